/**
 * What land accounting leaves on paper: the local report of art. L. 2231-1 CGCT, the check of a project on one page, all
 * tables as files. Computes nothing of its own but sums of what the rooms below answer, whose answers it reads by the names
 * they have in JSON; so a file says what the address says.
 */
@NullMarked
package fr.archipel.scot.output;

import org.jspecify.annotations.NullMarked;
