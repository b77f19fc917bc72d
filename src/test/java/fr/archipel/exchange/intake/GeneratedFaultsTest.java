package fr.archipel.exchange.intake;

import static fr.archipel.exchange.intake.Fixture.counts;
import static fr.archipel.exchange.intake.Fixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import fr.archipel.layer.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made good, then spoilt in known ways at rows drawn by a seed: each rule must find its rows, all of them and no
 * other, alone and among the faults of every other rule.
 */
class GeneratedFaultsTest {
    private static final int ROWS = 120;
    private static final List<String> HEAD = List.of(
            "site_id",
            "site_nom",
            "site_type",
            "site_statut",
            "site_actu_date",
            "comm_insee",
            "unite_fonciere_surface",
            "wkt");

    /** A way to spoil a row; {@code row} is its place. */
    private enum Fault {
        CODE(Rule.UNKNOWN_CODE, "site_statut", "en cours", "à voir", "oui", "friche abandonnée"),
        DATE(Rule.UNREADABLE_DATE, "site_actu_date", "32/13/2024", "hier", "2024-02-30", "2024-13-01"),
        TYPE(Rule.WRONG_TYPE, "unite_fonciere_surface", "grande", "douze", "1.2.3", "12 ou 13"),
        RANGE(Rule.OUT_OF_RANGE, "unite_fonciere_surface", "99999999999999", "1e15"),
        DATABASE(Rule.REFUSED_BY_DATABASE, "unite_fonciere_surface", "-5", "0", "-0,01"),
        INSEE(Rule.INSEE_UNKNOWN, "comm_insee", "59350", "75056", "2A004"),
        NAMED(Rule.COMMUNE_BY_NAME, "comm_insee", "Ouest", "OUEST", " ouest "),
        UNNAMED(Rule.COMMUNE_NOT_FOUND, "comm_insee", "Trifouilly", "Le hameau du bout"),
        KEYLESS(Rule.KEY_MISSING, "site_id", "", " "),
        SHAPELESS(Rule.GEOMETRY_MISSING, "wkt", ""),
        LINE(Rule.GEOMETRY_TYPE, "wkt") {
            @Override
            String value(Random random, int row) {
                return "LINESTRING (%s, %s)".formatted(corner(row, 0, 0), corner(row, 9, 9));
            }
        },
        POINT(Rule.GEOMETRY_DRAWN, "wkt") {
            @Override
            String value(Random random, int row) {
                return "POINT (%s)".formatted(corner(row, 5, 5));
            }
        },
        BOW(Rule.GEOMETRY_REPAIRED, "wkt") {
            @Override
            String value(Random random, int row) {
                return "POLYGON ((%s, %s, %s, %s, %s))"
                        .formatted(
                                corner(row, 0, 0),
                                corner(row, 10, 10),
                                corner(row, 10, 0),
                                corner(row, 0, 10),
                                corner(row, 0, 0));
            }
        },
        FAR(Rule.OUTSIDE_TERRITORY, "wkt") {
            @Override
            String value(Random random, int row) {
                return square(row, 20_000 + random.nextInt(100_000), 0);
            }
        },
        NEXT(Rule.OUTSIDE_COMMUNE, "wkt") {
            @Override
            String value(Random random, int row) {
                return square(row, 1_000, 0);
            }
        };

        private final Rule rule;
        private final String column;
        private final List<String> values;

        Fault(Rule rule, String column, String... values) {
            this.rule = rule;
            this.column = column;
            this.values = List.of(values);
        }

        String value(Random random, int row) {
            return values.get(random.nextInt(values.size()));
        }

        void spoil(String[] cells, Random random, int row) {
            cells[HEAD.indexOf(column)] = value(random, row);
        }
    }

    @TempDir
    static Path folder;

    private static Fixture fixture;
    private static Imports imports;

