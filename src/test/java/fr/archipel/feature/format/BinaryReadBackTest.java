package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import fr.archipel.support.BinaryFiles;
import fr.archipel.support.ReadBack;
import fr.archipel.support.ReadBack.Read;
import fr.archipel.support.StoredLayer;
import fr.archipel.support.StoredLayer.Stored;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

/** Every layer in every binary format and system, read back by GDAL and compared with the database, value by value. */
class BinaryReadBackTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());
    private static final int LONGEST = 254;

    @TempDir
    Path folder;

    @BeforeAll
    static void awkward() {
        DATABASE.database().update(Sql.of("""
                        UPDATE friche SET projet = 'L''été "à" l''œil, coûte 3 €', maitre_ouvrage = repeat('é', 200),
                          remarque = E'deux\\nlignes <balise> & esperluette', autres_noms = ARRAY['a|b', 'c\\d', 'ç ; é'],
                          site_reconv_type = NULL, qualification_preuve = ''
                        WHERE id = 'friche-noroxo'"""));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    static Stream<Arguments> layers() {
        return TestDatabase.catalogue().listLayers().stream()
                .flatMap(layer -> systems(layer.id()).map(srid -> Arguments.of(layer.id(), srid)));
    }

    /** Surfaces, lines and mixed geometries in all systems; the others as they are stored. */
    private static Stream<Integer> systems(String layer) {
        return List.of("friches", "ev5", "fiches").contains(layer)
                ? Stream.of(2154, 3950, 4326, 3857)
                : Stream.of(2154);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GeoPackage(String id, int srid) throws IOException {
        List<Read> read = ReadBack.read(
                BinaryFiles.download(SERVER, folder, address(id, "gpkg", srid)),
                "-sql",
                "SELECT * FROM " + id.replace('-', '_'));
        compare(id, srid, read, BinaryReadBackTest::canonical, Field::name);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void FlatGeobuf(String id, int srid) throws IOException {
        List<Read> read = ReadBack.read(BinaryFiles.download(SERVER, folder, address(id, "fgb", srid)));
        compare(
                id,
                srid,
                read,
                (field, text) ->
                        text != null && field.type() == FieldType.DATE ? text + "T00:00:00" : canonical(field, text),
                Field::name);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shapefile(String id, int srid) throws IOException {
        Path unzipped = BinaryFiles.unzip(BinaryFiles.download(SERVER, folder, address(id, "zip", srid)));
        Map<String, String> names = BinaryFiles.shortNames(unzipped);
        List<Path> shapes = BinaryFiles.named(unzipped, ".shp");
        Map<String, Geometry> whole = new HashMap<>();
        List<Read> read = new ArrayList<>();
        for (Path file : shapes) {
            for (Read row : ReadBack.read(file)) {
                String key = row.values().get("id").asText();
                if (whole.containsKey(key)) {
                    whole.merge(key, row.geometry(), BinaryFiles::together);
                } else {
                    whole.put(key, row.geometry());
                    read.add(row);
                }
            }
        }
        read.replaceAll(
                row -> new Read(row.values(), whole.get(row.values().get("id").asText())));
        compare(id, srid, read, BinaryReadBackTest::cell, field -> names.get(field.name()));
    }

    private static String address(String layer, String extension, int srid) {
        String crs = srid == 2154 ? "" : "?crs=http://www.opengis.net/def/crs/EPSG/0/" + srid;
        return "/layers/" + layer + "." + extension + crs;
    }

    private interface Value {
        @Nullable
        String expected(Field field, @Nullable String stored);
    }

    private interface Name {
        String of(Field field);
    }

    private static void compare(String id, int srid, List<Read> read, Value value, Name name) {
        Layer layer = TestDatabase.catalogue().getLayer(id);
        Map<String, Stored> stored = StoredLayer.read(DATABASE.database(), layer, srid);
        assertThat(read).hasSameSizeAs(stored.keySet());
        Map<String, Read> byKey = new HashMap<>();
        read.forEach(row -> byKey.put(row.values().get("id").asText(), row));
        // GDAL's GeoJSON drops what it takes for rounding; ExactGeometryTest compares bit by bit.
        double tolerance = srid == 4326 ? 2e-9 : srid == 2154 ? 1e-5 : 1e-3;
        stored.forEach((key, row) -> {
            Read given = byKey.get(key);
            assertThat(given).as(key).isNotNull();
            for (Field field : layer.fields()) {
                assertThat(ReadBackTest.text(given.values().get(name.of(field))))
                        .as("%s %s", key, field.name())
                        .isEqualTo(value.expected(field, row.values().get(field.name())));
            }
            ReadBack.assertSame(BinaryFiles.plain(given.geometry()), BinaryFiles.plain(row.geometry()), tolerance, key);
        });
    }

    private static @Nullable String canonical(Field field, @Nullable String stored) {
        return ReadBackTest.canonical(field, stored);
    }

    /** As a shapefile can hold it: an empty text is none, lists are joined, long texts cut at a character. */
    private static @Nullable String cell(Field field, @Nullable String stored) {
        if (stored == null || stored.isEmpty()) {
            // How dBase writes an unknown logical; GDAL reads it as a text up to 3.6, as null afterwards.
            return field.type() == FieldType.BOOLEAN ? "?" : null;
        }
        return switch (field.type()) {
            case BOOLEAN -> stored.equals("true") ? "T" : "F";
            case TEXTS -> {
                List<String> texts = new ArrayList<>();
                for (JsonNode text : Json.read(stored.getBytes(StandardCharsets.UTF_8))) {
                    texts.add(text.asText().replace("\\", "\\\\").replace("|", "\\|"));
                }
                yield cut(String.join("|", texts));
            }
            case TEXT -> cut(stored);
            default -> canonical(field, stored);
        };
    }

    private static @Nullable String cut(String text) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.isEmpty() ? null : cut.stripTrailing();
    }
}
