package fr.archipel.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official open-data set, as declared in {@code gis-data/sources.json}.
 *
 * @param id its name in {@code ./archipel sources fetch}
 * @param layer the layer it feeds, or null when the import is not there yet
 * @param page where a person reads about it
 * @param downloads GeoJSON files that together hold the territory; empty when it is fetched by hand
 */
public record OpenDataSource(
        String id,
        String title,
        String publisher,
        String licence,
        String vintage,
        @Nullable String layer,
        String page,
        List<String> downloads) {

    public static List<OpenDataSource> list(Path gisData) {
        try {
            return Json.MAPPER.readValue(
                    Files.readAllBytes(gisData.resolve("sources.json")), new TypeReference<List<OpenDataSource>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link Problem.NotFound}. */
    public static OpenDataSource get(Path gisData, String id) {
        return list(gisData).stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("La source", id)));
    }
}
