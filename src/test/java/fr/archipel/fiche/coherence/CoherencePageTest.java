package fr.archipel.fiche.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.fiche.printed.Contrat;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Mention;
import fr.archipel.fiche.printed.Montant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/coherence.md says is what the engine finds: its counts, its sums, every amount it quotes. */
class CoherencePageTest {
    private static final String PAGE = read().replaceAll("\\s+", " ");
    private static final Pattern AMOUNT = Pattern.compile("(?<![0-9,])([0-9]{1,3}(?: [0-9]{3})*(?:,[0-9]{2})?) €");

    @Test
    void it_counts_the_findings_as_the_engine_does() {
        assertThat(PAGE)
                .contains(
                        "trouve %d anomalies dans les contrats livrés : %d erreurs, %d avertissements, %d informations"
                                .formatted(
                                        BundledFindings.FOUND.size(),
                                        count(Severite.ERREUR),
                                        count(Severite.AVERTISSEMENT),
                                        count(Severite.INFORMATION)));
    }

    @Test
    void it_has_a_row_for_every_rule_with_its_severity_and_what_it_finds() {
        assertThat(Regles.ALL)
                .allSatisfy(rule -> assertThat(PAGE)
                        .contains("| `%s` | %s | %d |"
                                .formatted(
                                        rule.id(),
                                        rule.severite().code(),
                                        BundledFindings.FOUND.stream()
                                                .filter(a -> a.regle().equals(rule.id()))
                                                .count())));
        assertThat(Pattern.compile("\\| `[a-z-]+` \\| (erreur|avertissement|information) \\|")
                        .matcher(PAGE)
                        .results())
                .hasSize(Regles.ALL.size());
    }

