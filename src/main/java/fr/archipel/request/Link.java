package fr.archipel.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A way from an answer to another.
 *
 * @param rel self, next, item…
 * @param href an absolute address or a path of this service
 * @param type media type of what is there
 * @param title French words for people, or null
 */
public record Link(
        String rel,
        String href,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title) {

    public static Link json(String rel, String href, @Nullable String title) {
        return new Link(rel, href, Answers.JSON, title);
    }
}