    @BeforeAll
    static void start() {
        fixture = new Fixture(folder);
        imports = new Imports(fixture.database, Catalogue.builtIn());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** Metres from the south-west corner of the row's own place, 50 m from its neighbours'. */
    private static String corner(int row, double dx, double dy) {
        return String.format(
                Locale.ROOT, "%.1f %.1f", 680_010 + 50 * (row % 19) + dx, 7_030_010 + 50 * (row / 19) + dy);
    }

    private static String square(int row, double dx, double dy) {
        return "POLYGON ((%s, %s, %s, %s, %s))"
                .formatted(
                        corner(row, dx, dy),
                        corner(row, dx + 10, dy),
                        corner(row, dx + 10, dy + 10),
                        corner(row, dx, dy + 10),
                        corner(row, dx, dy));
    }

    private static List<String[]> good() {
        List<String[]> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new String[] {
                "62001_" + (1000 + row),
                "Atelier " + (char) ('A' + row / 26) + (char) ('A' + row % 26),
                "friche industrielle",
                "friche sans projet",
                "2025-06-%02d".formatted(1 + row % 28),
                "62001",
                100 + row + ",5",
                square(row, 0, 0)
            });
        }
        return rows;
    }

    private static ImportReport examine(List<String[]> rows) throws IOException {
        StringBuilder csv = new StringBuilder(String.join(";", HEAD)).append('\n');
        rows.forEach(row -> csv.append(String.join(";", row)).append('\n'));
        Path file = Files.writeString(Files.createTempFile(folder, "friches", ".csv"), csv);
        return fixture.examine(imports, file, ImportRequest.into("friches").withEpsg(2154));
    }

    /** Rows drawn without putting back. */
    private static List<Integer> draw(Random random) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void aRuleFindsItsRowsAndNoOther(Fault fault) throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(31L * seed + fault.ordinal());
            List<String[]> rows = good();
            List<Integer> spoilt = draw(random).subList(0, 1 + random.nextInt(30));
            spoilt.forEach(row -> fault.spoil(rows.get(row), random, row));
            ImportReport report = examine(rows);
            long found = spoilt.size();
            assertThat(rules(report)).as("%s, seed %d", fault, seed).isEqualTo(Map.of(fault.rule.id(), found));
            boolean refused = fault.rule.severity() == Severity.ERROR;
            boolean aside = fault.rule == Rule.OUTSIDE_TERRITORY;
            assertThat(counts(report))
                    .isEqualTo(new Counts(
                            ROWS,
                            refused || aside ? ROWS - found : ROWS,
                            0,
                            0,
                            refused ? found : 0,
                            aside ? found : 0,
                            0));
            assertThat(fixture.list(
                            "SELECT DISTINCT ligne::text FROM import_probleme WHERE import = '" + report.id() + "'"))
                    .containsExactlyInAnyOrderElementsOf(
                            spoilt.stream().map(row -> String.valueOf(row + 1)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void amongAllFaultsEachIsFound(long seed) throws IOException {
        Random random = new Random(seed);
        List<String[]> rows = good();
        List<Integer> drawn = draw(random);
        Map<Rule, Long> expected = new EnumMap<>(Rule.class);
        for (Fault fault : Fault.values()) {
            int times = 1 + random.nextInt(7);
            for (int i = 0; i < times; i++) {
                int row = drawn.remove(drawn.size() - 1);
                fault.spoil(rows.get(row), random, row);
                expected.merge(fault.rule, 1L, Long::sum);
            }
        }
        ImportReport report = examine(rows);
        Map<String, Long> byId = new TreeMap<>();
        expected.forEach((rule, count) -> byId.put(rule.id(), count));
        assertThat(rules(report)).containsExactlyInAnyOrderEntriesOf(byId);
        long refused = expected.entrySet().stream()
                .filter(each -> each.getKey().severity() == Severity.ERROR)
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(counts(report).rejetees()).isEqualTo(refused);
    }
}
