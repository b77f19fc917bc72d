package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.layer.FieldType;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are found, and files made to harm: read for what they are, or refused with a reason. */
class HostileFilesTest {
    @TempDir
    Path folder;

    /** A table of two rows, the second marked deleted: a text, a number, a date, a truth. */
    private static byte[] dbf(String text, int language, Charset charset) {
        ByteBuffer b = ByteBuffer.allocate(32 + 4 * 32 + 1 + 2 * 30 + 1).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 3)
                .put(new byte[3])
                .putInt(2)
                .putShort((short) (32 + 4 * 32 + 1))
                .putShort((short) 30);
        b.position(29);
        b.put((byte) language).position(32);
        field(b, "nom", 'C', 12, 0);
        field(b, "nombre", 'N', 8, 0);
        field(b, "jour", 'D', 8, 0);
        field(b, "oui", 'L', 1, 0);
        b.put((byte) 13);
        row(b, ' ', text, charset, "      12", "20260301", "T");
        row(b, '*', text, charset, "********", "00000000", "?");
        return b.array();
    }

    private static void field(ByteBuffer b, String name, char type, int length, int decimals) {
        int start = b.position();
        b.put(name.getBytes(StandardCharsets.US_ASCII)).position(start + 11);
        b.put((byte) type).position(start + 16);
        b.put((byte) length).put((byte) decimals).position(start + 32);
    }

    private static void row(
            ByteBuffer b, char mark, String text, Charset charset, String number, String day, String truth) {
        int start = b.position();
        b.put((byte) mark).put(text.getBytes(charset));
        while (b.position() < start + 13) {
            b.put((byte) ' ');
        }
        b.put((number + day + truth).getBytes(StandardCharsets.US_ASCII));
    }

    /** Two points of a shapefile. */
    private static byte[] shp() {
        ByteBuffer b = ByteBuffer.allocate(100 + 2 * 28);
        b.putInt(9994).position(24);
        b.putInt((100 + 2 * 28) / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1000)
                .putInt(1)
                .position(100);
        for (int i = 0; i < 2; i++) {
            b.order(ByteOrder.BIG_ENDIAN).putInt(i + 1).putInt(10);
            b.order(ByteOrder.LITTLE_ENDIAN).putInt(1).putDouble(2.8 + i).putDouble(50.4);
        }
        return b.array();
    }

    private Path shapefile(byte[] dbf, byte[] shp) throws IOException {
        Files.write(folder.resolve("bornes.dbf"), dbf);
        return Files.write(folder.resolve("bornes.shp"), shp);
    }

    private static List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (LayerReader reader = LayerFile.open(file, ReadOptions.NONE)) {
            reader.read(rows::add);
        }
        return rows;
    }

    @Test
    void without_cpg_the_code_page_of_the_table_then_utf8_then_windows() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        assertThat(rows(shapefile(dbf("été", 0x57, windows), shp())).get(0).values())
                .startsWith("été", 12L);
        assertThat(rows(shapefile(dbf("été", 0x02, Charset.forName("IBM850")), shp()))
                        .get(0)
                        .values()
                        .get(0))
                .isEqualTo("été");
        assertThat(rows(shapefile(dbf("été", 0, StandardCharsets.UTF_8), shp()))
                        .get(0)
                        .values()
                        .get(0))
                .isEqualTo("été");
        assertThat(rows(shapefile(dbf("l’été", 0, windows), shp()))
                        .get(0)
                        .values()
                        .get(0))
                .isEqualTo("l’été");
    }

    @Test
    void a_deleted_row_takes_its_shape_with_it() throws IOException {
        List<Row> rows = rows(shapefile(dbf("a", 0, StandardCharsets.UTF_8), shp()));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).values()).containsExactly("a", 12L, java.time.LocalDate.of(2026, 3, 1), true);
    }

    @Test
    void a_table_that_claims_more_rows_than_it_has_is_refused() throws IOException {
        byte[] dbf = dbf("a", 0, StandardCharsets.UTF_8);
        ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
        assertRefused(shapefile(dbf, shp()), "annonce 2147483647 lignes");
    }

    @Test
    void a_shape_that_claims_more_points_than_it_has_is_refused() throws IOException {
        ByteBuffer b = ByteBuffer.wrap(shp());
        b.order(ByteOrder.LITTLE_ENDIAN).putInt(32, 5);
        // A polygon of two thousand million parts in a record of twenty bytes.
        b.putInt(108, 5);
        assertRefused(shapefile(dbf("a", 0, StandardCharsets.UTF_8), b.array()), "l'objet 1 est abîmé");
        byte[] far = shp();
        ByteBuffer.wrap(far).putInt(104, Integer.MAX_VALUE);
        assertRefused(shapefile(dbf("a", 0, StandardCharsets.UTF_8), far), "plus que le fichier");
    }

    @Test
    void rings_nest_wherever_they_turn() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(44 + 4 * 4 + 4 * 5 * 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(5).position(36);
        record.putInt(4).putInt(20).putInt(0).putInt(5).putInt(10).putInt(15);
        // An outline, a hole turned like it, an island in the hole, another outline.
        for (double[] square : new double[][] {{0, 0, 10}, {2, 2, 6}, {4, 4, 1}, {20, 0, 5}}) {
            double x = square[0];
            double y = square[1];
            double s = square[2];
            for (double[] p : new double[][] {{x, y}, {x, y + s}, {x + s, y + s}, {x + s, y}, {x, y}}) {
                record.putDouble(p[0]).putDouble(p[1]);
            }
        }
        record.flip();
        var polygons = java.util.Objects.requireNonNull(ShpShape.read(record));
        assertThat(polygons.getNumGeometries()).isEqualTo(3);
        assertThat(polygons.getArea()).isEqualTo(100 - 36 + 1 + 25);
    }

    @Test
    void a_zip_that_leads_outside_or_grows_without_end_is_refused() throws IOException {
        assertRefused(zip("../../bornes.shp", shp()), "hors d'elle");
        assertRefused(zip("bornes.shp", new byte[200 << 20]), "au-delà de toute mesure");
        assertRefused(zip("lisez-moi.txt", new byte[10]), "ne contient ni");
        Path cut = folder.resolve("coupe.zip");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(zip("bornes.shp", shp())), 60));
        assertRefused(cut, "abîmée");
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path file = folder.resolve("essai.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.closeEntry();
        }
        return file;
    }

    @Test
    void json_that_is_not_geojson_is_refused_where_it_is_not() throws IOException {
        assertRefused(json("{\"type\": \"FeatureCollection\", \"features\": [1]}"), "l'élément 1");
        assertRefused(
                json("{\"features\": [{\"geometry\": {\"type\": \"Cercle\", \"coordinates\": [1, 2]}}]}"),
                "« Cercle »");
        assertRefused(
                json("{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1]}}]}"), "deuxième");
        assertRefused(json("{\"features\": [{\"geometry\""), "ligne 1");
        assertRefused(json("{\"x\": " + "[".repeat(100)), "JSON valide");
        assertRefused(json("PK pas un zip"), "formats lus");
    }

    @Test
    void an_old_geojson_says_its_system_and_types_are_what_all_values_are() throws IOException {
        Path file = json("""
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [683000, 7037000, 12]},
                   "properties": {"a": 1, "b": "2026-01-01", "c": 1, "d": ["x"], "e": null, "f": 12345678901234567890}},
                  {"type": "Feature", "geometry": {"type": "Point", "coordinates": []},
                   "properties": {"a": 1.5, "b": "janvier", "c": "un", "d": null}}],
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}}""");
        try (LayerReader reader = LayerFile.open(file, ReadOptions.NONE)) {
            assertThat(reader.crs().epsg()).hasValue(2154);
            assertThat(reader.columns().stream().map(Column::type))
                    .containsExactly(
                            FieldType.DECIMAL,
                            FieldType.TEXT,
                            FieldType.TEXT,
                            FieldType.TEXTS,
                            FieldType.TEXT,
                            FieldType.DECIMAL);
            List<Row> rows = new ArrayList<>();
            reader.read(rows::add);
            assertThat(rows.get(1).geometry() == null).isTrue();
            assertThat(rows.get(0).values().get(2)).isEqualTo("1");
            assertThat(reader.notes()).anyMatch(note -> note.contains("altitudes"));
        }
    }

    private Path json(String text) throws IOException {
        return Files.writeString(folder.resolve("essai.geojson"), text);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void systems_are_known_by_code_by_name_and_by_what_they_are() {
        assertThat(WktCrs.read("PROJCS[\"RGF_1993_Lambert_93\",GEOGCS[\"x\"]]").epsg())
                .hasValue(2154);
        assertThat(WktCrs.read(
                                "PROJCS[\"quelconque\",GEOGCS[\"x\",AUTHORITY[\"EPSG\",\"4171\"]],AUTHORITY[\"EPSG\",\"3950\"]]")
                        .epsg())
                .hasValue(3950);
        assertThat(WktCrs.read("PROJCS[\"RGF_1993_CC50\",GEOGCS[\"x\"]]").epsg())
                .hasValue(3950);
        assertThat(WktCrs.read("PROJCS[\"WGS_1984_UTM_Zone_31N\",GEOGCS[\"x\"]]")
                        .epsg())
                .hasValue(32631);
        assertThat(WktCrs.read("pas du WKT").epsg()).isEmpty();
    }
}
