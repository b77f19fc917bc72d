package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import fr.archipel.support.ReadBack;
import fr.archipel.support.ReadBack.Read;
import fr.archipel.support.StoredLayer;
import fr.archipel.support.StoredLayer.Stored;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer in every format of text, read back by GDAL and compared with the database, value by value, in full. */
class ReadBackTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());

    @TempDir
    Path folder;

    /** A text that breaks what is not written with care. */
    @BeforeAll
    static void awkward() {
        DATABASE.database().update(Sql.of("""
                        UPDATE friche SET projet = '=1+1', maitre_ouvrage = 'Été "à" l''œil ; puis, fin',
                          remarque = E'deux\\nlignes, <balise> & esperluette', autres_noms = ARRAY['a|b', 'c\\d', 'ç ; é'],
                          site_reconv_type = NULL, qualification_preuve = ''
                        WHERE id = 'friche-noroxo'"""));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    static Stream<Layer> layers() {
        return TestDatabase.catalogue().listLayers().stream();
    }

    private static final class Same {
        private final Layer layer;
        private final Map<String, Stored> stored;
        private final double tolerance;

        Same(Layer layer, int srid, double tolerance) {
            this.layer = layer;
            this.stored = StoredLayer.read(DATABASE.database(), layer, srid);
            this.tolerance = tolerance;
        }

        interface Value {
            @Nullable
            String expected(Field field, @Nullable String stored);
        }

        /** {@code key}: the member that holds the key; {@code value}: what a field's text should read as. */
        void check(List<Read> read, String key, Value value) {
            assertThat(read).hasSize(stored.size());
            Iterator<Read> next = read.iterator();
            stored.forEach((id, row) -> {
                Read given = next.next();
                assertThat(given.values().get(key).asText()).isEqualTo(id);
                for (Field field : layer.fields()) {
                    String text = row.values().get(field.name());
                    assertThat(text(given.values().get(field.name())))
                            .as("%s %s", id, field.name())
                            .isEqualTo(value.expected(field, text));
                }
                ReadBack.assertSame(given.geometry(), row.geometry(), tolerance, id);
            });
        }
    }

    /** Numbers without their needless zeros, dates with dashes, lists as JSON. */
    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return number(value.asText());
        }
        return value.isArray() ? value.toString() : value.asText();
    }

    static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    static @Nullable String canonical(Field field, @Nullable String stored) {
        if (stored == null) {
            return null;
        }
        return switch (field.type()) {
            case DECIMAL, INTEGER -> number(stored);
            case TEXTS -> Json.read(stored.getBytes(StandardCharsets.UTF_8)).toString();
            default -> stored;
        };
    }

    private Path download(String address) throws IOException {
        Answer answer = SERVER.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Path file = folder.resolve(address.replaceFirst("\\?.*", "").substring("/layers/".length()));
        Files.write(file, answer.response().body());
        return file;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GeoJSON(Layer layer) throws IOException {
        List<Read> read = ReadBack.read(download("/layers/" + layer.id() + ".geojson"));
        new Same(layer, 4326, 1e-7).check(read, "(id)", ReadBackTest::canonical);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GeoJSON_in_Lambert_93(Layer layer) throws IOException {
        String crs = "?crs=http://www.opengis.net/def/crs/EPSG/0/2154";
        List<Read> read = ReadBack.read(download("/layers/" + layer.id() + ".geojson" + crs), "-a_srs", "EPSG:2154");
        new Same(layer, 2154, 1e-3).check(read, "(id)", ReadBackTest::canonical);
    }

    private static final List<String> CSV = List.of(
            "-oo",
            "AUTODETECT_TYPE=NO",
            "-oo",
            "GEOM_POSSIBLE_NAMES=WKT",
            "-oo",
            "KEEP_GEOM_COLUMNS=NO",
            "-oo",
            "EMPTY_STRING_AS_NULL=NO",
            "-oo",
            "X_POSSIBLE_NAMES=",
            "-a_srs",
            "EPSG:4326");

    private static String[] csv(String separator) {
        List<String> options = new ArrayList<>(CSV);
        options.addAll(List.of("-oo", "SEPARATOR=" + separator));
        return options.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void CSV_for_Excel(Layer layer) throws IOException {
        List<Read> read = ReadBack.read(download("/layers/" + layer.id() + ".csv"), csv("SEMICOLON"));
        new Same(layer, 4326, 1e-7).check(read, "id", (field, text) -> {
            String cell = cell(field, text);
            return field.type() == FieldType.DECIMAL
                    ? cell.replace('.', ',')
                    : cell.startsWith("=") ? "'" + cell : cell;
        });
    }

    @ParameterizedTest
    @MethodSource("layers")
    void CSV_of_RFC_4180(Layer layer) throws IOException {
        List<Read> read = ReadBack.read(download("/layers/" + layer.id() + ".csv?dialecte=rfc4180"), csv("COMMA"));
        new Same(layer, 4326, 1e-7).check(read, "id", ReadBackTest::cell);
    }

    /** GDAL reads an empty cell and an empty text alike. */
    private static String cell(Field field, @Nullable String stored) {
        if (stored == null) {
            return "";
        }
        if (field.type() != FieldType.TEXTS) {
            return stored;
        }
        List<String> values = new ArrayList<>();
        Json.read(stored.getBytes(StandardCharsets.UTF_8))
                .forEach(
                        value -> values.add(value.asText().replace("\\", "\\\\").replace("|", "\\|")));
        return String.join("|", values);
    }
}
