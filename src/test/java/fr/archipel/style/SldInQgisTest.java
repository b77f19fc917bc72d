package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.support.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SLD files of ours, read by QGIS itself. */
class SldInQgisTest {
    private static JsonNode read;

    @BeforeAll
    static void read() throws IOException {
        String python = Program.assumeOneOf(
                        "python3-qgis",
                        List.of("/usr/bin/python3", "-c", "import qgis.core"),
                        List.of("python3", "-c", "import qgis.core"))
                .get(0);
        Path folder = Files.createDirectories(Path.of("target", "sld-qgis").toAbsolutePath());
        Path script = folder.resolve("read_sld.py");
        try (InputStream in = SldInQgisTest.class.getResourceAsStream("read_sld.py")) {
            Files.write(script, in.readAllBytes());
        }
        for (String id : List.of("friches", "ev5", "communes", "fiches")) {
            Files.writeString(
                    folder.resolve(id + ".sld"),
                    Sld.document(Catalogue.builtIn().getLayer(id)));
        }
        String printed =
                Program.run(List.of("env", "QT_QPA_PLATFORM=offscreen", python, script.toString(), folder.toString()));
        int at = printed.lastIndexOf("RESULT{");
        assertThat(at).as(printed).isNotNegative();
        read = Json.read(printed.substring(at + "RESULT".length())
                .lines()
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> rules(String layer) {
        return StreamSupport.stream(read.path(layer).path("rules").spliterator(), false)
                .toList();
    }

    @Test
    void qgis_reads_each_without_a_word() {
        read.forEach(layer -> {
            assertThat(layer.path("read").asBoolean()).isTrue();
            assertThat(layer.path("message").asText()).isEmpty();
        });
    }

    @Test
    void friches_become_rules_of_their_cases_hatched_with_a_mark_from_afar() {
        List<JsonNode> rules = rules("friches");
        assertThat(rules).hasSize(10);
        JsonNode near = rules.get(0);
        assertThat(near.path("title").asText()).isEqualTo("Sans projet");
        assertThat(near.path("filter").asText()).isEqualTo("site_statut = 'friche sans projet'");
        assertThat(near.path("symbol").toString()).contains("LinePatternFill").doesNotContain("CentroidFill");
        assertThat(rules.get(1).path("symbol").toString()).contains("LinePatternFill", "CentroidFill");
        assertThat(near.path("from").asDouble()).isEqualTo(100_000);
        assertThat(rules.get(1).path("until").asDouble()).isEqualTo(100_000);
        assertThat(rules.get(9).path("filter").asText()).startsWith("site_statut IS NULL OR NOT (");
    }

    @Test
    void the_ev5_has_its_light_edge_under_its_five_cases_and_its_names() {
        assertThat(rules("ev5"))
                .hasSize(6)
                .allMatch(rule -> rule.path("symbol").toString().equals("[\"SimpleLine\"]"));
        assertThat(read.path("ev5").path("labels").asBoolean()).isTrue();
        assertThat(read.path("communes").path("labels").asBoolean()).isTrue();
    }
}
