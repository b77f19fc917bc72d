package fr.archipel.exchange.standard;

import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The standards we write. Their fields, lists and patterns are stated in resources of ours, after the schemas that each
 * names.
 */
public final class Standards {
    public static final List<Standard> ALL =
            List.of(read("cnig-friches"), read("cnig-sites-economiques"), read("amenagements-cyclables"));

    private Standards() {}

    /** A file of one of the standards. */
    public record Found(Standard standard, Standard.File file) {}

    public static Optional<Standard> find(String id) {
        return ALL.stream().filter(standard -> standard.id().equals(id)).findFirst();
    }

    public static Optional<Found> findFile(String name) {
        return ALL.stream()
                .flatMap(standard -> standard.files().stream().map(file -> new Found(standard, file)))
                .filter(found -> found.file().name().equals(name))
                .findFirst();
    }

    /** What can be asked for, for a sentence. */
    public static List<String> fileNames() {
        List<String> names = new ArrayList<>();
        ALL.forEach(standard -> standard.files().forEach(file -> names.add(file.name())));
        return names;
    }

    /** The statement that fills a standard's table. */
    static String sql(Standard standard) {
        return new String(resource(standard.id() + ".sql"), StandardCharsets.UTF_8);
    }

    private static Standard read(String id) {
        try {
            return Json.MAPPER.readValue(resource(id + ".json"), Standard.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Standards.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
