package fr.archipel.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Pairs.Pair;
import fr.archipel.request.Link;
import fr.archipel.territory.ObjetRef;
import java.math.BigDecimal;
import java.util.List;

/** Pairs of objects as they are answered. */
final class PairAnswer {
    private PairAnswer() {}

    /** Two objects and the shortest distance between them, in metres; 0 when they touch. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Near(ObjetRef de, ObjetRef vers, BigDecimal distanceM) {
        static Near of(Pair pair) {
            return new Near(pair.a(), pair.b(), Measures.metres(pair.measure()));
        }
    }

    /** Two objects, the area they share in hectares, and what part of each it is, in percent. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Overlap(
            ObjetRef a,
            ObjetRef b,
            BigDecimal surfaceHa,
            @JsonProperty("part_a_pct") BigDecimal partA,
            @JsonProperty("part_b_pct") BigDecimal partB) {
        static Overlap of(Pair pair) {
            return new Overlap(
                    pair.a(),
                    pair.b(),
                    Measures.hectares(pair.measure()),
                    Measures.percent(pair.measure(), pair.areaA()),
                    Measures.percent(pair.measure(), pair.areaB()));
        }
    }

    /** Overlaps and all of them together, whatever the page: ground shared by several pairs counts once. */
    record Overlaps(long numberMatched, List<Overlap> items, Together totaux, List<Link> links) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Together(long nombre, BigDecimal surfaceHa) {}
}
