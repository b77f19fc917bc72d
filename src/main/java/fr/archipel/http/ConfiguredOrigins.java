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

/**
 * Whom the page's configuration ({@code config.json}, see web/README.md) lets it ask besides us, as {@code https://host}.
 *
 * @param images of the ground under the layers ({@code fond}, {@code fonds})
 * @param answers of what finds addresses ({@code geocodeur})
 */
record ConfiguredOrigins(Set<String> images, Set<String> answers) {
    static final ConfiguredOrigins NONE = new ConfiguredOrigins(Set.of(), Set.of());

    private static final Pattern ORIGIN = Pattern.compile("(https?://[\\w.-]+(?::\\d{1,5})?)/.*");

    /** None when there is no configuration, or none that can be read: the page does without, too. */
    static ConfiguredOrigins of(Path configuration) throws IOException {
        if (!Files.isRegularFile(configuration)) {
            return NONE;
        }
        try {
            JsonNode document = Json.MAPPER.readTree(Files.readAllBytes(configuration));
            Set<String> images = new TreeSet<>();
            document.path("fond").path("tuiles").forEach(address -> add(images, address));
            document.path("fonds").forEach(ground -> ground.path("tuiles").forEach(address -> add(images, address)));
            Set<String> answers = new TreeSet<>();
            add(answers, document.path("geocodeur").path("adresse"));
            return new ConfiguredOrigins(images, answers);
        } catch (JacksonException e) {
            return NONE;
        }
    }

    private static void add(Set<String> origins, JsonNode address) {
        Matcher matcher = ORIGIN.matcher(address.asText());
        if (matcher.matches()) {
            origins.add(matcher.group(1));
        }
    }
}
