/**
 * What every room that speaks HTTP needs: query parameters read strictly, bodies read within bounds, links between
 * pages. The server's own wiring is in {@code http}.
 */
@NullMarked
package fr.archipel.request;

import org.jspecify.annotations.NullMarked;
