package fr.archipel.exchange.publish;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** GDAL's ogr2ogr, as a second opinion; tests that need it are skipped where it is absent. */
final class Ogr {
    private Ogr() {}

    static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ogr2ogr"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Assumptions.abort("ogr2ogr absent");
        }
    }

    /** The layer as GDAL reads it, in CRS84. {@code source}: a file as GDAL names it. */
    static List<JsonNode> features(Path folder, String source, String... more) {
        Path out = folder.resolve("ogr-" + System.nanoTime() + ".geojson");
        List<String> arguments =
                new ArrayList<>(List.of("-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=9"));
        arguments.add(out.toString());
        arguments.add(source);
        arguments.addAll(Arrays.asList(more));
        run(arguments.toArray(new String[0]));
        try {
            List<JsonNode> all = new ArrayList<>();
            Json.MAPPER.readTree(Files.readAllBytes(out)).path("features").forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
