package fr.archipel.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Files of ours fetched, unpacked, and geometries made comparable whatever a format does to them. */
public final class BinaryFiles {
    private BinaryFiles() {}

    /** {@code address}: {@code /layers/…}; the file has its last part for a name. */
    public static Path download(TestServer server, Path folder, String address) throws IOException {
        TestServer.Answer answer = server.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Path file = folder.resolve(address.replaceFirst("\\?.*", "").substring("/layers/".length()));
        Files.write(file, answer.response().body());
        return file;
    }

    /** To a folder beside the archive. */
    public static Path unzip(Path archive) throws IOException {
        Path folder = Files.createDirectory(archive.resolveSibling("unzipped"));
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotContain("/", "\\", "..");
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
        return folder;
    }

    public static List<Path> named(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    /** What the table of names of a zipped shapefile says: the short name of each field. */
    public static Map<String, String> shortNames(Path folder) throws IOException {
        Map<String, String> names = new HashMap<>();
        Files.readAllLines(folder.resolve("noms-des-champs.csv")).stream()
                .skip(1)
                .forEach(line -> {
                    String[] cells = line.split(";");
                    names.put(cells[1], cells[0]);
                });
        return names;
    }

    /** The parts of both, which are of one object. */
    public static Geometry together(Geometry a, Geometry b) {
        return a.getFactory().buildGeometry(Stream.of(a, b).toList());
    }

    /** Its points, lines and polygons, each turned and begun the same way, in one order. */
    public static @Nullable Geometry plain(@Nullable Geometry geometry) {
        if (geometry == null) {
            return null;
        }
        List<Geometry> parts = new ArrayList<>();
        collect(geometry, parts);
        parts.replaceAll(Geometry::norm);
        parts.sort((a, b) -> a.compareTo(b));
        return geometry.getFactory().createGeometryCollection(parts.toArray(Geometry[]::new));
    }

    private static void collect(Geometry geometry, List<Geometry> parts) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.getNumGeometries() == 1 && part == geometry) {
                parts.add(part);
            } else {
                collect(part, parts);
            }
        }
    }
}
