package fr.archipel.scot.check;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database measured of a geometry, in m² and Lambert-93: all a check needs to compute.
 *
 * @param objets friches and activity zones that share at least 1 m² with it
 */
record Measured(double surfaceM2, List<CommunePart> communes, List<Overlap> objets, LandAreas sols) {

    /** {@code precision}: how the commune's contour was obtained. */
    record CommunePart(CommuneRef commune, ScotRef scot, String precision, double surfaceM2) {}

    /**
     * @param qualification of a friche, null for a zone
     * @param etat of a zone ({@code site_etat}), null for a friche or when unknown
     */
    record Overlap(
            ObjetRef objet,
            double surfaceM2,
            LandState sol,
            @Nullable String qualification,
            @Nullable String etat,
            String precision) {}

    /**
     * Areas of unions inside the geometry, so that no ground counts twice.
     *
     * @param friches under any friche
     * @param frichesUrbanisees under friches that are urbanised only, no other kind overlapping
     * @param frichesEnaf under friches that are ENAF only
     * @param zones under any zone, friches included
     * @param zonesHorsFriches under any zone and no friche
     * @param zonesUrbanisees under existing zones only, no friche
     * @param zonesPrevues under planned zones only, no friche
     */
    record LandAreas(
            double friches,
            double frichesUrbanisees,
            double frichesEnaf,
            double zones,
            double zonesHorsFriches,
            double zonesUrbanisees,
            double zonesPrevues) {
        static final LandAreas NONE = new LandAreas(0, 0, 0, 0, 0, 0, 0);
    }
}
