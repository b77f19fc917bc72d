package fr.archipel.exchange.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a file's mapping.
 *
 * @param target null to have it told by the profile
 * @param profile null to have it recognised; {@link Profile#AUTOMATIC} for none but the names of columns
 * @param columns field of the target → column of the file, empty for none, or {@code =} and a value for every row;
 *     over what the profile says
 */
public record MappingRequest(
        @Nullable String target, @Nullable String profile, Map<String, String> columns) {
    public MappingRequest {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
    }
}
