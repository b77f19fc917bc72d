package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A layer inside a zip: only its own files are unpacked, into a folder of ours that leaves with the reader. An archive
 * that would grow beyond reason, or whose names lead outside of it, is refused.
 */
final class ZippedLayer implements LayerReader {
    private static final int MAXIMUM_ENTRIES = 10_000;
    private static final long MAXIMUM_BYTES = 8L << 30;
    /** Deflate cannot do better than about 1032; real layers stay below 100. */
    private static final long MAXIMUM_RATIO = 300;

    private static final long SMALL_BYTES = 50L << 20;
    private static final List<String> PARTS = List.of(".shp", ".shx", ".dbf", ".prj", ".qpj", ".cpg", ".cst");

    private final LayerReader inside;
    private final Path folder;

    private ZippedLayer(LayerReader inside, Path folder) {
        this.inside = inside;
        this.folder = folder;
    }

    static LayerReader open(Path file, ReadOptions options) {
        String layer = options.layer();
        String name = LayerFile.name(file);
        Path folder = temporaryFolder();
        // Names that are not in UTF-8 are in the code page of DOS.
        try (ZipFile zip = new ZipFile(file.toFile(), Charset.forName("IBM437"))) {
            List<ZipEntry> entries = entries(zip, name);
            List<ZipEntry> layers = layers(entries);
            if (layers.isEmpty()) {
                throw FileProblems.unreadable(name, "l'archive ne contient ni .shp, ni .gpkg, ni .geojson.");
            }
            boolean shapefiles = extension(layers.get(0)).equals(".shp");
            if (!shapefiles && layers.size() > 1) {
                throw FileProblems.unreadable(
                        name, "l'archive contient plusieurs fichiers de données ; décompressez-la d'abord.");
            }
            ZipEntry main = layers.get(0);
            if (shapefiles) {
                String wanted =
                        LayerFile.only(layers.stream().map(ZippedLayer::stem).toList(), layer);
                main = layers.stream()
                        .filter(each -> stem(each).equals(wanted))
                        .findFirst()
                        .orElseThrow();
            }
            Path unpacked = unpack(zip, entries, main, folder, name);
            LayerReader inside = shapefiles
                    ? ShapefileReader.open(unpacked, stem(main), options.encoding())
                    : LayerFile.open(unpacked, options);
            return new ZippedLayer(inside, folder);
        } catch (ZipException e) {
            delete(folder);
            throw FileProblems.unreadable(name, "l'archive zip est abîmée ou incomplète.");
        } catch (IOException e) {
            delete(folder);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** What can be read of it. */
    static List<FileLayer> contents(Path file) {
        try (LayerReader reader = open(file, ReadOptions.NONE)) {
            return List.of(FileLayer.of(reader));
        }
    }

    private static List<ZipEntry> entries(ZipFile zip, String name) {
        if (zip.size() > MAXIMUM_ENTRIES) {
            throw FileProblems.unreadable(name, "l'archive contient plus de %d fichiers.".formatted(MAXIMUM_ENTRIES));
        }
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entries::add);
        for (ZipEntry entry : entries) {
            String path = entry.getName().replace('\\', '/');
            if (path.startsWith("/")
                    || path.contains(":")
                    || List.of(path.split("/", -1)).contains("..")) {
                throw FileProblems.unreadable(
                        name, "l'archive contient un nom qui mène hors d'elle (« %s »).".formatted(entry.getName()));
            }
        }
        entries.removeIf(entry -> entry.getName().startsWith("__MACOSX/"));
        return entries;
    }

    /** Those of the first format there is. */
    private static List<ZipEntry> layers(List<ZipEntry> entries) {
        for (String format : List.of(".shp", ".gpkg", ".geojson", ".json")) {
            List<ZipEntry> found = entries.stream()
                    .filter(entry -> extension(entry).equals(format))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static String extension(ZipEntry entry) {
        String path = entry.getName();
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String path(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().lastIndexOf('.'));
    }

    /** The name without folder or extension. */
    private static String stem(ZipEntry entry) {
        String path = path(entry);
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static Path unpack(ZipFile zip, List<ZipEntry> entries, ZipEntry main, Path folder, String name)
            throws IOException {
        Path result = folder.resolve("couche" + extension(main));
        long left = MAXIMUM_BYTES;
        if (!extension(main).equals(".shp")) {
            copy(zip, main, result, left, name);
            return result;
        }
        for (ZipEntry entry : entries) {
            String extension = extension(entry);
            if (PARTS.contains(extension) && path(entry).equalsIgnoreCase(path(main))) {
                left -= copy(zip, entry, folder.resolve("couche" + extension), left, name);
            }
        }
        return result;
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path to, long maximum, String name) throws IOException {
        long byRatio = Math.max(SMALL_BYTES, entry.getCompressedSize() * MAXIMUM_RATIO);
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > Math.min(byRatio, maximum)) {
                    throw FileProblems.unreadable(
                            name,
                            "« %s » se décompresse au-delà de toute mesure ; l'archive est refusée."
                                    .formatted(entry.getName()));
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("archipel-zip-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return inside.name();
    }

    @Override
    public List<Column> columns() {
        return inside.columns();
    }

    @Override
    public FileCrs crs() {
        return inside.crs();
    }

    @Override
    public @Nullable String geometryType() {
        return inside.geometryType();
    }

    @Override
    public boolean hasGeometry() {
        return inside.hasGeometry();
    }

    @Override
    public @Nullable String encoding() {
        return inside.encoding();
    }

    @Override
    public OptionalLong count() {
        return inside.count();
    }

    @Override
    public @Nullable String description() {
        return inside.description();
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        inside.read(visitor);
    }

    @Override
    public List<String> notes() {
        return inside.notes();
    }

    @Override
    public void close() {
        inside.close();
        delete(folder);
    }
}
