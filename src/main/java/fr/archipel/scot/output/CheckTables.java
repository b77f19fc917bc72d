package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.French;
import fr.archipel.document.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a check, from its answer: the same in a workbook and on paper. */
final class CheckTables {
    private CheckTables() {}

    /** All of them that have rows; the first, ground by commune, is always there. */
    static List<Table> all(JsonNode check) {
        List<Table> tables = new ArrayList<>(List.of(communes(check)));
        grounds(check).ifPresent(tables::add);
        envelopes(check).ifPresent(tables::add);
        projects(check).ifPresent(tables::add);
        cover(check).ifPresent(tables::add);
        return tables;
    }

    /** Communes by kind of ground, with what they are charged with; what lies outside the territory is a row. */
    static Table communes(JsonNode check) {
        Map<String, String> kinds = new LinkedHashMap<>();
        check.path("sols")
                .forEach(sol -> kinds.putIfAbsent(ground(sol), sol.path("titre").asText()));
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("commune", "Commune", 28),
                Column.text("insee", "INSEE", 8),
                Column.area("surface_ha", "Surface")));
        kinds.forEach((code, title) -> columns.add(Column.area(code.replace('/', '_') + "_ha", title)));
        columns.addAll(List.of(
                Column.area("charge_minimum_ha", "Charge, au moins"),
                Column.area("charge_maximum_ha", "Charge, au plus")));
        List<Table.Row> rows = new ArrayList<>();
        JsonNode parts = check.path("par_commune").size() > 0 ? check.path("par_commune") : check.path("communes");
        for (JsonNode part : parts) {
            JsonNode commune = part.path("commune").isObject() ? part.path("commune") : part;
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(commune.path("nom").asText()),
                    Cell.text(commune.path("insee").asText()),
                    Cell.area(Values.area(part, "surface_ha"))));
            for (String code : kinds.keySet()) {
                cells.add(new Cell.Area(under(part.path("sols"), code)));
            }
            cells.add(least(part, "charge_ha"));
            cells.add(most(part, "charge_ha"));
            rows.add(new Table.Row(cells));
        }
        Long outside = Values.area(check, "hors_perimetre_ha");
        if (outside != null && outside > 0) {
            List<Cell> cells = new ArrayList<>(
                    List.of(Cell.text("Hors des communes du territoire"), Cell.BLANK, Cell.area(outside)));
            while (cells.size() < columns.size()) {
                cells.add(Cell.BLANK);
            }
            rows.add(new Table.Row(cells));
        }
        return Table.summed("Par commune", columns, rows, "Total");
    }

    /** The lower bound of an interval, in the answer's hectares. */
    private static Cell least(JsonNode node, String interval) {
        return Cell.area(Values.area(node.path(interval), "minimum"));
    }

    private static Cell most(JsonNode node, String interval) {
        return Cell.area(Values.area(node.path(interval), "maximum"));
    }

    private static Optional<Table> unlessEmpty(Table table) {
        return Optional.of(table).filter(each -> !each.isEmpty());
    }

    private static String ground(JsonNode sol) {
        return sol.path("code").asText()
                + (sol.path("par").isTextual() ? "/" + sol.path("par").asText() : "");
    }

    private static long under(JsonNode sols, String code) {
        long sum = 0;
        for (JsonNode sol : sols) {
            Long area = Values.area(sol, "surface_ha");
            sum += ground(sol).equals(code) && area != null ? area : 0;
        }
        return sum;
    }

    static Optional<Table> grounds(JsonNode check) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode sol : check.path("sols")) {
            rows.add(new Table.Row(List.of(
                    Cell.text(sol.path("titre").asText()),
                    Cell.area(Values.area(sol, "surface_ha")),
                    Cell.text(by(sol.path("par").asText(""))))));
        }
        return unlessEmpty(Table.summed(
                "Par sol actuel",
                List.of(
                        Column.text("sol", "Sol", 34),
                        Column.area("surface_ha", "Surface"),
                        Column.text("par", "D'après", 22)),
                rows,
                "Total"));
    }

    /** {@code Sols : urbanisé 2,5 ha (zones d'activité) ; …}. */
    static Optional<String> groundWords(JsonNode check) {
        List<String> words = new ArrayList<>();
        for (JsonNode sol : check.path("sols")) {
            Long area = Values.area(sol, "surface_ha");
            if (area != null && area > 0) {
                words.add(sol.path("titre").asText() + " " + French.hectares(area) + " ("
                        + by(sol.path("par").asText("")) + ")");
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of("Sols : " + String.join(" ; ", words) + ".");
    }

    private static String by(String code) {
        return switch (code) {
            case "friche" -> "friches qualifiées";
            case "zae" -> "zones d'activité";
            case "sol_reference" -> "couche des sols";
            case "", "null" -> "aucune donnée";
            default -> code;
        };
    }

    /** What is left before and after, by territory and rate. */
    static Optional<Table> envelopes(JsonNode check) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode envelope : EnvelopeOrder.of(check)) {
            JsonNode hypotheses = envelope.path("hypotheses");
            String title = envelope.path("perimetre").path("titre").asText();
            if (hypotheses.isEmpty()) {
                rows.add(new Table.Row(List.of(
                        Cell.text(title),
                        Cell.UNKNOWN,
                        Cell.UNKNOWN,
                        Cell.UNKNOWN,
                        least(envelope, "charge_ha"),
                        most(envelope, "charge_ha"),
                        Cell.UNKNOWN,
                        Cell.UNKNOWN,
                        Cell.UNKNOWN)));
            }
            for (JsonNode each : hypotheses) {
                rows.add(new Table.Row(List.of(
                        Cell.text(title),
                        Cell.text("\u2212" + Objectives.rate(each) + ", " + Objectives.state(each)),
                        Cell.area(Values.area(each, "enveloppe_ha")),
                        Cell.area(Values.area(each, "reste_avant_ha")),
                        least(each, "charge_ha"),
                        most(each, "charge_ha"),
                        least(each, "reste_apres_ha"),
                        most(each, "reste_apres_ha"),
                        Cell.text(status(each.path("statut_apres"))))));
            }
        }
        return unlessEmpty(Table.flat(
                "Enveloppes avant et après",
                List.of(
                        Column.text("perimetre", "Territoire", 26),
                        Column.text("taux", "Taux", 16),
                        Column.areaApart("enveloppe_ha", "Enveloppe"),
                        Column.areaApart("reste_avant_ha", "Reste avant"),
                        Column.areaApart("charge_minimum_ha", "Charge, au moins"),
                        Column.areaApart("charge_maximum_ha", "Charge, au plus"),
                        Column.areaApart("reste_minimum_ha", "Reste après, au moins"),
                        Column.areaApart("reste_maximum_ha", "Reste après, au plus"),
                        Column.text("statut", "Statut après", 14)),
                rows));
    }

    static String status(JsonNode status) {
        return switch (status.asText("")) {
            case "depasse" -> "déjà dépassé";
            case "risque" -> "risque de dépassement";
            case "bonne_voie" -> "en bonne voie";
            case "inconnu", "", "null" -> "";
            default -> status.asText();
        };
    }

    static Optional<Table> projects(JsonNode check) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode each : check.path("projets")) {
            rows.add(new Table.Row(List.of(
                    Cell.text(Values.text(each, "titre", Values.text(each, "id", "Projet"))),
                    Cell.text(Values.text(each, "nature")),
                    Cell.text(Values.text(each.path("etat"), "titre")),
                    Cell.area(Values.area(each, "surface_ha")),
                    Cell.area(Values.area(each, "propre_ha")),
                    least(each, "charge_ha"),
                    most(each, "charge_ha"))));
        }
        return unlessEmpty(Table.summed(
                "Par projet",
                List.of(
                        Column.text("projet", "Projet", 34),
                        Column.text("nature", "Nature", 13),
                        Column.text("etat", "État", 13),
                        Column.areaApart("surface_ha", "Surface"),
                        Column.area("propre_ha", "Comptée une fois"),
                        Column.area("charge_minimum_ha", "Charge, au moins"),
                        Column.area("charge_maximum_ha", "Charge, au plus")),
                rows,
                "Total"));
    }

    private static Optional<Table> cover(JsonNode check) {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode each : check.path("occupation_sol").path("classes")) {
            JsonNode state = each.path("artificialise");
            rows.add(new Table.Row(List.of(
                    Cell.text(each.path("code_cs").asText("")),
                    Cell.text(each.path("code_us").asText("")),
                    Cell.text(each.path("titre").asText()),
                    Cell.area(Values.area(each, "surface_ha")),
                    Cell.text(state.isBoolean() ? (state.asBoolean() ? "oui" : "non") : null))));
        }
        return unlessEmpty(Table.summed(
                "Occupation du sol (OCS GE)",
                List.of(
                        Column.text("code_cs", "Couverture", 12),
                        Column.text("code_us", "Usage", 9),
                        Column.text("titre", "Classe", 40),
                        Column.area("surface_ha", "Surface"),
                        Column.text("artificialise", "Artificialisé", 13)),
                rows,
                "Total"));
    }
}
