package fr.archipel.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown: everything but the key. Moments are ISO 8601.
 *
 * @param utiliseeLe last use, to the hour
 * @param expireLe from then on it opens nothing; null: it does not expire
 * @param creeePar id of the key that made it; null: the command line, or the first start
 * @param etat valable, expiree or revoquee
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Key(
        String id,
        String nom,
        Role role,
        String creeeLe,
        @Nullable String utiliseeLe,
        @Nullable String revoqueeLe,
        @Nullable String expireLe,
        @Nullable String creeePar,
        String etat) {}
