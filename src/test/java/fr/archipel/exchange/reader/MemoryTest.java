package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory does not grow with the file: files several times larger than the heap are read by a process that has no more. A
 * gigabyte would take the same: {@code -Darchipel.large=1000000} makes files of as many rows of a kilobyte.
 */
class MemoryTest {
    private static final int ROWS = Integer.getInteger("archipel.large", 80_000);
    private static final String HEAP = "-Xmx24m";
    private static final String FILLER = "x".repeat(900);

    @TempDir
    Path folder;

    private static String read(String heap, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadAll.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
        }
    }

    private void assertReads(Path file) throws IOException {
        assertThat(Files.size(file)).isGreaterThan(ROWS * 900L);
        assertThat(read(HEAP, file)).contains(ROWS + " rows");
        Files.delete(file);
    }

    @Test
    void a_large_geopackage_takes_the_memory_of_a_small_one() throws IOException {
        String[] layer = Made.layer("zones", ROWS);
        layer[3] = layer[3].replace("'objet ' || i", "printf('%0900d', i)");
        assertReads(Made.geoPackage(folder.resolve("grand.gpkg"), layer));
    }

    @Test
    void a_large_csv_too() throws IOException {
        Path file = folder.resolve("grand.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("lon;lat;texte\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("2,5;50,1;\"é" + FILLER + "\"\n");
            }
        }
        assertReads(file);
    }

    @Test
    void large_geojson_whole_or_by_lines_too() throws IOException {
        String feature =
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2,50]},\"properties\":{\"a\":\""
                        + FILLER + "\"}}";
        Path lines = folder.resolve("grand.geojsonl");
        Path whole = folder.resolve("grand.geojson");
        try (Writer out = Files.newBufferedWriter(lines);
                Writer all = Files.newBufferedWriter(whole)) {
            all.write("{\"type\":\"FeatureCollection\",\"features\":[");
            for (int i = 0; i < ROWS; i++) {
                out.write(feature + "\n");
                all.write((i == 0 ? "" : ",") + feature);
            }
            all.write("]}");
        }
        assertReads(lines);
        assertReads(whole);
    }

    @Test
    void a_large_kml_too() throws IOException {
        Path file = folder.resolve("grand.kml");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("<kml><Document>");
            for (int i = 0; i < ROWS; i++) {
                out.write("<Placemark><name>" + FILLER
                        + "</name><Point><coordinates>2,50</coordinates></Point></Placemark>\n");
            }
            out.write("</Document></kml>");
        }
        assertReads(file);
    }

    @Test
    void a_large_shapefile_in_a_zip_too() throws IOException {
        int length = 1_000;
        ByteBuffer dbf = ByteBuffer.allocate(65).order(ByteOrder.LITTLE_ENDIAN);
        dbf.put(0, (byte) 3).putInt(4, ROWS).putShort(8, (short) 65).putShort(10, (short) (length + 1));
        dbf.put(32, (byte) 'a')
                .put(32 + 11, (byte) 'C')
                .put(32 + 16, (byte) (length & 0xff))
                .put(32 + 17, (byte) (length >> 8));
        dbf.put(64, (byte) 13);
        Path file = folder.resolve("grand.zip");
        byte[] row = (" " + "abcdefghi ".repeat(length / 10)).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("b.shp"));
            zip.write(Made.points(ROWS));
            zip.putNextEntry(new ZipEntry("b.dbf"));
            zip.write(dbf.array());
            for (int i = 0; i < ROWS; i++) {
                zip.write(row);
            }
        }
        assertReads(file);
    }

    /** The rows of a sheet are streamed; the texts it keeps once are held. */
    @Test
    void a_workbook_of_many_rows_too() throws IOException {
        Path file = folder.resolve("grand.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Essai", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("F");
            for (int row = 0; row <= ROWS; row++) {
                for (int column = 0; column < 8; column++) {
                    if (row == 0) {
                        sheet.value(row, column, "c" + column);
                    } else {
                        sheet.value(row, column, row * 8 + column);
                    }
                }
                if (row % 500 == 0) {
                    sheet.flush();
                }
            }
        }
        assertThat(read("-Xmx48m", file)).contains(ROWS + " rows");
    }

    @Test
    void a_geometry_without_end_is_refused_within_the_memory_of_the_largest_allowed() throws IOException {
        for (List<String> each : List.of(
                List.of(
                        "g.geojson",
                        "{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[",
                        "[2.5,50.5],",
                        "[2,50]]}}]}"),
                List.of(
                        "g.kml",
                        "<kml><Placemark><LineString><coordinates>",
                        "2.5,50.5 ",
                        "</coordinates></LineString></Placemark></kml>"))) {
            Path file = folder.resolve(each.get(0));
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write(each.get(1));
                for (int i = 0; i < 5_000_000; i++) {
                    out.write(each.get(2));
                }
                out.write(each.get(3));
            }
            assertThat(read("-Xmx128m", file)).contains(each.get(0)).contains("plus de 2000000 sommets");
        }
    }
}
