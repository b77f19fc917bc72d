/**
 * Registers of land: what people declare and sign. The qualification of friches, ground given back to nature, projects of
 * national scope, and what a project is. An entry is never rewritten: it is annulled, with a reason, and brought back.
 */
@NullMarked
package fr.archipel.scot.ledger;

import org.jspecify.annotations.NullMarked;
