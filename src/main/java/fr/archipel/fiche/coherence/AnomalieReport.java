package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.French;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings as a file: a row a finding, contract by contract, then the rules that were run. */
final class AnomalieReport {
    private static final List<Column> COLUMNS = List.of(
            Column.text("numero", "N°", 6),
            Column.text("titre", "Action", 26),
            Column.text("severite", "Gravité", 12),
            Column.text("regle", "Règle", 22),
            Column.text("phrase", "Constat", 46),
            Column.text("valeurs", "Valeurs", 34),
            Column.moneyApart("difference_eur", "Différence"),
            Column.text("sources", "Où", 20));

    private AnomalieReport() {}

    /** {@code query}: what was asked for, said under the title. */
    static Report of(List<AnomalieAnswer> found, AnomalieQuery query, LocalDate today) {
        Map<String, List<Table.Row>> contracts = new LinkedHashMap<>();
        found.forEach(each -> contracts
                .computeIfAbsent(each.contrat().titre(), title -> new ArrayList<>())
                .add(row(each)));
        List<Table.Group> groups = new ArrayList<>();
        contracts.forEach((title, rows) -> groups.add(new Table.Group(title, rows, null)));
        List<String> notes = new ArrayList<>();
        if (found.isEmpty()) {
            notes.add("Aucune anomalie ne répond à ces filtres.");
        }
        notes.add("Rien n'est corrigé : chaque valeur reste telle que le document l'imprime.");
        notes.add("Différence : la première valeur moins la seconde ; pour des parts, leur somme moins le coût.");
        return new Report(
                "anomalies",
                "Anomalies des contrats",
                subtitle(query),
                today,
                List.of(new Table("Anomalies", COLUMNS, groups, null), rules()),
                notes,
                List.of("Contrats signés, document et ligne de chaque valeur"));
    }

    private static @Nullable String subtitle(AnomalieQuery query) {
        List<String> filters = new ArrayList<>();
        if (query.contrat() != null) {
            filters.add("contrat " + query.contrat());
        }
        if (query.fiche() != null) {
            filters.add("fiche " + query.fiche());
        }
        if (query.severite() != null) {
            filters.add("gravité : " + query.severite());
        }
        if (query.regle() != null) {
            filters.add(Regles.title(query.regle()));
        }
        return filters.isEmpty() ? null : String.join(" · ", filters);
    }

    private static Table.Row row(AnomalieAnswer found) {
        FicheRef fiche = found.fiche();
        return new Table.Row(List.of(
                fiche == null ? Cell.BLANK : Cell.text(fiche.numero()),
                Cell.text(fiche == null ? "Le contrat dans son ensemble" : fiche.titre()),
                Cell.text(found.severite()),
                Cell.text(found.titre()),
                Cell.text(found.phrase()),
                Cell.text(values(found.valeurs())),
                found.differenceEur() == null ? Cell.BLANK : Cell.euros(found.differenceEur()),
                Cell.text(sources(found.valeurs()))));
    }

    /** {@code Coût : 700 000 € (imprimé « 700K€ ») ; …}. */
    static String values(JsonNode values) {
        List<String> said = new ArrayList<>();
        for (JsonNode value : values) {
            String text = value(value.path("valeur"), value.path("unite").asText(""));
            String printed = value.path("imprime").asText("");
            boolean same = printed.isEmpty() || bare(printed).equals(bare(text));
            said.add(value.path("libelle").asText() + " : " + text + (same ? "" : " (imprimé « " + printed + " »)"));
        }
        return String.join(" ; ", said);
    }

    private static String value(JsonNode value, String unit) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return unit.equals("€")
                    ? French.money(number.movePointRight(2).longValue())
                    : (French.decimal(number) + ' ' + unit).strip();
        }
        String text = value.asText("");
        return text.isEmpty() ? "rien d'imprimé" : text;
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]", "");
    }

    private static String sources(JsonNode values) {
        Set<String> sources = new LinkedHashSet<>();
        values.forEach(value -> value.path("sources").forEach(source -> sources.add(source.asText())));
        return String.join(", ", sources);
    }

    private static Table rules() {
        return Table.flat(
                "Règles",
                List.of(
                        Column.text("titre", "Règle", 30),
                        Column.text("severite", "Gravité", 14),
                        Column.text("explication", "Ce qu'elle compare", 60),
                        Column.text("tolerance", "Écart admis", 40)),
                Regles.ALL.stream()
                        .map(rule -> new Table.Row(List.of(
                                Cell.text(rule.titre()),
                                Cell.text(rule.severite().code()),
                                Cell.text(rule.explication()),
                                Cell.text(rule.tolerance()))))
                        .toList());
    }
}
