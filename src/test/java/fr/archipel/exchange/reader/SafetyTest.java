package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm are refused before they do, with a sentence that names them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SafetyTest {
    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Path file, String... words) {
        refusedAs(String.valueOf(file.getFileName()), file, words);
    }

    private static void refusedAs(String name, Path file, String... words) {
        assertThatThrownBy(() -> Read.of(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(name)
                .hasMessageContainingAll(words);
    }

    @Test
    void a_zip_that_leads_outside_links_or_repeats_is_refused() throws IOException {
        byte[] shp = Made.points(1);
        for (String name : List.of("../x.shp", "a/../../x.shp", "/etc/x.shp", "C:\\x.shp", "a\\..\\..\\x.shp")) {
            refused(file("z.zip", Made.zip(Map.of(name, shp))), "mène hors d'elle");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry link = new ZipArchiveEntry("x.shp");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        refused(file("l.zip", out.toByteArray()), "lien vers un autre fichier");
        Map<String, byte[]> twice = new LinkedHashMap<>();
        twice.put("x.shp", shp);
        twice.put("X.SHP", shp);
        refused(file("d.zip", Made.zip(twice)), "deux fois");
        byte[] zstandard = Made.zip(Map.of("x.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)));
        ByteBuffer bytes = ByteBuffer.wrap(zstandard).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < zstandard.length - 12; at++) {
            int signature = bytes.getInt(at);
            if (signature == 0x0403_4b50 || signature == 0x0201_4b50) {
                bytes.putShort(at + (signature == 0x0403_4b50 ? 8 : 10), (short) 93);
            }
        }
        refused(file("z.zip", zstandard), "compressé d'une manière qui ne se lit pas ici");
    }

    @Test
    void an_archive_that_grows_or_holds_archives_is_refused() throws IOException {
        byte[] zeros = new byte[120 << 20];
        refused(file("b.zip", Made.zip(Map.of("x.csv", zeros))), "au-delà de toute mesure");
        byte[] bomb = Made.zip(Map.of("x.gpkg", zeros));
        refused(file("n.zip", Made.zip(Map.of("0.zip", bomb, "1.zip", bomb))), "une autre archive");
        refused(file("w.xlsx", Made.zip(Map.of("xl/workbook.xml", zeros))), "au-delà de toute mesure");
        byte[] many = Made.zip(
                IntStream.range(0, 10_001).boxed().collect(Collectors.toMap(i -> i + ".txt", i -> new byte[0])));
        refused(file("m.zip", many), "plus de 10000 fichiers");
    }

    @Test
    void columns_without_end_are_refused_in_every_format() throws IOException {
        String names = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));
        refused(file("c.csv", names + "\n"), "10000 colonnes");
        String members =
                IntStream.range(0, 10_000).mapToObj(i -> "\"c" + i + "\":1").collect(Collectors.joining(","));
        refused(file("c.geojson", "{\"features\":[{\"geometry\":null,\"properties\":{" + members + "}}]}"), "colonnes");
        refused(file("c.json", "[{" + members + "}]"), "colonnes");
        List<String> row = IntStream.range(0, 5_000).mapToObj(i -> "c" + i).toList();
        refused(file("c.xlsx", Made.xlsx(new Made.Sheet("F", List.of(row, row)))), "5000 colonnes");
        String data = IntStream.range(0, 10_000)
                .mapToObj(i -> "<Data name=\"c" + i + "\"><value>1</value></Data>")
                .collect(Collectors.joining());
        refused(
                file("c.kml", "<kml><Placemark><ExtendedData>" + data + "</ExtendedData></Placemark></kml>"),
                "plus de 2000 valeurs");
        byte[] dbf = new byte[65_000];
        ByteBuffer.wrap(dbf)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, (byte) 3)
                .putShort(8, (short) 65_000)
                .putShort(10, (short) 1);
        file("c.dbf", dbf);
        refusedAs("c.dbf", file("c.shp", Made.points(1)), "colonnes");
    }

    @Test
    void a_table_that_claims_four_gigabytes_or_rows_of_nothing_is_refused() throws IOException {
        byte[] dbf = Made.dbf(0, "a".getBytes(StandardCharsets.UTF_8));
        ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1);
        file("t.dbf", dbf);
        refusedAs("t.dbf", file("t.shp", Made.points(1)), "annonce 4294967295 lignes");
        ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 1).putShort(10, (short) 0);
        file("t.dbf", dbf);
        refusedAs("t.dbf", folder.resolve("t.shp"), "lignes de 0 octets");
        ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN).putShort(10, (short) 3);
        file("t.dbf", dbf);
        refusedAs("t.dbf", folder.resolve("t.shp"), "les champs annoncés");
    }

    @Test
    void an_index_that_points_outside_is_refused() throws IOException {
        ByteBuffer shx = ByteBuffer.allocate(108);
        Made.header(shx, 1);
        shx.order(ByteOrder.BIG_ENDIAN).putInt(100, Integer.MAX_VALUE).putInt(104, 10);
        file("i.shx", shx.array());
        refused(file("i.shp", Made.points(1)), "hors du fichier");
    }

    @Test
    void places_that_are_nowhere_are_refused() throws IOException {
        byte[] shp = Made.points(2);
        ByteBuffer.wrap(shp).order(ByteOrder.LITTLE_ENDIAN).putDouble(100 + 28 + 12, 1e300);
        refused(file("p.shp", shp), "l'objet 2", "coordonnée impossible");
        ByteBuffer.wrap(shp).order(ByteOrder.LITTLE_ENDIAN).putDouble(100 + 28 + 12, Double.POSITIVE_INFINITY);
        refused(file("p.shp", shp), "coordonnée impossible");
        refused(
                file("p.geojson", "{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e300,2]}}]}"),
                "l'objet 1",
                "coordonnée impossible");
        refused(
                file("q.geojson", "{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,2]}}]}"),
                "JSON valide");
        String[] layer = Made.layer("z", 1);
        layer[3] = layer[3].replace(Made.point().substring(26, 42), "000000000000F07F");
        refused(Made.geoPackage(folder.resolve("p.gpkg"), layer), "objet 1", "coordonnée impossible");
    }

    @Test
    void json_deeper_than_any_data_and_texts_without_end_are_refused() throws IOException {
        refused(file("d.geojson", "{\"features\":[{\"properties\":{\"a\":" + "[".repeat(100_000)), "trop profond");
        refused(file("e.json", "[".repeat(100_000)), "JSON");
        refused(file("f.json", "[" + "{\"a\":".repeat(100_000)), "trop profond");
        String huge = "x".repeat(17_000_000);
        refused(
                file("h.geojson", "{\"features\":[{\"geometry\":null,\"properties\":{\"a\":\"" + huge + "\"}}]}"),
                "démesurée");
        refused(file("h.csv", "a;b\n1;" + huge + "\n"), "démesurée");
        refused(file("i.csv", "a;b\n1;\"" + huge + "\"\n"), "démesurée");
        refused(file("n.json", "[{\"a\":1e99999}]"), "démesuré");
        refused(file("o.json", "[{\"a\":1e8901234567890}]"), "démesuré");
    }

    @Test
    void collections_in_collections_are_refused_wherever_they_are_written() throws IOException {
        String wkt = "GEOMETRYCOLLECTION(".repeat(50_000) + "POINT(1 2)" + ")".repeat(50_000);
        Read csv = Read.of(file("w.csv", "nom;wkt\na;POINT(1 2)\nb;" + wkt + "\n"));
        assertThat(csv.withGeometry()).isEqualTo(1);
        byte[] wkb = new byte[9 * 50_000 + 21];
        ByteBuffer b = ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 50_000; i++) {
            b.put((byte) 1).putInt(7).putInt(1);
        }
        b.put((byte) 1).putInt(1);
        assertThatThrownBy(() -> Wkb.check(wkb)).hasMessageContaining("sans fin");
    }

    @Test
    void a_geometry_of_five_million_vertices_is_refused_before_it_is_held() throws IOException {
        Path shp = folder.resolve("g.shp");
        long length = 44 + 4 + 5_000_000L * 16;
        try (RandomAccessFile sparse = new RandomAccessFile(shp.toFile(), "rw")) {
            ByteBuffer head = ByteBuffer.allocate(100 + 8 + 48);
            Made.header(head, 5);
            head.order(ByteOrder.BIG_ENDIAN).putInt(1).putInt((int) (length / 2));
            head.order(ByteOrder.LITTLE_ENDIAN).putInt(5).position(100 + 8 + 36);
            head.putInt(1).putInt(5_000_000);
            sparse.write(head.array());
            sparse.setLength(100 + 8 + length);
        }
        refused(shp, "plus de 2000000 sommets");
        Files.delete(shp);
        refused(
                vertices(
                        "g.geojson",
                        "{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[",
                        "[2.5,50.5],",
                        "[2,50]]}}]}"),
                "plus de 2000000 sommets");
        refused(
                vertices(
                        "g.kml",
                        "<kml><Placemark><LineString><coordinates>",
                        "2.5,50.5 ",
                        "</coordinates></LineString></Placemark></kml>"),
                "plus de 2000000 sommets");
        refused(
                vertices("g.gpx", "<gpx><trk><trkseg>", "<trkpt lat=\"50\" lon=\"2\"/>", "</trkseg></trk></gpx>"),
                "plus de 2000000 sommets");
        String[] layer = Made.layer("z", 1);
        layer[3] = "INSERT INTO z VALUES (1, zeroblob(80000000), 'grand')";
        refused(Made.geoPackage(folder.resolve("g.gpkg"), layer), "démesurée");
    }

    private Path vertices(String name, String before, String each, String after) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(before);
            for (int i = 0; i < 2_100_000; i++) {
                out.write(each);
            }
            out.write(after);
        }
        return file;
    }

    @Test
    void a_geopackage_of_views_without_end_is_refused() throws IOException {
        String endless =
                " AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom, i AS nom FROM n";
        String[] layer = Made.layer("z", 1);
        Path view = Made.geoPackage(folder.resolve("v.gpkg"), "CREATE VIEW z" + endless, layer[1], layer[2]);
        refused(view, "« z » y est une vue");
        assertThatThrownBy(() -> LayerFile.contents(view)).hasMessageContaining("est une vue");
        Path contents = Made.geoPackage(
                folder.resolve("w.gpkg"),
                "DROP TABLE gpkg_contents",
                "CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 't' || i AS table_name, 'features' AS data_type, '' AS identifier, '' AS description FROM n");
        refused(contents, "« gpkg_contents » y est une vue");
        refused(Made.geoPackage(folder.resolve("x.gpkg"), layer[1], layer[2]), "sa table n'existe pas");
        Path other = folder.resolve("y.gpkg");
        Made.geoPackage(other, "DROP TABLE gpkg_contents");
        refused(other, "pas un GeoPackage");
    }

    /** Each page of five levels points to one page below, as often as it has room: 24⁵ times the rows of a page. */
    @Test
    void pages_that_point_to_each_other_are_noticed() throws IOException {
        Path gpkg = Made.geoPackage(folder.resolve("c.gpkg"), Made.layer("zones", 2_000));
        byte[] bytes = Files.readAllBytes(gpkg);
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int size = file.getShort(16) & 0xffff;
        int root = 0;
        for (int page = 2; page <= bytes.length / size; page++) {
            if (bytes[(page - 1) * size] == 5) {
                root = page;
            }
        }
        assertThat(root).isPositive();
        byte[] interior = Arrays.copyOfRange(bytes, (root - 1) * size, root * size);
        int cells = ByteBuffer.wrap(interior).getShort(3);
        assertThat(cells).isGreaterThan(20);
        int[] children = new int[cells];
        for (int i = 0; i < cells; i++) {
            children[i] =
                    ByteBuffer.wrap(interior).getInt(ByteBuffer.wrap(interior).getShort(12 + 2 * i));
        }
        int page = root;
        for (int level = 0; level < 5; level++) {
            ByteBuffer copy = ByteBuffer.wrap(interior.clone());
            for (int i = 0; i < cells; i++) {
                copy.putInt(copy.getShort(12 + 2 * i), children[level]);
            }
            copy.putInt(8, children[level]);
            file.put((page - 1) * size, copy.array());
            page = children[level];
        }
        Files.write(gpkg, bytes);
        refused(gpkg, "abîmé");
        assertThatThrownBy(() -> LayerFile.contents(gpkg)).hasMessageContaining("abîmé");
    }

    @Test
    void a_locked_archive_says_so() throws IOException {
        byte[] zip = Made.zip(Map.of("x.shp", Made.points(1)));
        ByteBuffer b = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 < zip.length; at++) {
            int mark = b.getInt(at);
            int flags = mark == 0x04034b50 ? at + 6 : mark == 0x02014b50 ? at + 8 : -1;
            if (flags > 0) {
                b.putShort(flags, (short) (b.getShort(flags) | 1));
            }
        }
        refused(file("k.zip", zip), "mot de passe");
    }

    @Test
    void a_workbook_that_declares_entities_is_refused() throws IOException {
        byte[] book = Made.zip(Map.of(
                "xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8),
                "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>"
                                .getBytes(StandardCharsets.UTF_8)));
        refused(file("e.xlsx", book), "DOCTYPE");
        refused(file("f.xlsx", Made.zip(Map.of("xl/workbook.bin", new byte[9]))), "binaire");
        refused(file("g.ods", Made.zip(Map.of("content.xml", new byte[9]))), "OpenDocument");
    }

    @Test
    void a_reference_system_of_brackets_alone_is_unknown() {
        assertThat(WktCrs.read("PROJCS[\"x\"," + "A[".repeat(40_000)).epsg()).isEmpty();
    }
}
