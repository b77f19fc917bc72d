package fr.archipel.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown: everything but the key. Moments are ISO 8601.
 *
 * @param utiliseeLe last use, to the hour
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Key(
        String id,
        String nom,
        String role,
        String creeeLe,
        @Nullable String utiliseeLe,
        @Nullable String revoqueeLe) {}
