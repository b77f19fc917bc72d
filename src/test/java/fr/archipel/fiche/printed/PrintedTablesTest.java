package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reader's check: the tables printed again from the database, held line by line and cell by cell against the text of
 * the documents. White space alone is normalised; the échéancier's own row labels (« RÉCETTES », « en Investissement »)
 * are not kept and are compared without accents or case.
 */
class PrintedTablesTest {
    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.loaded();
        database = test.database();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void every_table_of_the_27_fiches_of_call_is_the_documents() throws IOException {
        List<String> text = SharedData.source("crte-call-2021.txt");
        Map<Integer, List<String>> printed = printed("crte-call");
        assertThat(differences(printed, text)).isEmpty();
        // And nothing of the tables is left out: every row of cells between the first fiche and the last is accounted
        // for.
        assertThat(IntStream.rangeClosed(753, 2356)
                        .filter(line -> text.get(line - 1).contains("\t"))
                        .filter(line -> !printed.containsKey(line) && !isHeading(cells(text.get(line - 1))))
                        .mapToObj(line -> line + ": " + text.get(line - 1)))
                .isEmpty();
    }

    @Test
    void every_row_of_the_table_of_cahc_is_the_documents() throws IOException {
        assertThat(differences(printed("crte-cahc"), SharedData.source("crte-cahc-2021.txt")))
                .isEmpty();
    }

    @Test
    void every_row_of_the_table_of_cabbalr_is_the_documents() throws IOException {
        assertThat(differences(printed("crte-cabbalr"), SharedData.source("crte-cabbalr-2021.txt")))
                .isEmpty();
    }

    private static Map<Integer, List<String>> printed(String id) {
        return database.with(session -> {
            Map<Integer, List<String>> all = new TreeMap<>();
            ContractFiles read = PrintedStore.read(session);
            Contrat contrat = read.contrats().stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            read.fichesOf(contrat).forEach(fiche -> all.putAll(PrintedTables.of(fiche, contrat, read.parties())));
            return all;
        });
    }

    private static List<String> differences(Map<Integer, List<String>> printed, List<String> text) {
        List<String> differences = new ArrayList<>();
        printed.forEach((line, row) -> {
            List<String> source = cells(text.get(line - 1));
            for (int i = 0; i < Math.max(row.size(), source.size()); i++) {
                String ours = i < row.size() ? squeezed(row.get(i)) : "";
                String theirs = i < source.size() ? source.get(i) : "";
                if (!ours.equals("*") && !same(ours, theirs)) {
                    differences.add(
                            "line %d, cell %d: « %s » printed, « %s » read".formatted(line, i + 1, theirs, ours));
                }
            }
        });
        return differences;
    }

    private static boolean same(String ours, String theirs) {
        return ours.equals(theirs)
                || LABELS.contains(folded(ours)) && folded(ours).equals(folded(theirs));
    }

    private static final List<String> LABELS =
            List.of("depenses", "recettes", "en investissement", "en fonctionnement", "total");

    private static boolean isHeading(List<String> cells) {
        return cells.stream()
                .anyMatch(c -> folded(c)
                        .matches("libelle|depenses ht|budget d.*|(cp )?2021|e[a-z]*ier des cp.*|partenaire|enjeu"));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(squeezed(cell.replaceAll("</?[a-z]+>|\\*\\*", "")));
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ").strip();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
