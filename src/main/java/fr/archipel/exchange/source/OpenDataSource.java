package fr.archipel.exchange.source;

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
 * @param vintage French: which edition, or how often there is one
 * @param target what it goes into; null when nothing here reads it yet
 * @param profile that reads it; null when nothing here reads it yet
 * @param page where a person reads about it
 * @param download address of the file; null when it is fetched by hand
 * @param file name the file is kept under, whose extension says what it is; null when there is no download
 * @param remark what to know before fetching it
 */
public record OpenDataSource(
        String id,
        String title,
        String publisher,
        String licence,
        String vintage,
        @Nullable String target,
        @Nullable String profile,
        String page,
        @Nullable String download,
        @Nullable String file,
        @Nullable String remark) {

    /** Those of the project's folder, which the launcher gives. */
    public static List<OpenDataSource> declared() {
        return list(Path.of(System.getProperty("archipel.root", "."), "gis-data"));
    }

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

    /** Whether it can be fetched and examined without anybody. */
    public boolean fetchable() {
        return download != null && file != null && target != null;
    }
}
