package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a computation.
 *
 * @param etape what is computed, in French
 * @param calcul the formula, null when it is a measure
 */
public record Trace(
        String etape,
        @Nullable BigDecimal valeur,
        String unite,
        @Nullable String calcul) {

    static List<Trace> of(Verification check) {
        Sols sols = check.sols();
        return List.of(
                measured("Surface du projet, en Lambert-93", check.surfaceM2()),
                measured("Hors des communes du territoire", check.outsideM2()),
                measured("Friches urbanisées", sols.of(Ground.FRICHE_URBANISEE)),
                measured("Friches ENAF", sols.of(Ground.FRICHE_ENAF)),
                measured("Friches à trancher", sols.of(Ground.FRICHE_A_TRANCHER)),
                measured("Zones existantes, hors friches", sols.of(Ground.ZONE_EXISTANTE)),
                measured("ENAF connus, hors friches et zones existantes", sols.of(Ground.REFERENCE_ENAF)),
                measured(
                        "Espaces urbanisés connus, hors friches et zones existantes",
                        sols.of(Ground.REFERENCE_URBANISEE)),
                measured("Zones prévues et extensions, hors friches et sols connus", sols.of(Ground.ZONE_PREVUE)),
                measured("Zones à préciser, hors friches et sols connus", sols.of(Ground.ZONE_A_PRECISER)),
                computed(
                        "Surface restante",
                        sols.of(Ground.RESTE),
                        "surface du projet − friches − zones − sols connus, le commun compté une fois"),
                computed(
                        "Déjà urbanisé, au moins",
                        sols.urbanised().minimum(),
                        "friches urbanisées + zones existantes + espaces urbanisés connus"),
                computed(
                        "Déjà urbanisé, au plus",
                        sols.urbanised().maximum(),
                        "minimum + friches à trancher + zones à préciser"),
                computed(
                        "Consommation potentielle, au moins",
                        sols.consumption().minimum(),
                        "friches ENAF + ENAF connus"),
                computed(
                        "Consommation potentielle, au plus",
                        sols.consumption().maximum(),
                        "surface du projet − déjà urbanisé au moins"));
    }

    private static Trace measured(String step, long squareMetres) {
        return new Trace(step, Measures.hectares(squareMetres), "ha", null);
    }

    private static Trace computed(String step, long squareMetres, String formula) {
        return new Trace(step, Measures.hectares(squareMetres), "ha", formula);
    }
}
