package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.BinaryFiles;
import fr.archipel.support.ReadBack;
import fr.archipel.support.ReadBack.Read;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What files found in the field hold: names with accents and spaces that collide once shortened, every type with and
 * without a value, every kind of geometry in one layer.
 */
class OddLayerTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void publish() {
        DATABASE.database().update(Sql.of("""
                        CREATE TABLE bizarre (
                          no integer PRIMARY KEY, "Année de création" integer, "Annee de creation" text,
                          "un nom très long n°1" text, "un nom très long n°2" numeric, "ID" bigint, publié boolean,
                          jour date, quand timestamptz, liste text[], réel double precision,
                          geom geometry(Geometry, 2154))"""));
        DATABASE.database().update(Sql.of("""
                        INSERT INTO bizarre VALUES
                          (1, 1999, 'l''été "à" Lens ; fin', repeat('é', 300), 12.50, 9007199254740993, true,
                           '2021-02-28', '2021-02-28 13:14:15.678+01', ARRAY['a', 'b|c', 'é "q"'], 0.1,
                           'SRID=2154;POINT(680000.5 7030000.25)'),
                          (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                          (3, -5, '', ' ', -0.001, -1, false, '1900-01-01', '1969-12-31 23:59:59Z', '{}', 1e-7,
                           'SRID=2154;MULTIPOINT(680000 7030000, 680010 7030010)'),
                          (4, 0, E'deux\\nlignes', 'x', 1234567890.12, 0, true, '2026-11-21', '2026-11-21Z', '{""}', 123456789.125,
                           'SRID=2154;LINESTRING(680000 7030000, 680100 7030000, 680100 7030100)'),
                          (5, 1, 'y', 'y', 1, 1, true, '2026-11-21', '2026-11-21Z', '{z}', 1e20,
                           'SRID=2154;POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))'),
                          (6, 1, 'y', 'y', 1, 1, true, '2026-11-21', '2026-11-21Z', '{z}', -2.5,
                           'SRID=2154;GEOMETRYCOLLECTION(POINT(1 2), POLYGON((0 0, 10 0, 10 10, 0 0)))'),
                          (7, 1, 'y', 'y', 1, 1, true, '2026-11-21', '2026-11-21Z', '{z}', 3,
                           'SRID=2154;POLYGON EMPTY')"""));
        DATABASE.database()
                .update(Sql.of("INSERT INTO couche_publiee (id, description) VALUES ('bizarre', ?::jsonb)", """
                        {"id": "bizarre", "title": "Couche « bizarre » & d'essai", "description": "Essai",
                         "storage": {"table": "bizarre", "key": "no", "geometry": "geom"},
                         "geometryType": "Geometry", "label": "jour", "time": null,
                         "licence": {"title": "Licence Ouverte 2.0", "url": null}, "attribution": "Essai < mesure",
                         "fields": [
                           {"name": "Année de création", "type": "integer", "title": "Année"},
                           {"name": "Annee de creation", "type": "text", "title": "Année"},
                           {"name": "un nom très long n°1", "type": "text", "title": "Long ; un"},
                           {"name": "un nom très long n°2", "type": "decimal", "title": "Long \\"deux\\"", "unit": "ha"},
                           {"name": "ID", "type": "integer", "title": "Numéro"},
                           {"name": "publié", "type": "boolean", "title": "Publié"},
                           {"name": "jour", "type": "date", "title": "Jour"},
                           {"name": "quand", "type": "timestamp", "title": "Instant"},
                           {"name": "liste", "type": "text[]", "title": "Liste"},
                           {"name": "réel", "type": "decimal", "title": "Réel"}],
                         "style": {"geometry": "fill", "color": "#000000"}}"""));
        server = TestServer.on(DATABASE.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        DATABASE.close();
    }

    private static Map<String, Map<String, JsonNode>> byKey(List<Read> read, String key) {
        return read.stream()
                .collect(Collectors.toMap(row -> row.values().get(key).asText(), Read::values));
    }

    private static @Nullable String text(Map<String, JsonNode> row, String name) {
        assertThat(row).containsKey(name);
        return ReadBackTest.text(row.get(name));
    }

    @Test
    void a_GeoPackage_keeps_names_types_and_unknown_values() throws IOException {
        Path file = BinaryFiles.download(server, folder, "/layers/bizarre.gpkg");
        // An empty surface is a geometry that our reader of GeoJSON refuses; GeoPackageTest counts it.
        var rows = byKey(ReadBack.read(file, "-sql", "SELECT * FROM bizarre WHERE _id <> '7'"), "_id");
        assertThat(rows).hasSize(6);
        var first = rows.get("1");
        assertThat(text(first, "Année de création")).isEqualTo("1999");
        assertThat(text(first, "Annee de creation")).isEqualTo("l'été \"à\" Lens ; fin");
        assertThat(text(first, "un nom très long n°1")).isEqualTo("é".repeat(300));
        assertThat(text(first, "un nom très long n°2")).isEqualTo("12.5");
        assertThat(text(first, "ID")).isEqualTo("9007199254740993");
        assertThat(first.get("publié").isBoolean()).isTrue();
        assertThat(text(first, "publié")).isEqualTo("true");
        assertThat(text(first, "jour")).isEqualTo("2021-02-28");
        assertThat(text(first, "quand")).startsWith("2021-02-28T12:14:15.678");
        assertThat(text(first, "liste")).isEqualTo("[\"a\",\"b|c\",\"é \\\"q\\\"\"]");
        assertThat(text(first, "réel")).isEqualTo("0.1");
        rows.get("2")
                .forEach((name, value) -> assertThat(name.equals("_id") || value.isNull())
                        .as(name)
                        .isTrue());
        assertThat(text(rows.get("3"), "Annee de creation")).isEmpty();
        assertThat(text(rows.get("3"), "un nom très long n°1")).isEqualTo(" ");
        assertThat(text(rows.get("3"), "liste")).isEqualTo("[]");
        assertThat(text(rows.get("4"), "Annee de creation")).isEqualTo("deux\nlignes");
        assertThat(text(rows.get("5"), "réel")).isEqualTo("100000000000000000000");
    }

