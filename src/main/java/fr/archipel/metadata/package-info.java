/**
 * What catalogues tell of the layers: DCAT-AP for open-data portals, ISO 19139 for geographical ones, a page for people. One
 * {@link fr.archipel.metadata.LayerRecord} says what is known; each writer only puts it in its form.
 */
@NullMarked
package fr.archipel.metadata;

import org.jspecify.annotations.NullMarked;
