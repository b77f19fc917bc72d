package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.French;
import fr.archipel.document.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 4° of art. R. 2231-1 CGCT: whether the objectives are kept, for each rate that may apply. */
final class Objectives {
    private static final String LEAD =
            "Évaluation du respect des objectifs de réduction de la consommation fixés par les"
                    + " documents de planification et d'urbanisme (4° de l'article R.\u00A02231-1 du CGCT).";

    /** Measures shown, in their order; all areas but those named in the title. */
    private static final Map<String, String> MEASURES = measures();

    private Objectives() {}

    private static Map<String, String> measures() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("enveloppe", "Enveloppe (ha)");
        all.put("consommation", "Consommé (ha)");
        all.put("reste", "Reste (ha)");
        all.put("rythme", "Rythme (ha/an)");
        all.put("rythme_permis", "Permis (ha/an)");
        all.put("projection", "Projection (ha)");
        all.put("atteinte", "Atteinte (%)");
        return all;
    }

    static Section of(JsonNode trajectory) {
        JsonNode hypotheses = trajectory.path("hypotheses");
        List<String> reasons = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        JsonNode retained = trajectory.path("hypothese_retenue").isInt()
                ? hypotheses.path(trajectory.path("hypothese_retenue").asInt())
                : null;
        JsonNode shown = retained == null ? trajectory.path("indicateurs") : retained.path("mesures");
        MEASURES.keySet().forEach(key -> figures.add(figure(Values.keyed(shown, key), key)));
        if (hypotheses.size() > 0) {
            tables.add(rates(hypotheses));
        }
        for (JsonNode each : hypotheses) {
            String sentence = Values.text(each.path("statut"), "phrase");
            if (sentence != null) {
                reasons.add("Au taux de " + rate(each) + " (" + state(each) + ") : " + sentence);
            }
        }
        tables.addAll(projects(trajectory.path("projets")));
        registers(trajectory.path("registres"), figures);
        String rate = Values.text(trajectory, "taux_raison");
        if (rate != null) {
            reasons.add(0, rate);
        }
        return new Section(Rubrique.OBJECTIFS, LEAD, figures, tables, List.of(), reasons, null);
    }

    private static Figure figure(JsonNode measure, String key) {
        String title = Values.text(measure, "titre", String.valueOf(MEASURES.get(key)));
        String unit = Values.text(measure, "unite", "ha");
        BigDecimal value = Values.number(measure, "valeur");
        return value == null
                ? Figure.missing(key, title, unit, Values.text(measure, "raison", "Cette mesure n'est pas calculée."))
                : new Figure(key, title, value, unit, Values.text(measure, "raison"));
    }

    private static void registers(JsonNode registers, List<Figure> figures) {
        Map.of(
                        "pene_ha", "Part des projets d'envergure nationale ou européenne",
                        "renaturation_deductible_ha", "Renaturation prouvée, déductible")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    BigDecimal value = Values.number(registers, entry.getKey());
                    if (value != null) {
                        figures.add(new Figure(entry.getKey(), entry.getValue(), value, "ha", null));
                    }
                });
    }

    private static Table rates(JsonNode hypotheses) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("taux", "Taux", 21)));
        MEASURES.forEach((key, title) -> columns.add(Column.decimal(key, title)));
        columns.add(Column.text("statut", "Statut", 17));
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode each : hypotheses) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text("\u2212" + rate(each) + ", " + state(each)));
            MEASURES.keySet()
                    .forEach(key ->
                            cells.add(Cell.decimal(Values.number(Values.keyed(each.path("mesures"), key), "valeur"))));
            cells.add(Cell.text(Values.text(each.path("statut"), "titre")));
            rows.add(new Table.Row(cells));
        }
        return Table.flat("Enveloppe et trajectoire, pour chaque taux", columns, rows);
    }

    private static List<Table> projects(JsonNode projects) {
        if (!projects.isObject()) {
            return List.of();
        }
        List<Table.Row> rows = new ArrayList<>();
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("engages", "Engagés");
        groups.put("projetes", "Projetés");
        groups.put("deja_dans_millesime", "Déjà dans le millésime");
        groups.put("hors_enveloppe", "Hors enveloppe");
        groups.forEach((key, title) -> {
            JsonNode group = projects.path(key);
            Integer count = group.path("nombre").isInt() ? group.path("nombre").asInt() : null;
            rows.add(new Table.Row(List.of(
                    Cell.text(title),
                    Cell.number(count),
                    Cell.area(Values.area(group.path("charge_ha"), "minimum")),
                    Cell.area(Values.area(group.path("charge_ha"), "maximum")))));
        });
        return List.of(Table.flat(
                "Projets connus et ce qu'ils prennent",
                List.of(
                        Column.text("etat", "Projets", 40),
                        Column.number("nombre", "Nombre"),
                        Column.areaApart("minimum_ha", "Au moins"),
                        Column.areaApart("maximum_ha", "Au plus")),
                rows));
    }

    /** {@code 54,47 %}. */
    static String rate(JsonNode hypothesis) {
        BigDecimal rate = Values.number(hypothesis, "taux_pct");
        return rate == null ? French.UNKNOWN : French.percent(rate);
    }

    /** What a rate is worth, in a word. */
    static String state(JsonNode hypothesis) {
        return switch (hypothesis.path("etat").asText()) {
            case "etabli" -> "établi";
            case "simulation" -> "simulation";
            case "essai" -> "essai";
            default -> "indicatif";
        };
    }

    /** Names of communes. */
    static List<String> names(JsonNode communes) {
        List<String> names = new ArrayList<>();
        communes.forEach(each -> {
            @Nullable String name = Values.text(each, "nom");
            names.add(name == null ? each.asText() : name);
        });
        return names;
    }
}
