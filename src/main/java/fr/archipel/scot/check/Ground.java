package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a bit of ground counts as, and what says so. The order is that in which one goes before another: a friche, which
 * someone qualified, before the zone around it; an existing zone before known land; known land settles what lies in a
 * planned zone, or in one whose state nobody gave, and what is under nothing else.
 */
enum Ground {
    FRICHE_URBANISEE("urbanise", "Friche urbanisée", "friche", Bearing.URBANISE),
    FRICHE_ENAF("enaf", "Friche ENAF", "friche", Bearing.ENAF),
    FRICHE_A_TRANCHER("a_trancher", "Friche à trancher", "friche", Bearing.INCONNU),
    ZONE_EXISTANTE("urbanise", "Zone d'activité existante", "zae", Bearing.URBANISE),
    REFERENCE_ENAF("enaf", "Espace naturel, agricole ou forestier connu", "sol_reference", Bearing.ENAF),
    REFERENCE_URBANISEE("urbanise", "Espace urbanisé connu", "sol_reference", Bearing.URBANISE),
    ZONE_PREVUE("prevu", "Zone d'activité prévue ou extension", "zae", Bearing.INCONNU),
    ZONE_A_PRECISER("a_preciser", "Zone d'activité à préciser", "zae", Bearing.INCONNU),
    RESTE("inconnu", "Sol dont rien n'est connu", null, Bearing.INCONNU);

    /** What building there does: consumes nothing, consumes, or nobody knows. */
    enum Bearing {
        URBANISE("urbanise"),
        ENAF("enaf"),
        INCONNU("inconnu");

        private final String id;

        Bearing(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }
    }

    private final String code;
    private final String titre;
    private final @Nullable String par;
    private final Bearing bearing;

    Ground(String code, String titre, @Nullable String par, Bearing bearing) {
        this.code = code;
        this.titre = titre;
        this.par = par;
        this.bearing = bearing;
    }

    String code() {
        return code;
    }

    String titre() {
        return titre;
    }

    /** What says so: friche, zae, sol_reference; null when nothing does. */
    @Nullable
    String par() {
        return par;
    }

    Bearing bearing() {
        return bearing;
    }

    boolean isFriche() {
        return "friche".equals(par);
    }

    /** Under an activity zone and no friche, and counted by it. */
    boolean isZone() {
        return "zae".equals(par);
    }
}
