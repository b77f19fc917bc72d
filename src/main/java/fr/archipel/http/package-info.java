/**
 * The server's wiring: Javalin, problems as RFC 9457 documents, static files, health. The only room that maps a
 * {@link fr.archipel.problem.Problem} to a status.
 */
@NullMarked
package fr.archipel.http;

import org.jspecify.annotations.NullMarked;
