package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is shown: a {@link fr.archipel.exchange.finding.Finding} that is kept.
 *
 * @param n its rank
 * @param lieu where to look: longitude, latitude; null when nowhere
 * @param objet key of an object already there that it is about
 */
public record Found(
        @JsonIgnore long n,
        long ligne,
        String regle,
        String severite,
        @Nullable String champ,
        @Nullable String valeur,
        @Nullable String accepte,
        String phrase,
        @Nullable List<Double> lieu,
        @Nullable String objet) {}
