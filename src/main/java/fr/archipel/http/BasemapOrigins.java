package fr.archipel.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom the page's configuration ({@code config.json}, see web/README.md) has it ask for the ground under the layers. */
final class BasemapOrigins {
    private static final Pattern ORIGIN = Pattern.compile("(https?://[\\w.-]+(?::\\d{1,5})?)/.*");

    private BasemapOrigins() {}

    /** Scheme and host of each tile address; none when there is no configuration, or none that can be read. */
    static Set<String> of(Path configuration) throws IOException {
        Set<String> origins = new TreeSet<>();
        if (!Files.isRegularFile(configuration)) {
            return origins;
        }
        try {
            JsonNode tiles = Json.MAPPER
                    .readTree(Files.readAllBytes(configuration))
                    .path("fond")
                    .path("tuiles");
            for (JsonNode address : tiles) {
                Matcher matcher = ORIGIN.matcher(address.asText());
                if (matcher.matches()) {
                    origins.add(matcher.group(1));
                }
            }
        } catch (JacksonException e) {
            // The page does without, too.
            return Set.of();
        }
        return origins;
    }
}
