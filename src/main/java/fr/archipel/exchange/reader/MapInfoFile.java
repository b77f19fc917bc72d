package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.Charsets;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A MapInfo table (TAB with what lies beside it, or MIF/MID): made a GeoPackage by GDAL's {@code ogr2ogr}, where there is
 * one, in a process of its own that has no shell, two minutes, and no network.
 */
final class MapInfoFile {
    private static final long MAXIMUM_SECONDS = 120;

    private MapInfoFile() {}

    static LayerReader open(Path file, ReadOptions options) {
        TemporaryFolder folder = TemporaryFolder.make();
        try {
            LayerReader inside = GeoPackageReader.open(converted(file, options.encoding(), folder), options.layer());
            return new TemporaryLayer(inside, inside.name(), folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    static List<FileLayer> contents(Path file) {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            return GeoPackageReader.contents(converted(file, null, folder));
        }
    }

    private static Path converted(Path file, @Nullable String encoding, TemporaryFolder folder) {
        String name = LayerFile.name(file);
        Path program = program();
        if (program == null) {
            throw FileProblems.unreadable(
                    name,
                    "un fichier MapInfo se lit avec le programme ogr2ogr, absent ici ; installez gdal-bin, ou enregistrez la table en GeoPackage ou en shapefile.");
        }
        Path result = folder.file("mapinfo.gpkg");
        List<String> words = new ArrayList<>(List.of(program.toString(), "-f", "GPKG", "-dim", "XY"));
        if (encoding != null) {
            words.addAll(List.of("-oo", "ENCODING=" + Charsets.wanted(encoding).name()));
        }
        words.add(result.toString());
        words.add(file.toAbsolutePath().toString());
        run(words, folder.path(), name);
        if (!Files.isReadable(result)) {
            throw damaged(name);
        }
        return result;
    }

    private static RuntimeException damaged(String name) {
        return FileProblems.unreadable(
                name,
                "cette table MapInfo est abîmée ou incomplète (il faut .tab, .dat, .map et .id, ou .mif et .mid).");
    }

    private static void run(List<String> words, Path folder, String name) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
        builder.environment().put("GDAL_PAM_ENABLED", "NO");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MAXIMUM_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw FileProblems.unreadable(
                        name, "sa conversion par ogr2ogr dure plus de %d secondes.".formatted(MAXIMUM_SECONDS));
            }
            if (process.exitValue() != 0) {
                throw damaged(name);
            }
        } catch (IOException e) {
            throw FileProblems.unreadable(name, "le programme ogr2ogr ne démarre pas ; vérifiez son installation.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileProblems.unreadable(name, "sa conversion par ogr2ogr a été interrompue.");
        }
    }

    /** Null when there is none on the path. */
    static @Nullable Path program() {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "ogr2ogr");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }
}
