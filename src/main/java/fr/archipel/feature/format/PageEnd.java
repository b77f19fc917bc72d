package fr.archipel.feature.format;

import fr.archipel.request.Link;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known once the last feature has passed.
 *
 * @param returned features written
 * @param matched features that answer the question, those of other pages too; empty when they were not counted
 * @param links to other forms, pages and documents
 */
public record PageEnd(long returned, OptionalLong matched, List<Link> links) {

    public PageEnd {
        links = List.copyOf(links);
    }
}
