package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import fr.archipel.scot.check.ScotCheck.Ground;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a computation.
 *
 * @param etape what is computed, in French
 * @param calcul the formula, null when it is a measure
 */
record Trace(
        String etape,
        @Nullable BigDecimal valeur,
        String unite,
        @Nullable String calcul) {

    static List<Trace> of(ScotCheck check) {
        Ground ground = check.ground();
        return List.of(
                measured("Surface du projet, en Lambert-93", check.surfaceM2()),
                measured("Hors des communes du territoire", check.outsideM2()),
                measured("Friches urbanisées", ground.frichesUrbanised()),
                measured("Friches ENAF", ground.frichesEnaf()),
                measured("Friches à trancher", ground.frichesUnsettled()),
                measured("Zones existantes, hors friches", ground.zonesUrbanised()),
                measured("Zones prévues et extensions, hors friches", ground.zonesPlanned()),
                measured("Zones à préciser, hors friches", ground.zonesUnsettled()),
                computed(
                        "Surface restante",
                        ground.rest(),
                        "surface du projet − friches − zones, le commun compté une fois"),
                computed(
                        "Déjà urbanisé, au moins",
                        ground.urbanised().minimum(),
                        "friches urbanisées + zones existantes hors friches"),
                computed(
                        "Déjà urbanisé, au plus",
                        ground.urbanised().maximum(),
                        "minimum + friches à trancher + zones à préciser"),
                computed(
                        "Consommation potentielle, au moins",
                        ground.consumption().minimum(),
                        "friches ENAF"),
                computed(
                        "Consommation potentielle, au plus",
                        ground.consumption().maximum(),
                        "surface du projet − déjà urbanisé au moins"));
    }

    private static Trace measured(String step, long squareMetres) {
        return new Trace(step, Measures.hectares(squareMetres), "ha", null);
    }

    private static Trace computed(String step, long squareMetres, String formula) {
        return new Trace(step, Measures.hectares(squareMetres), "ha", formula);
    }
}
