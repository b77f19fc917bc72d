package fr.archipel.fiche.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules over copies of the contracts in which one printed value is another: a sound one becomes a finding, a corrected
 * one is none any more. Two rules find nothing in the documents as they are (recettes-depenses, and maquette.numero of
 * numero-imprime): here alone can they be seen at work.
 */
class AlteredContractsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "crte-call/fiches/call-2.1.yaml | total: {ligne: 1314, montant: 7029450} | total: {ligne: 1314, montant: 7000000} | call-2.1.partenaires-total.partenaires.total",
                "crte-call/fiches/call-1.2.yaml | total: {ligne: 851, montant: 20000} | total: {ligne: 851, montant: 300000} | call-1.2.recettes-depenses.investissement.recettes.total",
                "crte-call/fiches/call-1.2.yaml | numero: \"1.2\" | numero: \"1.3\" | call-1.2.numero-imprime.maquette.numero",
                "crte-cahc/contrat.yaml | taxe: HT | taxe: non_precise | ''",
                "crte-cabbalr/contrat.yaml | taxe: HT | taxe: TTC | cabbalr-22.taxe-melangee.taxe",
                "crte-call/fiches/call-4.4.yaml | 60000, 60000, 60000, 60000] | 60000, 60000, 60000, 70000] | call-4.4.echeancier-fonctionnement.echeancier.depenses_fonctionnement.total"
            })
    void a_printed_value_that_no_more_agrees_is_found(String file, String printed, String other, String id)
            throws IOException {
        Set<String> more = ids(altered(file, printed, other));
        more.removeAll(ids(BundledFindings.FOUND));
        if (id.isEmpty()) {
            assertThat(more).isEmpty();
        } else {
            assertThat(more).contains(id);
        }
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "crte-cahc/contrat.yaml | colonne: parts.part, montant: 25715256.83 | colonne: parts.part, montant: 26115217.83 | crte-cahc.maquette-totaux.maquette.totaux.parts.part.total.668",
                "crte-call/fiches/call-1.6.yaml | imprime: \"1.9\", | '' | crte-call.numero-double.numero.1.9",
                "crte-call/contrat.yaml | taxe: non_precise | taxe: HT | crte-call.taxe-non-dite.maquette.taxe",
                "crte-call/fiches/call-1.2.yaml | cout_total: 330000 | cout_total: 275000 | call-1.2.taxe-melangee.maquette.cout_total",
                "crte-call/fiches/call-2.2.yaml | libelle: Restructuration des échangeurs de l'A21 | libelle: Reconfiguration des échangeurs de l'A21 | call-2.2.maquette-titre.titre",
                "crte-call/fiches/call-4.2.yaml | total: {ligne: 1776, montant: 100000} | total: {ligne: 1776, montant: 725000} | call-4.2.echeancier-fonctionnement.echeancier.depenses_fonctionnement.total",
                "crte-call/fiches/call-3.2.yaml | {euros: 3000000, mention: par_an | {euros: 3000000, mention: globalise | call-3.2.partenaires-total.partenaires.total"
            })
    void a_printed_value_that_agrees_again_is_no_finding_any_more(String file, String printed, String other, String id)
            throws IOException {
        assertThat(ids(BundledFindings.FOUND)).contains(id);
        assertThat(ids(altered(file, printed, other))).doesNotContain(id);
    }

    @Test
    void a_difference_that_rounding_explains_is_none() throws IOException {
        // Costs of 24 actions make 90 713 853.98 euros; 90 713 853.73 are printed.
        assertThat(ids(altered(
                        "crte-cahc/contrat.yaml",
                        "colonne: cout_total, montant: 90713853.73",
                        "colonne: cout_total, montant: 90713853.98")))
                .isEqualTo(ids(BundledFindings.FOUND));
        assertThat(TitleRules.distance("glissoirs", "glissoires")).isEqualTo(1);
        assertThat(TitleRules.distance("reconfiguration", "restructuration")).isGreaterThan(2);
        assertThat(TitleRules.distance("", "abc")).isEqualTo(3);
    }

    private List<Anomalie> altered(String file, String printed, String other) throws IOException {
        try (Stream<Path> tree = Files.walk(BundledFindings.CONTRACTS)) {
            tree.forEach(path -> copy(
                    path,
                    folder.resolve(BundledFindings.CONTRACTS.relativize(path).toString())));
        }
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).as(file).contains(printed);
        Files.writeString(changed, text.replace(printed, other));
        return BundledFindings.in(folder);
    }

    private static void copy(Path from, Path to) {
        try {
            if (!Files.isDirectory(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ids(List<Anomalie> found) {
        return found.stream().map(Anomalie::id).collect(Collectors.toCollection(HashSet::new));
    }
}
