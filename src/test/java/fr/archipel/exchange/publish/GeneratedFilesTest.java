package fr.archipel.exchange.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that GDAL writes, with accents, spaces, nulls, truths, dates, instants, lists, heights: read back as GDAL does. */
class GeneratedFilesTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());

    private static final String LINES = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"nom du tronçon": "Voie verte n° 1 — « Sud »", "ouvert": true, "longueur": 1.25,
                "rang": 3, "posé": "2026-02-28", "vu": "2026-02-28T12:30:00Z", "liste": ["a", "é \\"b\\""]},
               "geometry": {"type": "LineString", "coordinates": [[2.80, 50.40, 12], [2.81, 50.41, 13]]}},
              {"type": "Feature", "properties": {"nom du tronçon": null, "ouvert": false, "longueur": null, "rang": -7,
                "posé": null, "vu": null, "liste": null},
               "geometry": {"type": "MultiLineString", "coordinates": [[[2.82, 50.40, 1], [2.83, 50.41, 1]], [[2.84, 50.4, 1], [2.85, 50.4, 1]]]}},
              {"type": "Feature", "properties": {"nom du tronçon": "sans tracé", "ouvert": null, "longueur": 2, "rang": null,
                "posé": "1999-12-31", "vu": null, "liste": []}, "geometry": null}]}""";

    @TempDir
    static Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private static List<JsonNode> published(Path file, String layer, String id, int srid) {
        PublishRequest asked = new PublishRequest(id, id, layer, null, null, null, null, null, false, false);
        PublishReport report = Publication.publish(DATABASE.database(), file, asked, rows -> {});
        assertThat(report.srid()).isEqualTo(srid);
        for (int i = 0; i < 40 && SERVER.get("/ogc/collections/" + id).status() == 404; i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return ReadBack.items(SERVER, id);
    }

    private static String source() throws IOException {
        return Files.writeString(folder.resolve("voies.geojson"), LINES).toString();
    }

    @Test
    void a_geopackage_in_another_system_keeps_types_and_keys() throws IOException {
        Path file = folder.resolve("voies vertes.gpkg");
        Ogr.run(
                "-f",
                "GPKG",
                file.toString(),
                source(),
                "-t_srs",
                "EPSG:3950",
                "-nln",
                "tronçons",
                "-nlt",
                "MULTILINESTRING");
        Ogr.run("-f", "GPKG", "-update", file.toString(), source(), "-nln", "autre");
        assertThatThrownBy(() -> published(file, null, "voies-gpkg", 2154))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("autre, tronçons");

        List<JsonNode> ours = published(file, "tronçons", "voies-gpkg", 2154);
        ReadBack.assertSame(ours, Ogr.features(folder, file.toString(), "tronçons"));
        JsonNode first = ours.get(0).path("properties");
        assertThat(ours.get(0).path("id").asText()).isEqualTo("1");
        assertThat(first.path("ouvert").isBoolean()).isTrue();
        assertThat(first.path("rang").isInt()).isTrue();
        assertThat(first.path("posé").asText()).isEqualTo("2026-02-28");
        assertThat(first.path("vu").asText()).startsWith("2026-02-28T12:30:00");
        assertThat(ours.get(1).path("properties").path("nom du tronçon").isNull())
                .isTrue();
    }

    @Test
    void a_shapefile_keeps_what_a_shapefile_can() throws IOException {
        Path file = folder.resolve("voies.shp");
        Ogr.run("-f", "ESRI Shapefile", file.toString(), source(), "-t_srs", "EPSG:2154", "-nlt", "MULTILINESTRINGZ");
        List<JsonNode> ours = published(file, null, "voies-shp", 2154);
        ReadBack.assertSame(ours, Ogr.features(folder, file.toString()));
        assertThat(ours.get(0).path("properties").path("posé").asText()).isEqualTo("2026-02-28");
    }

    @Test
    void a_geojson_of_2008_in_lambert_is_read_in_lambert() throws IOException {
        Path file = folder.resolve("vieux.geojson");
        Ogr.run("-f", "GeoJSON", "-lco", "RFC7946=NO", file.toString(), source(), "-t_srs", "EPSG:2154");
        assertThat(Files.readString(file)).contains("EPSG::2154");
        ReadBack.assertSame(published(file, null, "vieux", 2154), Ogr.features(folder, file.toString()));
    }
}
