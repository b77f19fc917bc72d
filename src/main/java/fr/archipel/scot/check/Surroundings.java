package fr.archipel.scot.check;

import fr.archipel.territory.ObjetRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * All that a footprint meets: what its ground may be.
 *
 * @param communes by INSEE code: where contours overlap, the first has the ground
 */
record Surroundings(List<Area<Place>> communes, List<Area<Objet>> objets, List<Area<Known>> known) {

    /** An area, maybe cut where it goes far beyond the footprint. */
    record Area<T>(T what, Geometry geometry) {}

    /**
     * A friche or an activity zone.
     *
     * @param qualification of a friche, null for a zone
     * @param etat of a zone ({@code site_etat}), null for a friche or when unknown
     */
    record Objet(
            ObjetRef ref,
            LandState sol,
            @Nullable String qualification,
            @Nullable String etat,
            String precision) {

        boolean isFriche() {
            return qualification != null;
        }
    }

    /** Land known as ENAF, or else urbanised ({@code sol_reference}). */
    record Known(boolean enaf, int millesime, String source) {}
}