    @Test
    void FlatGeobuf_keeps_names_types_and_unknown_values() throws IOException {
        Path file = BinaryFiles.download(server, folder, "/layers/bizarre.fgb");
        List<Read> read = ReadBack.read(file);
        var rows = byKey(read, "_id");
        assertThat(rows).hasSize(7);
        var first = rows.get("1");
        assertThat(text(first, "Annee de creation")).isEqualTo("l'été \"à\" Lens ; fin");
        assertThat(text(first, "ID")).isEqualTo("9007199254740993");
        assertThat(text(first, "publié")).isEqualTo("true");
        assertThat(text(first, "quand")).startsWith("2021-02-28T12:14:15.678");
        assertThat(text(first, "réel")).isEqualTo("0.1");
        rows.get("2")
                .forEach((name, value) -> assertThat(name.equals("_id") || value.isNull())
                        .as(name)
                        .isTrue());
        Map<String, String> types = read.stream()
                .filter(row -> row.geometry() != null)
                .collect(Collectors.toMap(
                        row -> row.values().get("_id").asText(),
                        row -> row.geometry().getGeometryType()));
        assertThat(types)
                .isEqualTo(Map.of(
                        "1", "Point", "3", "MultiPoint", "4", "LineString", "5", "Polygon", "6", "GeometryCollection"));
    }

    @Test
    void a_shapefile_shortens_names_apart_and_says_which() throws IOException {
        Path unzipped = BinaryFiles.unzip(BinaryFiles.download(server, folder, "/layers/bizarre.zip"));
        Map<String, String> names = BinaryFiles.shortNames(unzipped);
        assertThat(names)
                .containsEntry("Année de création", "Annee_de_c")
                .containsEntry("Annee de creation", "Ann_de_cre")
                .containsEntry("un nom très long n°1", "un_nom_tre")
                .containsEntry("ID", "ID")
                .containsEntry("jour", "jour");
        assertThat(names.values()).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z][A-Za-z0-9_]{0,9}"));
        var row = byKey(ReadBack.read(unzipped.resolve("bizarre_points.shp")), names.get("_id"))
                .get("1");
        assertThat(text(row, "Ann_de_cre")).isEqualTo("l'été \"à\" Lens ; fin");
        assertThat(text(row, "un_nom_tre")).isEqualTo("é".repeat(127));
        assertThat(text(row, names.get("un nom très long n°2"))).isEqualTo("12.5");
        assertThat(text(row, "ID")).isEqualTo("9007199254740993");
        assertThat(text(row, names.get("publié"))).isEqualTo("T");
        assertThat(text(row, "jour")).isEqualTo("2021-02-28");
        assertThat(text(row, "quand")).isEqualTo("2021-02-28T12:14:15.678Z");
        assertThat(text(row, "liste")).isEqualTo("a|b\\|c|é \"q\"");
        assertThat(Files.readString(unzipped.resolve("LISEZMOI.txt")))
                .contains("Source : Essai < mesure", "Licence : Licence Ouverte 2.0", "EPSG/0/2154", "un_nom_tre (1)");
        assertThat(Files.readString(unzipped.resolve("bizarre_points.cpg"))).isEqualTo("UTF-8");
    }

    @Test
    void a_mixed_layer_makes_one_shapefile_for_each_dimension_and_loses_no_object() throws IOException {
        Path unzipped = BinaryFiles.unzip(BinaryFiles.download(server, folder, "/layers/bizarre.zip"));
        String key = BinaryFiles.shortNames(unzipped).get("_id");
        assertThat(byKey(ReadBack.read(unzipped.resolve("bizarre_points.shp")), key))
                .containsOnlyKeys("1", "3", "6");
        assertThat(byKey(ReadBack.read(unzipped.resolve("bizarre_lignes.shp")), key))
                .containsOnlyKeys("4");
        List<Read> surfaces = ReadBack.read(unzipped.resolve("bizarre_surfaces.shp"));
        assertThat(byKey(surfaces, key)).containsOnlyKeys("5", "6");
        assertThat(surfaces.get(0).geometry().getArea()).isEqualTo(96);
        assertThat(byKey(ReadBack.read(unzipped.resolve("bizarre_sans_geometrie.dbf")), key))
                .containsOnlyKeys("2", "7");
    }

    @Test
    void without_geometry_there_are_only_tables() throws IOException {
        assertThat(ReadBack.read(
                        BinaryFiles.download(server, folder, "/layers/bizarre.gpkg?skipGeometry=true"),
                        "-sql",
                        "SELECT * FROM bizarre"))
                .hasSize(7)
                .allMatch(row -> row.geometry() == null);
        assertThat(ReadBack.read(BinaryFiles.download(server, folder, "/layers/bizarre.fgb?skipGeometry=true")))
                .hasSize(7)
                .allMatch(row -> row.geometry() == null);
        Path unzipped =
                BinaryFiles.unzip(BinaryFiles.download(server, folder, "/layers/bizarre.zip?skipGeometry=true"));
        assertThat(BinaryFiles.named(unzipped, ".shp")).isEmpty();
        assertThat(ReadBack.read(unzipped.resolve("bizarre.dbf"))).hasSize(7);
    }
}
