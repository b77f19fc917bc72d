package fr.archipel.scot.cover;

import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Term;
import fr.archipel.scot.PerimeterSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why each figure of a stock is what it is, by JSON Pointer. */
final class StockExplanations {
    private static final String CUT =
            "somme des polygones du millésime dans chaque commune ; un polygone à cheval sur une limite "
                    + "y est coupé exactement ; arrondi au m² une fois, commune par commune, de sorte que les parts s'additionnent";

    private StockExplanations() {}

    static Map<String, Explanation> of(StockAnswer answer) {
        Map<String, Explanation> all = new LinkedHashMap<>();
        Amount total = answer.total();
        if (total == null) {
            return all;
        }
        List<String> sources = List.of("%s %d, %s"
                .formatted(
                        answer.source().titre(),
                        answer.millesime(),
                        answer.source().attribution()));
        Map<String, @Nullable BigDecimal> parts = new LinkedHashMap<>();
        parts.put("couvert", total.surfaceHa());
        parts.put("non couvert", answer.nonCouvertHa());
        perimeter(all, answer.perimetre());
        all.put(
                "/perimetre_ha",
                figure(
                        "Surface du périmètre",
                        answer.perimetreHa(),
                        "aire des contours des communes en Lambert-93, arrondie au m² par commune",
                        parts,
                        List.of("couche communes")));
        all.put(
                "/non_couvert_ha",
                figure(
                        "Sol sans polygone",
                        answer.nonCouvertHa(),
                        "aire des contours moins aire couverte",
                        parts,
                        sources));
        all.put("/total", figure("Sol couvert", total.surfaceHa(), CUT, Map.of(), sources));
        state(all, answer, total, sources);
        all.put(
                "/total/impermeable_ha",
                figure(
                        "Sol imperméable",
                        total.impermeableHa(),
                        "somme des polygones dont la couverture est bâtie ou revêtue ; les seuils n'y changent rien",
                        Map.of(),
                        sources));
        all.put(
                "/lignes",
                figure(
                        "Lignes par " + answer.par(),
                        total.surfaceHa(),
                        CUT + " ; part_pct est la part du sol couvert",
                        Map.of(),
                        sources));
        return all;
    }

    /** Of the perimeter any answer of this room is about. */
    static void perimeter(Map<String, Explanation> all, PerimeterSheet sheet) {
        all.put(
                "/perimetre/surface_ha",
                figure(
                        "Surface officielle",
                        sheet.surfaceHa(),
                        "somme des surfaces officielles des communes",
                        Map.of(),
                        List.of("couche communes")));
        all.put(
                "/perimetre/geometrie_ha",
                figure(
                        "Surface des contours",
                        sheet.geometrieHa(),
                        "aire des contours en Lambert-93",
                        Map.of(),
                        List.of("couche communes")));
    }

    private static void state(Map<String, Explanation> all, StockAnswer answer, Amount total, List<String> sources) {
        StockAnswer.ThresholdsApplied seuils = answer.seuils();
        if (seuils != null) {
            String rule =
                    "le classement de l'IGN quand le fichier le porte, sinon la matrice couverture × usage avec les seuils de "
                            + "%s m² pour le bâti et %s m² pour le reste : les sols contigus de même nature sont pris ensemble, ce qui est trop petit prend la nature de ce qui l'entoure"
                                    .formatted(
                                            seuils.batiM2().toPlainString(),
                                            seuils.autresM2().toPlainString());
            Map<String, @Nullable BigDecimal> by = new LinkedHashMap<>();
            by.put("classés par l'IGN", seuils.ignHa());
            by.put("classés par la matrice", seuils.matriceHa());
            by.put("sous le seuil, non artificialisés", seuils.sousSeuilHa());
            by.put("enclaves, artificialisées", seuils.enclaveHa());
            List<String> with = new ArrayList<>(sources);
            with.add(seuils.source());
            all.put("/total/artificialise_ha", figure("Sol artificialisé", total.artificialiseHa(), rule, by, with));
            all.put(
                    "/total/non_artificialise_ha",
                    figure("Sol non artificialisé", total.nonArtificialiseHa(), rule, by, with));
            all.put("/seuils", figure("Ce qui a décidé de la nature du sol", total.surfaceHa(), rule, by, with));
            all.put(
                    "/part_pct",
                    percent("Part artificialisée", answer, total.artificialiseHa(), total.nonArtificialiseHa(), with));
        } else {
            String rule = "usages que la table ocs2d_urbanise lit comme urbanisés ; lecture indicative";
            all.put("/total/urbanise_ha", figure("Sol urbanisé", total.urbaniseHa(), rule, Map.of(), sources));
            all.put(
                    "/total/non_urbanise_ha",
                    figure("Sol non urbanisé", total.nonUrbaniseHa(), rule, Map.of(), sources));
            all.put("/part_pct", percent("Part urbanisée", answer, total.urbaniseHa(), total.nonUrbaniseHa(), sources));
        }
        all.put(
                "/total/indetermine_ha",
                figure(
                        "Sol de nature inconnue",
                        total.indetermineHa(),
                        "polygones dont les codes ne disent pas la nature",
                        Map.of(),
                        sources));
    }

    private static Explanation percent(
            String title, StockAnswer answer, @Nullable BigDecimal yes, @Nullable BigDecimal no, List<String> sources) {
        List<Term> terms = List.of(new Term("oui", yes, "ha", null, null), new Term("non", no, "ha", null, null));
        String calculation = answer.partPct() == null || yes == null || no == null
                ? null
                : "%s ÷ (%s + %s) = %s"
                        .formatted(
                                yes.toPlainString(),
                                yes.toPlainString(),
                                no.toPlainString(),
                                answer.partPct().toPlainString());
        return new Explanation(
                title,
                answer.partPct(),
                "%",
                "oui ÷ (oui + non) × 100, le sol de nature inconnue laissé de côté",
                calculation,
                terms,
                List.of(),
                sources,
                null);
    }

    static Explanation figure(
            String title,
            @Nullable BigDecimal value,
            String formula,
            Map<String, ? extends @Nullable BigDecimal> terms,
            List<String> sources) {
        List<Term> all = new ArrayList<>();
        terms.forEach((name, term) -> all.add(new Term(name, term, "ha", null, null)));
        return new Explanation(
                title, value, "ha", formula, null, all, List.of(), Objects.requireNonNull(sources), null);
    }
}
