package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.territory.ContratRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tracking table of a contract as a file: the answer's own figures, none computed again. */
final class FollowupReport {
    private static final List<Column> COLUMNS = List.of(
            Column.text("numero", "N°", 6),
            Column.text("titre", "Action", 40),
            Column.text("statut", "Statut", 14),
            Column.money("cout_eur", "Coût"),
            Column.money("prevu_eur", "Prévu"),
            Column.money("realise_eur", "Réalisé"),
            Column.money("attendu_eur", "Attendu"),
            Column.money("sollicite_eur", "Sollicité"),
            Column.money("notifie_eur", "Notifié"),
            Column.money("engage_eur", "Engagé"),
            Column.money("verse_eur", "Versé"),
            Column.money("reste_a_financer_eur", "Reste à financer"),
            Column.date("dernier_mouvement", "Dernier mouvement"),
            Column.text("alertes", "Alertes", 28));

    private static final Map<String, String> STATUTS = Map.of(
            "en_maturation", "en maturation",
            "proposee", "proposée",
            "validee", "validée",
            "engagee", "engagée",
            "en_travaux", "en travaux",
            "realisee", "réalisée",
            "abandonnee", "abandonnée");

    private FollowupReport() {}

    /** {@code answer}: what the address without a suffix answers. */
    static Report of(ContratRef contrat, FollowupQuery query, JsonNode answer) {
        List<Table.Row> rows = new ArrayList<>();
        answer.path("fiches").forEach(fiche -> rows.add(row(fiche)));
        Table table =
                new Table("Suivi", COLUMNS, List.of(new Table.Group(null, rows, null)), total(answer.path("totaux")));
        List<String> notes = new ArrayList<>(FollowupRules.ALL);
        if (rows.isEmpty()) {
            notes.add(0, "Aucune fiche ne répond à ces filtres.");
        }
        return new Report(
                "suivi-" + contrat.id(),
                "Tableau de suivi",
                contrat.titre(),
                query.date(),
                List.of(table),
                notes,
                List.of());
    }

    private static Table.Row row(JsonNode fiche) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : COLUMNS) {
            JsonNode value = fiche.path(column.id());
            String text = value.isNull() ? null : value.asText();
            if (value.isArray()) {
                cells.add(alerts(value));
                continue;
            }
            cells.add(
                    switch (column.type()) {
                        case MONEY -> money(value);
                        case DATE -> Cell.day(text == null ? null : LocalDate.parse(text));
                        default -> Cell.text(text == null ? null : STATUTS.getOrDefault(text, text));
                    });
        }
        return new Table.Row(cells);
    }

    private static Cell alerts(JsonNode types) {
        List<String> words = new ArrayList<>();
        types.forEach(type -> words.add(Alert.LABELS.getOrDefault(type.asText(), type.asText())));
        return words.isEmpty() ? Cell.BLANK : Cell.text(String.join(", ", words));
    }

    private static Table.Row total(JsonNode totals) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : COLUMNS) {
            if (column.id().equals("titre")) {
                cells.add(Cell.text("Total"));
            } else {
                cells.add(column.type() == Column.Type.MONEY ? money(totals.path(column.id())) : Cell.BLANK);
            }
        }
        return new Table.Row(cells);
    }

    private static Cell money(JsonNode value) {
        return value.isNull() ? Cell.UNKNOWN : Cell.euros(value.decimalValue());
    }
}
