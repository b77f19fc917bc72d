package fr.archipel.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A value written.
 *
 * @param operation creation, modification, archivage, restauration, decision, financement…
 * @param field the value's name; null when the operation is about the whole
 * @param before null: there was none
 * @param after null: there is none any more
 * @param undoes id of the entry this change undoes
 */
public record Change(
        String operation,
        @Nullable String field,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable Long undoes) {
    public static Change of(
            String operation, @Nullable String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        return new Change(operation, field, before, after, null);
    }
}
