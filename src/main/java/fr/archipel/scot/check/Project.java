package fr.archipel.scot.check;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is to be checked: a geometry that was sent, or a fiche and the objects it acts on. */
sealed interface Project {

    /** Its footprint in EPSG:2154, made of polygons; null when nobody drew any. */
    @Nullable
    Geometry emprise();

    record Drawn(Geometry emprise) implements Project {}

    /**
     * @param emprise union of the areas among the objects the fiche acts on; null when there is none
     * @param objets those that make the footprint
     * @param sansSurface what it acts on that has no area (lines, points)
     * @param communes of its location and of what it acts on or serves; empty when it is for the whole EPCI
     * @param scots of those communes, or of the EPCI
     */
    record OfFiche(
            FicheRef fiche,
            @Nullable Geometry emprise,
            List<ObjetRef> objets,
            List<ObjetRef> sansSurface,
            List<CommuneRef> communes,
            List<ScotRef> scots)
            implements Project {}
}
