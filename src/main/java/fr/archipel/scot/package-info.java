/**
 * Land consumption against the SCoT: "what does this project leave us?". Here what all its rooms share: perimeters, intervals,
 * explanations. {@code rule}: the law as dated data. {@code ledger}: what people declare and sign. {@code consumption}: what
 * was consumed, source by source. {@code trajectory}: envelopes and where each perimeter stands. {@code cover}: OCS GE, stock and
 * flux. {@code check}: what projects take. {@code output}: reports and files. What has no data is null with its reason; nothing
 * is guessed.
 */
@NullMarked
package fr.archipel.scot;

import org.jspecify.annotations.NullMarked;
