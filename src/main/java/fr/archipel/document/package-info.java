/**
 * Tables and pages as files for people: XLSX, CSV for a French Excel, PDF. A {@link fr.archipel.document.Report} is built
 * once, by whoever knows the figures; each writer only writes it, so that all files show the same cents. Knows neither
 * HTTP nor SQL nor the domain.
 */
@NullMarked
package fr.archipel.document;

import org.jspecify.annotations.NullMarked;
