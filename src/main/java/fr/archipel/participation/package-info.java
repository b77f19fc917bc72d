/**
 * Ideas of the inhabitants: placed on the map without an account, moderated before they show, deleted when their time is over.
 * Nothing is kept of who wrote one; addresses of clients are counted in memory, salted, and forgotten. May touch
 * {@code territory}, {@code account}, {@code history}, {@code document}, {@code request} and what lies below.
 */
@NullMarked
package fr.archipel.participation;

import org.jspecify.annotations.NullMarked;
