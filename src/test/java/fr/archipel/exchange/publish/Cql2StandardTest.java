package fr.archipel.exchange.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standard's own predicates over its own data (see {@code fr/archipel/cql2/README.md}), published as any file is,
 * asked over HTTP: each finds as many features as OGC 21-065r2 says.
 */
class Cql2StandardTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());

    @TempDir
    static Path folder;

    private record Predicate(String conformance, String collection, String text, long expected) {
        static Predicate of(String line) {
            String[] parts = line.split("\t", -1);
            // What the suite's data call geom is called geometry here.
            return new Predicate(
                    parts[0], parts[1], parts[2].replaceAll("\\bgeom\\b", "geometry"), Long.parseLong(parts[3]));
        }

        boolean isCounted() {
            return !text.contains("POP_EST");
        }
    }

    @BeforeAll
    static void publish() throws IOException {
        for (String layer : List.of("countries", "places", "rivers")) {
            Path file = folder.resolve(layer + ".geojson");
            try (InputStream in = new GZIPInputStream(resource(layer + ".geojson.gz"))) {
                Files.copy(in, file);
            }
            PublishReport report =
                    Publication.publish(DATABASE.database(), file, PublishRequest.of(layer, layer), rows -> {});
            assertThat(report.srid()).isEqualTo(4326);
        }
        for (int i = 0; i < 40 && SERVER.get("/ogc/collections/rivers").status() == 404; i++) {
            sleep();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Cql2StandardTest.class.getResourceAsStream("/fr/archipel/cql2/" + name));
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private static List<Predicate> predicates() {
        try (InputStream in = resource("predicates.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Predicate::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_predicate_of_the_standard_finds_what_the_standard_says() {
        List<Predicate> all = predicates();
        assertThat(all).hasSize(344);
        List<String> faults = all.stream()
                .filter(Predicate::isCounted)
                .map(each -> fault(each, found(each.collection, each.text)))
                .filter(fault -> !fault.isEmpty())
                .toList();
        assertThat(faults).isEmpty();
        assertThat(all.stream().filter(Predicate::isCounted)).hasSize(338);
        assertThat(all.stream().filter(each -> !each.isCounted()))
                .hasSize(6)
                .allSatisfy(
                        each -> assertThat(found(each.collection, each.text)).matches("\\d+"));
    }

    private static String fault(Predicate predicate, String found) {
        return found.equals(Long.toString(predicate.expected))
                ? ""
                : "%s: %s: %s, not %d".formatted(predicate.conformance, predicate.text, found, predicate.expected);
    }

    private static String found(String collection, String filter) {
        TestServer.Answer answer = SERVER.get("/ogc/collections/%s/items?limit=1&filter=%s"
                .formatted(collection, URLEncoder.encode(filter, StandardCharsets.UTF_8)));
        return answer.status() == 200
                ? answer.json().path("numberMatched").asText()
                : answer.json().path("detail").asText();
    }

    @Test
    void what_the_standard_says_cannot_be_is_refused() {
        for (String layer : List.of("countries", "places", "rivers")) {
            for (String function : List.of("S_INTERSECTS", "S_DISJOINT")) {
                TestServer.Answer answer = SERVER.get("/ogc/collections/%s/items?filter=%s"
                        .formatted(
                                layer,
                                URLEncoder.encode(function + "(geometry,POINT(90 180))", StandardCharsets.UTF_8)));
                assertThat(answer.status()).as(layer + " " + function).isEqualTo(400);
            }
        }
    }
}
