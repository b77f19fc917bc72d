package fr.archipel.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A list of the planning API, read to its end by its {@code next} links. */
public final class Pages {
    private Pages() {}

    /** The member {@code key} of every item, page after page; each page tells the same {@code numberMatched}. */
    public static List<String> read(TestServer server, String address, String key) {
        List<String> keys = new ArrayList<>();
        String next = address;
        long matched = -1;
        while (!next.isEmpty()) {
            JsonNode page = server.get(next).json();
            if (matched >= 0) {
                assertThat(page.path("numberMatched").asLong()).isEqualTo(matched);
            }
            matched = page.path("numberMatched").asLong(-2);
            page.path("items").forEach(item -> keys.add(item.path(key).asText()));
            next = link(page, "next").replaceFirst("http://[^/]*", "");
        }
        assertThat((long) keys.size()).isEqualTo(matched);
        return keys;
    }

    /** The address of a link, empty when there is none of that kind. */
    public static String link(JsonNode document, String rel) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link.path("href").asText();
            }
        }
        return "";
    }

    /** The member {@code key} of every item of one page. */
    public static List<String> keys(JsonNode items, String key) {
        List<String> keys = new ArrayList<>();
        items.forEach(item -> keys.add(item.path(key).asText()));
        return keys;
    }
}
