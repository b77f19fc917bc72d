package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small good files of each format, spoilt in every way: whatever comes of it is rows, or a sentence that names the file.
 * Always the same spoilt files, as many as a few seconds allow; {@code -Darchipel.fuzz=seconds} goes on for longer.
 */
class FuzzTest {
    private static final long SECONDS = Long.getLong("archipel.fuzz", 3);
    private static final int ENOUGH = SECONDS > 3 ? Integer.MAX_VALUE : 4_000;
    private static final Duration HANG = Duration.ofSeconds(20);
    /** What a person reads: letters with a sentence's end, and no class of ours or of Java's. */
    private static final Pattern SENTENCE = Pattern.compile("(?s).{10,}[.)»]");

    private static final Pattern MACHINE = Pattern.compile("(?i)exception|java\\.|org\\.|null pointer|\\bat [a-z]+\\.");

    @TempDir
    Path folder;

    enum Format {
        CSV("csv"),
        GEOJSON("geojson"),
        JSON("json"),
        GPX("gpx"),
        KML("kml"),
        XLSX("xlsx"),
        SHP("shp"),
        DBF("dbf"),
        ZIP("zip"),
        GPKG("gpkg");

        final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    private byte[] good(Format format) throws IOException {
        return switch (format) {
            case CSV ->
                text("\ufeffcode;nom;lon;lat;wkt\n01004;\"l'été \"\"à\"\" x\";2,5;50.1;\"POINT (1 2)\"\n2;;;;\n");
            case GEOJSON -> text("""
                    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},
                    "features":[{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,0.5,7],[1,2]]]},
                    "properties":{"a":1,"b":"2024-01-31","c":[1,"x"],"d":{"e":null},"f":1.5e3,"g":"2024-01-31T10:00:00Z","h":["x"]}},
                    {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2]]}]},"properties":null}]}""");
            case JSON ->
                text(
                        "[{\"code\":\"A\",\"n\":12345678901234567890,\"lon\":2.5,\"lat\":50,\"membres\":[{\"x\":1}],\"o\":{\"p\":true,\"geom\":{\"type\":\"Point\",\"coordinates\":[1,2]}}},{\"code\":\"B\"}]");
            case GPX ->
                text(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><gpx><wpt lat=\"50.4\" lon=\"2.8\"><ele>40</ele><name>L&amp;é</name></wpt></gpx>");
            case KML ->
                text(
                        "<?xml version=\"1.0\"?><kml><Document><Folder><name>A</name><Placemark><name>un</name><ExtendedData><Data name=\"c\"><value>1</value></Data></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>2,50,0 3,50 3,51 2,50</coordinates></LinearRing></outerBoundaryIs></Polygon><Point><coordinates>2,50</coordinates></Point></MultiGeometry></Placemark></Folder></Document></kml>");
            case XLSX ->
                Made.xlsx(new Made.Sheet(
                        "F", List.of(List.of("a", "b", "c"), Arrays.asList("x", 1.5, LocalDate.of(2024, 1, 2)))));
            case SHP -> polygon();
            case DBF -> Made.dbf(3, text("abc"), text("été"));
            case ZIP -> zip();
            case GPKG -> {
                Path file = folder.resolve("bon.gpkg");
                if (!Files.exists(file)) {
                    Made.geoPackage(file, Made.layer("zones", 5));
                }
                yield Files.readAllBytes(file);
            }
        };
    }

    private static byte[] zip() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("d/b.shp", Made.points(2));
        entries.put("d/b.dbf", Made.dbf(0, text("a"), text("b")));
        entries.put("t.csv", text("a;b\n1;2\n"));
        return Made.zip(entries);
    }

