package fr.archipel.scot.cover;

import static fr.archipel.scot.cover.StockExplanations.figure;

import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Term;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why each figure of a flux is what it is, by JSON Pointer. */
final class FluxExplanations {
    private static final String LAID =
            "polygones du second millésime posés sur ceux du premier dans chaque commune ; ceux qui n'ont changé "
                    + "ni de dessin ni de nature sont écartés ; arrondi au m² une fois, commune par commune";

    private FluxExplanations() {}

    static Map<String, Explanation> of(FluxAnswer answer) {
        Map<String, Explanation> all = new LinkedHashMap<>();
        FluxAnswer.Flows total = answer.total();
        if (total == null) {
            return all;
        }
        List<String> sources = List.of("%s %d et %d, %s"
                .formatted(
                        answer.source().titre(),
                        answer.de(),
                        answer.vers(),
                        answer.source().attribution()));
        boolean law = answer.source().id().equals("ocsge");
        String state = law ? "artificialisé" : "urbanisé (lecture indicative)";
        BigDecimal gained = law ? total.artificialisationHa() : total.urbanisationHa();
        BigDecimal returned = law ? total.desartificialisationHa() : total.retourHa();
        StockExplanations.perimeter(all, answer.perimetre());
        all.put(
                law ? "/total/artificialisation_ha" : "/total/urbanisation_ha",
                figure(
                        "Devenu " + state,
                        gained,
                        "sol qui n'était pas " + state + " et l'est devenu : " + LAID,
                        Map.of(),
                        sources));
        all.put(
                law ? "/total/desartificialisation_ha" : "/total/retour_ha",
                figure(
                        "N'est plus " + state,
                        returned,
                        "sol qui était " + state + " et ne l'est plus : " + LAID,
                        Map.of(),
                        sources));
        all.put("/total/net_ha", net("Solde", total.netHa(), gained, returned, sources));
        all.put(
                "/total/impermeabilisation_ha",
                figure(
                        "Devenu imperméable",
                        total.impermeabilisationHa(),
                        "sol devenu bâti ou revêtu : " + LAID,
                        Map.of(),
                        sources));
        all.put(
                "/total/desimpermeabilisation_ha",
                figure(
                        "N'est plus imperméable",
                        total.desimpermeabilisationHa(),
                        "sol qui n'est plus ni bâti ni revêtu : " + LAID,
                        Map.of(),
                        sources));
        all.put(
                "/total/impermeabilisation_nette_ha",
                net(
                        "Solde d'imperméabilisation",
                        total.impermeabilisationNetteHa(),
                        total.impermeabilisationHa(),
                        total.desimpermeabilisationHa(),
                        sources));
        all.put(
                "/lignes",
                figure(
                        "Lignes par " + answer.par(),
                        total.netHa(),
                        LAID + " ; chaque solde est ce qui devient moins ce qui cesse",
                        Map.of(),
                        sources));
        return all;
    }

    private static Explanation net(
            String title,
            BigDecimal value,
            @Nullable BigDecimal gained,
            @Nullable BigDecimal returned,
            List<String> sources) {
        List<Term> terms =
                List.of(new Term("devient", gained, "ha", null, null), new Term("cesse", returned, "ha", null, null));
        String calculation = gained == null || returned == null
                ? null
                : "%s − %s = %s".formatted(gained.toPlainString(), returned.toPlainString(), value.toPlainString());
        return new Explanation(
                title, value, "ha", "ce qui devient moins ce qui cesse", calculation, terms, List.of(), sources, null);
    }
}
