/**
 * Tables, texts and pages as files for people: XLSX, CSV for a French Excel, PDF, HTML, ODT. A {@link fr.archipel.document.Report}
 * (tables) or a {@link fr.archipel.document.Document} (a text with tables and drawings) is built
 * once, by whoever knows the figures; each writer only writes it, so that all files show the same cents. Knows neither
 * HTTP nor SQL nor the domain.
 */
@NullMarked
package fr.archipel.document;

import org.jspecify.annotations.NullMarked;
