package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Answers of the rooms below, as their addresses give them, with figures computed by hand. */
final class Fixtures {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final ReportTextStore.Texts NO_TEXT = new ReportTextStore.Texts(0, List.of());

    static final LandCover NO_COVER = LandCover.none("L'OCS GE n'est pas importée pour ce périmètre.");

    private Fixtures() {}

    static PerimeterSheet commune() {
        return new PerimeterSheet(
                "commune:62413",
                "commune",
                "Harnes",
                List.of(new CommuneRef("62413", "Harnes")),
                List.of(),
                List.of(),
                new BigDecimal("1000"),
                new BigDecimal("1001.5"),
                false);
    }

    /** 2011 to 2024: 10 ha a year to 2020, then 4, 3, 2, 1: Cref 100, C 10; −50 %: E 50, R 40, r 2,5, permitted 5. */
    static JsonNode trajectory() {
        ObjectNode answer = json("""
                {"regle": {"titre": "Loi climat", "description": "La loi.", "textes": ["Loi n° 2021-1104"]},
                 "source": {"titre": "ENAF", "millesime": 2025, "derniere_annee": 2024, "attribution": "Cerema"},
                 "periode_reference": {"debut": 2011, "fin": 2020}, "decennie": {"debut": 2021, "fin": 2030},
                 "hypothese_retenue": null, "taux_raison": "Aucun taux n'est confirmé.",
                 "indicateurs": [{"cle": "consommation", "titre": "Consommation", "valeur": 10, "unite": "ha", "raison": null}],
                 "hypotheses": [{"taux_pct": 50, "etat": "indicatif", "titre": "Loi", "source": "Loi",
                   "mesures": [{"cle": "enveloppe", "valeur": 50}, {"cle": "consommation", "valeur": 10},
                               {"cle": "reste", "valeur": 40}, {"cle": "rythme", "valeur": 2.5},
                               {"cle": "rythme_permis", "valeur": 5}, {"cle": "projection", "valeur": 25},
                               {"cle": "atteinte", "valeur": 50}],
                   "statut": {"code": "bonne_voie", "titre": "En bonne voie", "phrase": "La projection reste sous l'enveloppe."}}],
                 "registres": {"pene_ha": 0, "renaturation_deductible_ha": 1.5},
                 "doute": ["La dernière année est provisoire."], "raisons": []}""");
        ArrayNode years = answer.putObject("flux").putArray("annees");
        for (int year = 2011; year <= 2024; year++) {
            long total = year <= 2020 ? 100_000 : 10_000L * (2025 - year);
            ObjectNode each = years.addObject().put("annee", year);
            each.put("total_ha", Values.hectares(total));
            each.put("hab_ha", Values.hectares(total / 2)).put("act_ha", Values.hectares(total / 4));
            each.put("mix_ha", Values.hectares(total / 8)).put("rou_ha", Values.hectares(total / 16));
            each.put("fer_ha", Values.hectares(0));
            each.put("inc_ha", Values.hectares(total - total / 2 - total / 4 - total / 8 - total / 16));
            each.put("provisoire", year == 2024);
        }
        return answer;
    }

    /** Before any import. */
    static JsonNode emptyTrajectory() {
        return json("""
                {"regle": {"titre": "Loi climat", "textes": []}, "source": null, "flux": {"annees": []},
                 "decennie": {"debut": 2021, "fin": 2030}, "periode_reference": {"debut": 2011, "fin": 2020},
                 "indicateurs": [{"cle": "consommation", "titre": "Consommation", "valeur": null, "unite": "ha",
                                  "raison": "Aucun fichier de consommation n'est importé."}],
                 "hypotheses": [], "doute": [], "raisons": []}""");
    }

    static JsonNode stock(int vintage, String artificialised, String sealed) {
        return json("""
                {"millesime": %d, "total": {"surface_ha": 1000, "artificialise_ha": %s, "impermeable_ha": %s}, "raisons": []}""".formatted(vintage, artificialised, sealed));
    }

    static JsonNode flux() {
        return json("""
                {"de": 2018, "vers": 2021, "total": {"artificialisation_ha": 12, "desartificialisation_ha": 2.5, "net_ha": 9.5,
                 "impermeabilisation_ha": 6, "desimpermeabilisation_ha": 0.75, "impermeabilisation_nette_ha": 5.25}}""");
    }

