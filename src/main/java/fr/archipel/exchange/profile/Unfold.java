package fr.archipel.exchange.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the file that is several of the target: a table with a column for each year. Its columns are recognised by
 * regular expressions with named groups; those whose {@code by} is the same make one row.
 *
 * @param columns in JSON {@code [{"pattern": "art(?<debut>[0-9]{2})hab(?<fin>[0-9]{2})", "field": "habitat_m2"}]}
 * @param by field of the target → what it is, with groups in braces: {@code {"annee": "20{debut}"}}; {@code {fin:max}} is
 *     the greatest of the group over the file
 * @param consecutive two groups whose numbers must follow each other: a column over several years is not taken for one
 *     of a year; empty without such a condition
 * @param apart two groups whose numbers must not follow each other: the opposite
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Unfold(List<Part> columns, Map<String, String> by, List<String> consecutive, List<String> apart) {
    /**
     * @param field the value's; may hold groups in braces; empty for a column that only tells groups
     * @param by over and above that of the whole
     */
    public record Part(
            String pattern,
            String field,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> by) {
        public Part {
            by = by == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(by));
        }
    }

    public Unfold {
        columns = List.copyOf(columns);
        by = by == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(by));
        consecutive = consecutive == null ? List.of() : List.copyOf(consecutive);
        apart = apart == null ? List.of() : List.copyOf(apart);
    }
}
