/**
 * Who changed what: the journal, written in the transaction of the change. May touch {@code db}, {@code json},
 * {@code account}.
 */
@NullMarked
package fr.archipel.history;

import org.jspecify.annotations.NullMarked;