    static LocalReport full() {
        return LocalReport.of(
                commune(),
                2025,
                DAY,
                trajectory(),
                new LandCover(
                        List.of(stock(2018, "400", "250.25"), stock(2021, "409.5", "255.5")), flux(), "Sans OCS GE."),
                new ReportTextStore.Texts(
                        3,
                        List.of(new ReportText(
                                "conclusion",
                                "Une ligne écrite à la main.\nUne seconde, avec « guillemets » & <balise>.",
                                "Agence",
                                "2026-11-22T10:00:00+01:00",
                                3))));
    }

    static LocalReport empty() {
        return LocalReport.of(commune(), 2026, DAY, emptyTrajectory(), NO_COVER, NO_TEXT);
    }

    /** A check over so many communes, with as many projects and reasons; each commune has 1 ha, half of it urbanised. */
    static ObjectNode check(int count) {
        ObjectNode check = json("""
                {"phrase": "Le projet prend de 0,5 à 1 ha par commune.", "nature": "extension",
                 "etat": {"code": "projete", "titre": "Projeté"}, "date_effet": null,
                 "deja_dans_millesime": {"reponse": "non", "phrase": "Il n'est pas dans le millésime 2024."},
                 "hors_perimetre_ha": 0.25, "regle": {"titre": "Loi climat", "description": "La loi."},
                 "sources": [{"titre": "Communes", "attribution": "IGN"}]}""");
        check.put("titre", "Aménagement d'un très long nom de zone d'activité communautaire à l'ouest".repeat(2));
        check.put("surface_ha", new BigDecimal(count).add(new BigDecimal("0.25")));
        ArrayNode sols = check.putArray("sols");
        sols.add(sol("urbanise", "Urbanisé", new BigDecimal(count).divide(BigDecimal.valueOf(2)), "zae"));
        sols.add(sol("inconnu", "Inconnu", new BigDecimal(count).divide(BigDecimal.valueOf(2)), null));
        ArrayNode communes = check.putArray("par_commune");
        ArrayNode envelopes = check.putArray("enveloppes");
        ArrayNode projects = check.putArray("projets");
        ArrayNode reasons = check.putArray("raisons");
        for (int i = 0; i < count; i++) {
            String name = "Sainte-Marie-Kerque-sous-les-Ormes " + i;
            ObjectNode commune = communes.addObject();
            commune.putObject("commune").put("insee", "62" + (100 + i)).put("nom", name);
            commune.put("surface_ha", 1);
            commune.putArray("sols")
                    .add(sol("urbanise", "Urbanisé", new BigDecimal("0.5"), "zae"))
                    .add(sol("inconnu", "Inconnu", new BigDecimal("0.5"), null));
            bounds(commune, "charge_ha", "0", "0.5");
            ObjectNode envelope = envelopes.addObject();
            envelope.putObject("perimetre").put("id", "commune:" + i).put("titre", name);
            ObjectNode rate = envelope.putArray("hypotheses").addObject();
            rate.put("taux_pct", 50)
                    .put("etat", "indicatif")
                    .put("enveloppe_ha", 12)
                    .put("reste_avant_ha", 3);
            bounds(rate, "charge_ha", "0", "0.5");
            bounds(rate, "reste_apres_ha", "2.5", "3");
            rate.put("statut_apres", "bonne_voie");
            ObjectNode project = projects.addObject().put("id", "p" + i).put("titre", "Projet de " + name);
            project.put("surface_ha", 1).put("propre_ha", 1).put("nature", "extension");
            bounds(project, "charge_ha", "0", "0.5");
            reasons.add("La friche « " + name + " » n'est pas qualifiée : "
                    + "on ne sait pas si elle est urbanisée. ".repeat(4));
        }
        return check;
    }

    private static ObjectNode sol(
            String code, String title, BigDecimal area, @org.jspecify.annotations.Nullable String by) {
        return Json.object()
                .put("code", code)
                .put("titre", title)
                .put("surface_ha", area)
                .put("par", by);
    }

    private static void bounds(ObjectNode node, String name, String least, String most) {
        node.putObject(name).put("minimum", new BigDecimal(least)).put("maximum", new BigDecimal(most));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
