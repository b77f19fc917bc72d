package fr.archipel.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What catalogues tell of a layer besides its title, description, licence and extent. Texts in French.
 *
 * @param lineage how the data were made, and what they are good for
 * @param vintage the years the data speak of, or null when each object has its own
 * @param sources where the data come from
 * @param keywords free words for search
 * @param topic topic category of ISO 19115 ({@code MD_TopicCategoryCode}), such as {@code boundaries}
 * @param inspire the INSPIRE theme (two letters, {@code au}: administrative units) where one applies, or null
 */
public record Metadata(
        String lineage,
        @Nullable String vintage,
        List<Source> sources,
        List<String> keywords,
        String topic,
        @Nullable InspireTheme inspire) {

    /**
     * @param publisher who answers for it, or null when unknown
     * @param date day of the edition used, ISO 8601, a year or a month alone when no more is known; or null
     */
    public record Source(
            String title,
            @Nullable String publisher,
            @Nullable String date,
            @Nullable String url) {}

    public Metadata {
        sources = sources == null ? List.of() : List.copyOf(sources);
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
    }

    /** Of a published file, about which nobody said more than its title: its source is its attribution. */
    public static Metadata ofPublished(String attribution) {
        return new Metadata(
                "Fichier publié tel quel par un service ; voir son attribution.",
                null,
                List.of(new Source(attribution, null, null, null)),
                List.of(),
                "planningCadastre",
                null);
    }
}
