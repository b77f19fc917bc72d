package fr.archipel.scot.check;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;

/** A commune, whose it is, and how its contour was obtained. */
record Place(CommuneRef commune, EpciRef epci, ScotRef scot, String precision) {}