    private static byte[] polygon() {
        java.nio.ByteBuffer b = java.nio.ByteBuffer.allocate(100 + 8 + 48 + 4 + 64);
        Made.header(b, 5);
        b.order(java.nio.ByteOrder.BIG_ENDIAN).putInt(1).putInt((48 + 64) / 2);
        b.order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(5).position(b.position() + 32);
        b.putInt(1).putInt(4).putInt(0);
        for (double each : new double[] {0, 0, 0, 9, 9, 9, 0, 0}) {
            b.putDouble(each);
        }
        return Arrays.copyOf(b.array(), b.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatever_is_spoilt_is_rows_or_a_sentence(Format format) throws IOException {
        byte[] good = good(format);
        Path file = folder.resolve("essai." + format.extension);
        if (format == Format.DBF) {
            Files.write(folder.resolve("essai.shp"), Made.points(2));
        }
        if (format == Format.SHP) {
            Files.write(folder.resolve("essai.dbf"), Made.dbf(0, text("abc")));
        }
        Path opened = format == Format.DBF ? folder.resolve("essai.shp") : file;
        Files.write(file, good);
        assertThat(outcome(opened)).as("the good file").isEqualTo("rows");
        Random random = new Random(17 + format.ordinal());
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int rows = 0;
        int refused = 0;
        for (int i = 0; i < ENOUGH && System.nanoTime() < end; i++) {
            byte[] spoilt = spoil(good, random);
            Files.write(file, spoilt);
            long start = System.nanoTime();
            String outcome = outcome(opened);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("file %d of %s", i, format)
                    .isLessThan(HANG);
            if (outcome.equals("rows")) {
                rows++;
            } else {
                refused++;
                assertThat(outcome)
                        .as("file %d of %s", i, format)
                        .doesNotContainPattern(MACHINE)
                        .matches(SENTENCE);
            }
        }
        assertThat(rows + refused).isPositive();
    }

    /** "rows", or the sentence of the refusal; anything else fails. */
    private String outcome(Path file) {
        try {
            for (FileLayer layer : LayerFile.contents(file)) {
                Read.of(file, layer.name());
            }
            return "rows";
        } catch (ProblemException e) {
            String sentence = String.valueOf(e.getMessage());
            boolean named = sentence.toLowerCase(Locale.ROOT)
                    .matches("(?s).*(essai|couche|--layer|« |b\\.|t\\.|d/|\\.(shp|dbf|csv) :).*");
            return named ? sentence : "unnamed exception: " + sentence;
        } catch (IOException e) {
            throw new AssertionError("neither rows nor a refusal", e);
        }
    }

    /** Some bytes changed, cut, doubled, or a length made another. */
    private static byte[] spoil(byte[] good, Random random) {
        byte[] spoilt = good.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(7)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) random.nextInt(256);
                case 2 -> spoilt = Arrays.copyOf(spoilt, Math.max(1, at));
                case 3 -> {
                    byte[] longer = Arrays.copyOf(spoilt, spoilt.length + 64);
                    System.arraycopy(spoilt, at, longer, Math.min(at + 64, longer.length), spoilt.length - at);
                    spoilt = longer;
                }
                case 4 -> {
                    // A number of four bytes, as headers have them.
                    int value = new int[] {-1, 0, Integer.MAX_VALUE, 0x01000000, 1}[random.nextInt(5)];
                    for (int b = 0; b < 4 && at + b < spoilt.length; b++) {
                        spoilt[at + b] = (byte) (value >> 8 * b);
                    }
                }
                case 5 -> Arrays.fill(spoilt, at, Math.min(spoilt.length, at + 8), (byte) random.nextInt(256));
                default -> {
                    int other = random.nextInt(spoilt.length);
                    byte kept = spoilt[at];
                    spoilt[at] = spoilt[other];
                    spoilt[other] = kept;
                }
            }
        }
        return spoilt;
    }

    @Test
    void every_cut_of_every_format_is_rows_or_a_sentence() throws IOException {
        for (Format format : List.of(Format.CSV, Format.GEOJSON, Format.JSON, Format.GPX, Format.KML, Format.SHP)) {
            byte[] good = good(format);
            Path file = folder.resolve("essai." + format.extension);
            for (int length = 0; length < good.length; length += 1 + good.length / 200) {
                Files.write(file, Arrays.copyOf(good, length));
                String outcome = outcome(file);
                assertThat(outcome.equals("rows") || SENTENCE.matcher(outcome).matches())
                        .as("%d bytes of %s: %s", length, format, outcome)
                        .isTrue();
            }
        }
    }
}
