/**
 * Rule sets: the law at a date, or a named simulation, as dated and sourced parameters.
 */
@NullMarked
package fr.archipel.scot.rule;

import org.jspecify.annotations.NullMarked;
