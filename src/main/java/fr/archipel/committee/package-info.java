/**
 * Committees of the contracts (articles 7 of the three contracts): meetings, agendas, what moved since the last one, what
 * is decided there and the files they are held with. A change of status goes through {@code fiche.life}, under its rules.
 * May touch every floor below the desk.
 */
@NullMarked
package fr.archipel.committee;

import org.jspecify.annotations.NullMarked;
