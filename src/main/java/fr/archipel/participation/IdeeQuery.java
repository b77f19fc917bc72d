package fr.archipel.participation;

import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.request.Parameters;
import fr.archipel.territory.Codes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which ideas are asked for.
 *
 * @param etats ids of {@link Etat}; empty: any
 */
record IdeeQuery(
        List<String> etats,
        @Nullable String theme,
        @Nullable String insee,
        @Nullable String fiche,
        @Nullable Bbox bbox) {
    static final List<String> PUBLIC = List.of("theme", "commune", "fiche", "bbox", "f");
    static final List<String> MODERATION = List.of("etat", "theme", "commune", "fiche", "bbox", "f");

    /** {@code etat} is read where the address knows it; elsewhere only what is published is asked for. */
    static IdeeQuery read(Parameters parameters, boolean moderation) {
        List<String> states = moderation
                ? parameters.choice("etat", Etat.ids()).map(List::of).orElse(List.of())
                : List.of(Etat.PUBLIEE.id());
        return new IdeeQuery(
                states,
                parameters.choice("theme", IdeeTheme.ids()).orElse(null),
                parameters.find("commune", Codes.INSEE_ACCEPTED, Codes::insee).orElse(null),
                parameters.find("fiche").orElse(null),
                parameters
                        .find("bbox", Bbox.ACCEPTED, text -> Optional.of(Bbox.parse(text)))
                        .orElse(null));
    }

    /** The condition on {@code i}. */
    Sql where() {
        Sql where =
                etats.isEmpty() ? Sql.of("true") : Sql.of("i.etat = ANY (?)", (Object) etats.toArray(String[]::new));
        if (theme != null) {
            where = where.add(" AND i.theme = ?", theme);
        }
        if (insee != null) {
            where = where.add(" AND i.insee = ?", insee);
        }
        if (fiche != null) {
            where = where.add(" AND i.fiche = ?", fiche);
        }
        if (bbox != null) {
            Optional<Geometry> box = bbox.toLambert93();
            where = box.isPresent() ? where.add(" AND ST_Intersects(i.geom, ?)", box.get()) : where.add(" AND false");
        }
        return where;
    }
}
