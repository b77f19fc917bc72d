package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule set without its parameters.
 *
 * @param parametresPropres how many values it states itself, whatever their dates
 * @param modifieLe moment of its last change that the journal knows, ISO 8601; null when nobody changed it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RuleHead(
        String id,
        String titre,
        String nature,
        boolean parDefaut,
        @Nullable String base,
        String description,
        List<String> textes,
        String valideDu,
        @Nullable String valideAu,
        String auteur,
        @Nullable String archiveeLe,
        int version,
        int parametresPropres,
        @Nullable String modifieLe,
        String href) {}