    /** Printed totals: null where none is printed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crte-call | cout_2021 | ",
                "crte-call | cout_2022 | ",
                "crte-call | cout_total | ",
                "crte-cahc | cout_total | 90713853.73",
                "crte-cahc | parts.part | 25715256.83",
                "crte-cabbalr | cout_total | ",
            })
    void it_gives_the_number_of_actions_our_sum_and_the_printed_total_of_each_column(
            String contrat, String column, BigDecimal expected) {
        Dossier dossier = dossier(contrat);
        Argent sum = dossier.fiches().stream()
                .flatMap(f -> RecapRules.cells(f, column).stream())
                .map(Argent::of)
                .filter(Argent::complet)
                .reduce(Argent.RIEN, Argent::plus);
        Contrat.Maquette recap = Objects.requireNonNull(dossier.contrat().maquette());
        List<Long> printed = recap.totaux().stream()
                .filter(t -> t.annee() == null && t.colonne().equals(column))
                .map(t -> Objects.requireNonNull(t.montant().centimes()))
                .distinct()
                .toList();
        assertThat(printed)
                .isEqualTo(
                        expected == null
                                ? List.of()
                                : List.of(expected.movePointRight(2).longValueExact()));
        assertThat(PAGE)
                .contains("| `%s` | %d | `%s` | %d | %s | %s | %s |"
                        .formatted(
                                contrat,
                                dossier.fiches().size(),
                                column,
                                sum.connus(),
                                sum.words(),
                                printed.isEmpty() ? "aucun" : Argent.words(printed.get(0)),
                                printed.isEmpty() ? "–" : Argent.words(printed.get(0) - sum.centimes())));
    }

    @Test
    void the_number_of_fiches_of_each_axis_is_the_one_printed_above_them() {
        Dossier call = dossier("crte-call");
        List<Integer> printed = call.contrat().chiffres().stream()
                .filter(c -> c.concept().startsWith("fiches-axe-"))
                .map(c -> c.valeur().intValueExact())
                .toList();
        List<Integer> ours = Stream.of("1", "2", "3", "4", "5")
                .map(axe -> (int) call.fiches().stream()
                        .filter(f -> f.numero().get().startsWith(axe + "."))
                        .count())
                .toList();
        assertThat(printed).isEqualTo(ours);
        assertThat(BundledFindings.DOSSIERS.stream().mapToInt(d -> d.fiches().size()))
                .contains(27, 24, 41);
    }

    @Test
    void it_counts_the_costs_that_are_no_amount() {
        assertThat(PAGE)
                .contains("%d fiches n'ont qu'une mention pour coût"
                        .formatted(costs("crte-call", m -> m.centimes() == null)))
                .contains("%d coûts sont « par an », %d sont des mots sans montant, %d est en blanc"
                        .formatted(
                                costs("crte-cabbalr", m -> m.centimes() != null && m.mention() == Mention.PAR_AN),
                                costs("crte-cabbalr", m -> m.centimes() == null),
                                dossier("crte-cabbalr").fiches().stream()
                                        .filter(f -> RecapRules.cells(f, "cout_total")
                                                .isEmpty())
                                        .count()));
    }

    @Test
    void every_amount_it_quotes_is_one_the_engine_or_the_documents_know() {
        Set<String> known = known();
        List<String> quoted = new ArrayList<>();
        Matcher matcher = AMOUNT.matcher(PAGE.substring(PAGE.indexOf("## Ce que disent les contrats")));
        while (matcher.find()) {
            quoted.add(matcher.group(1) + " €");
        }
        assertThat(quoted).hasSizeGreaterThan(15);
        assertThat(known).containsAll(quoted);
    }

    @Test
    void it_names_the_fiches_whose_objectives_no_document_tells() {
        List<String> without = BundledFindings.DOSSIERS.stream()
                .flatMap(d -> d.fiches().stream())
                .filter(f -> f.objectifs().isEmpty())
                .map(Fiche::id)
                .toList();
        String section = PAGE.substring(PAGE.indexOf("## Fiches sans objectif"));
        List<String> named = Pattern.compile("`((?:call|cahc|cabbalr)-[0-9.]+)`")
                .matcher(section.substring(0, section.indexOf(" ## ", 3)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(without);
    }

    /** Amounts of the findings; costs, shares and partners as printed; sums of columns. */
    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (Anomalie a : BundledFindings.FOUND) {
            Matcher matcher = AMOUNT.matcher(a.phrase());
            while (matcher.find()) {
                known.add(matcher.group(1) + " €");
            }
            a.valeurs().forEach(v -> known.add(String.valueOf(v.imprime())));
        }
        for (Dossier dossier : BundledFindings.DOSSIERS) {
            for (String column : List.of("cout_2021", "cout_2022", "cout_total", "parts.part")) {
                Argent sum = Argent.RIEN;
                for (Fiche fiche : dossier.fiches()) {
                    for (var cell : RecapRules.cells(fiche, column)) {
                        known.add(Argent.of(cell).words());
                        sum = Argent.of(cell).complet() ? sum.plus(Argent.of(cell)) : sum;
                    }
                }
                known.add(sum.words());
            }
            Contrat.Maquette recap = dossier.contrat().maquette();
            if (recap != null) {
                recap.totaux().forEach(t -> known.add(Argent.of(t.montant()).words()));
            }
            for (Fiche fiche : dossier.fiches()) {
                fiche.parts().forEach(p -> known.add(Argent.of(p.montant()).words()));
            }
        }
        return known;
    }

    private static long costs(String contrat, Predicate<Montant> kind) {
        return dossier(contrat).fiches().stream()
                .flatMap(f -> RecapRules.cells(f, "cout_total").stream())
                .filter(Objects::nonNull)
                .filter(kind)
                .count();
    }

    private static Dossier dossier(String contrat) {
        return BundledFindings.DOSSIERS.stream()
                .filter(d -> d.contrat().id().equals(contrat))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Severite severite) {
        return BundledFindings.FOUND.stream()
                .filter(a -> a.severite() == severite)
                .count();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/coherence.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
