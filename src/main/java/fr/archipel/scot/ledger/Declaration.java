package fr.archipel.scot.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What somebody declares of a project that takes ground: a fiche, an object, or a drawing of its own.
 *
 * @param titre of a project of its own; null for most others
 * @param emprise footprint in EPSG:2154; with a fiche or an object, it stands for that of their objects
 * @param nature extension, densification, friche, renaturation, pene, photovoltaique; null: not said
 * @param etat projete, engage, autorise, realise; null: that of the fiche's status
 * @param dateEffet day the ground is taken, ISO 8601
 * @param conforme of a photovoltaic project, whether it meets the decree; null: not said
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Declaration(
        long id,
        @Nullable String titre,
        @Nullable FicheRef fiche,
        @Nullable ObjetRef objet,
        @JsonIgnore @Nullable Geometry emprise,
        @Nullable String nature,
        @Nullable String etat,
        @Nullable String dateEffet,
        @Nullable Boolean conforme,
        @Nullable String preuve,
        @Nullable String remarque,
        @JsonUnwrapped Signature signature)
        implements Entry {

    @JsonProperty
    public boolean dessin() {
        return emprise != null;
    }
}
