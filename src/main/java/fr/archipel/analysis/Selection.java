package fr.archipel.analysis;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a geometry touches, or has within a distance. Areas in m², lengths and distances in m; common areas and lengths
 * are those of the geometry itself, not of its surroundings.
 *
 * @param objets at most {@link SelectionStore#MAXIMUM_OBJECTS} a layer, nearest first, then by what they share
 */
record Selection(
        List<TouchedCommune> communes, List<TouchedObjet> objets, List<Total> totaux, List<LinkedFiche> fiches) {

    record TouchedCommune(CommuneRef commune, double surfaceM2, double longueurM, double distanceM) {}

    record TouchedObjet(ObjetRef objet, double surfaceM2, double longueurM, double distanceM) {}

    /** A layer's objects together: where they cover each other, the ground counts once. */
    record Total(String layer, int nombre, double surfaceM2, double longueurM) {}

    /**
     * A fiche that what is touched leads to.
     *
     * @param role of the strongest link: porte_sur, dessert, localisation, mentionne; null when the document does not say
     *     where it acts
     * @param portee what the link goes through: objet, commune, or epci when the fiche is for all of it
     */
    record LinkedFiche(FicheRef fiche, @Nullable String role, String portee) {}
}
