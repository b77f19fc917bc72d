/**
 * Who may write: keys, given once and kept as digests. Reading is open. May touch {@code db}, {@code problem},
 * {@code request}.
 */
@NullMarked
package fr.archipel.account;

import org.jspecify.annotations.NullMarked;
