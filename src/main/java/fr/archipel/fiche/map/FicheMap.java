package fr.archipel.fiche.map;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What stands around a fiche, in metres of EPSG:2154, simplified to what the drawing can show.
 *
 * @param origine what the fiche's own geometry rests on: objets, communes or epci
 * @param epci its short name
 * @param contour of the EPCI, within the frame
 * @param communes of the EPCI within the frame, and those concerned outside it, the most populated first
 * @param objets that the fiche is tied to, those it acts on first
 * @param situation the whole EPCI, smaller; null when the frame already shows it
 */
record FicheMap(
        MapFrame frame,
        String origine,
        String epci,
        Geometry contour,
        List<Commune> communes,
        List<Objet> objets,
        @Nullable Situation situation) {

    /** {@code concernee}: the fiche names it, or acts on an object in it. */
    record Commune(
            String nom,
            boolean concernee,
            String precision,
            @Nullable LocalDate date,
            Geometry geom) {}

    /**
     * @param cas value of the field by which its layer is drawn, or null
     * @param date of the information
     */
    record Objet(
            String layer,
            String nom,
            Role role,
            @Nullable String cas,
            @Nullable String precision,
            @Nullable LocalDate date,
            Geometry geom) {}

    enum Role {
        PORTE_SUR,
        DESSERT,
        MENTIONNE
    }

    /** Where the frame lies. {@code concernees}: the communes concerned, as one. */
    record Situation(MapFrame frame, Geometry contour, Geometry concernees) {}

    boolean isWhole() {
        return origine.equals("epci");
    }
}
