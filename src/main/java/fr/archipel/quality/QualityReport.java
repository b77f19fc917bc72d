package fr.archipel.quality;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as a file: a row a finding, rule by rule, then the rules with how many each has found. */
final class QualityReport {
    private static final List<Column> COLUMNS = List.of(
            Column.text("regle", "Règle", 24),
            Column.text("gravite", "Suite", 12),
            Column.text("sujet", "Sujet", 8),
            Column.text("contrat", "Contrat", 14),
            Column.text("couche", "Couche", 14),
            Column.text("id", "Identifiant", 22),
            Column.text("numero", "N°", 6),
            Column.text("nom", "Intitulé", 40),
            Column.text("communes", "Communes", 18),
            Column.text("phrase", "Constat", 46));

    private QualityReport() {}

    static Report of(List<Finding> found, QualityQuery query, QualityStore.Found all, LocalDate today) {
        List<String> notes = new ArrayList<>();
        if (found.isEmpty()) {
            notes.add("Rien ne manque selon ces filtres.");
        }
        notes.add("Chaque constat est refait à chaque demande ; ce qui est corrigé n'y est plus.");
        notes.add("Sans mouvement : depuis " + query.months() + " mois.");
        return new Report(
                "qualite",
                "Qualité des données",
                subtitle(query),
                today,
                List.of(
                        Table.flat(
                                "Constats",
                                COLUMNS,
                                found.stream().map(QualityReport::row).toList()),
                        rules(all.counts())),
                notes,
                List.of("Fiches, suivi et couches du service"));
    }

    private static @Nullable String subtitle(QualityQuery query) {
        List<String> filters = new ArrayList<>();
        if (query.contrat() != null) {
            filters.add("contrat " + query.contrat());
        }
        if (query.epci() != null) {
            filters.add("agglomération " + query.epci());
        }
        if (query.rule() != null) {
            filters.add(query.rule().title());
        }
        return filters.isEmpty() ? null : String.join(" · ", filters);
    }

    private static Table.Row row(Finding each) {
        return new Table.Row(List.of(
                Cell.text(each.titre()),
                Cell.text(each.gravite()),
                Cell.text(each.sujet()),
                blank(each.contrat()),
                blank(each.couche()),
                Cell.text(each.id()),
                blank(each.numero()),
                Cell.text(each.nom()),
                each.communes().isEmpty() ? Cell.BLANK : Cell.text(String.join(", ", each.communes())),
                Cell.text(each.phrase())));
    }

    private static Cell blank(@Nullable String text) {
        return text == null ? Cell.BLANK : Cell.text(text);
    }

    private static Table rules(Map<Rule, Map<String, Integer>> counts) {
        Map<Rule, Integer> sums = new LinkedHashMap<>();
        Arrays.stream(Rule.values())
                .forEach(rule -> sums.put(
                        rule,
                        counts.getOrDefault(rule, Map.of()).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()));
        return Table.flat(
                "Règles",
                List.of(
                        Column.text("regle", "Règle", 26),
                        Column.text("gravite", "Suite", 12),
                        Column.count("nombre", "Nombre"),
                        Column.text("explication", "Ce qu'elle cherche", 80)),
                sums.entrySet().stream()
                        .map(each -> new Table.Row(List.of(
                                Cell.text(each.getKey().title()),
                                Cell.text(each.getKey().gravity()),
                                Cell.number(each.getValue()),
                                Cell.text(each.getKey().explanation()))))
                        .toList());
    }
}
