package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.geo.GeoJsonReader;
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
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.GeometryCollection;

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
                if (given.geometry() instanceof GeometryCollection all
                        && all.getClass() == GeometryCollection.class
                        && row.geometry() != null
                        && key.equals("id")
                        && layer.geometryType().equals("Geometry")) {
                    // GDAL makes collections of all that a layer of GML mixes.
                    ReadBack.assertSameVertices(all, row.geometry(), tolerance, id);
                } else {
                    ReadBack.assertSame(given.geometry(), row.geometry(), tolerance, id);
                }
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

    @ParameterizedTest
    @MethodSource("layers")
    void JSON_FG_in_its_own_place_and_in_degrees(Layer layer) throws IOException {
        Path file = download("/layers/" + layer.id() + ".jsonfg?crs=http://www.opengis.net/def/crs/EPSG/0/3950");
        new Same(layer, 4326, 1e-7).check(ReadBack.read(file), "(id)", ReadBackTest::canonical);
        Map<String, Stored> stored = StoredLayer.read(DATABASE.database(), layer, 3950);
        Json.read(Files.readAllBytes(file)).path("features").forEach(feature -> {
            String id = feature.path("id").asText();
            JsonNode place = feature.path("place");
            ReadBack.assertSame(
                    place.isNull() ? null : GeoJsonReader.read(place),
                    stored.get(id).geometry(),
                    1e-3,
                    id);
        });
    }

    @ParameterizedTest
    @MethodSource("layers")
    void Excel(Layer layer) throws IOException {
        Path file = download("/layers/" + layer.id() + ".xlsx");
        List<String> titles = XlsxEncoder.titles(layer.fields());
        Map<String, Stored> stored = StoredLayer.read(DATABASE.database(), layer, 2154);
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(stored.size() + 1);
            for (int i = 0; i < titles.size(); i++) {
                assertThat(rows.get(0).getCellText(i + 1)).isEqualTo(titles.get(i));
            }
            Iterator<Row> next = rows.iterator();
            next.next();
            stored.forEach((id, values) -> {
                Row row = next.next();
                assertThat(row.getCellText(0)).isEqualTo(id);
                for (int i = 0; i < titles.size(); i++) {
                    Field field = layer.fields().get(i);
                    String text = values.values().get(field.name());
                    assertThat(value(row, i + 1, field))
                            .as("%s %s", id, field.name())
                            .isEqualTo(
                                    field.type() == FieldType.TEXTS
                                            ? cell(field, text)
                                            : nonEmpty(canonical(field, text)));
                }
            });
            String about =
                    book.getSheets().skip(1).findFirst().orElseThrow().read().toString();
            assertThat(about)
                    .contains(
                            layer.attribution(),
                            layer.licence().title(),
                            layer.fields().get(0).name());
        }
        // The same rows for GDAL.
        List<Read> read = ReadBack.read(
                file, "--config", "OGR_XLSX_HEADERS", "FORCE", "-sql", "SELECT * FROM \"" + layer.title() + "\"");
        assertThat(read).hasSize(stored.size());
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String value(Row row, int column, Field field) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return switch (field.type()) {
            case DATE -> cell.asDate().toLocalDate().toString();
            case DECIMAL, INTEGER -> number(cell.asNumber().toPlainString());
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            default -> cell.getText();
        };
    }

    /** Every value as its text. */
    @ParameterizedTest
    @MethodSource("layers")
    void GML(Layer layer) throws IOException {
        Path file = download("/layers/" + layer.id() + ".gml?crs=http://www.opengis.net/def/crs/EPSG/0/4326");
        List<Read> read = ReadBack.read(file, "--config", "GML_FIELDTYPES", "ALWAYS_STRING");
        new Same(layer, 4326, 1e-7).check(read, "id", (field, text) -> {
            String value = cell(field, text);
            return value.isEmpty() ? null : value; // GDAL reads an empty element as none
        });
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GML_is_well_formed_and_says_where_it_comes_from(Layer layer) throws Exception {
        Path file = download("/layers/" + layer.id() + ".gml");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(document.getElementsByTagName("gml:description").item(0).getTextContent())
                .contains(layer.attribution(), layer.licence().title());
        assertThat(document.getElementsByTagName("sf:featureMember").getLength())
                .isEqualTo(StoredLayer.read(DATABASE.database(), layer, 2154).size());
        var schema = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(
                        SERVER.get("/layers/" + layer.id() + ".xsd").response().body()));
        assertThat(schema.getElementsByTagName("xs:element").getLength())
                .isEqualTo(layer.fields().size() + 3);
    }
}
