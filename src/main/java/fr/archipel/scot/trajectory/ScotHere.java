package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.util.List;

/** A SCoT as {@code /api/scot} lists it, with what every perimeter tells and the list does not. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ScotHere(
        @JsonUnwrapped Perimeter scot,
        String perimetre,
        String type,
        String titre,
        List<ScotRef> scots,
        BigDecimal geometrieHa,
        boolean schematique) {

    ScotHere(Perimeter scot, PerimeterSheet sheet) {
        this(scot, sheet.id(), sheet.type(), sheet.titre(), sheet.scots(), sheet.geometrieHa(), sheet.schematique());
    }
}
