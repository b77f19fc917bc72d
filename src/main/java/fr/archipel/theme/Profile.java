package fr.archipel.theme;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A strip from west to east. Kilometres are those that documents print where they do, else the drawing's: {@code longueurKm}
 * of a section is null then, and its place indicative.
 *
 * @param sens {@code itineraire}: along the line; {@code ouest_est}: eastward, from the westernmost object
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Profile(String sens, BigDecimal longueurKm, List<Part> troncons) {

    /**
     * @param statut null when not known
     * @param ecartM to the next section; null for the last one, and where objects do not follow each other
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Part(
            String id,
            String nom,
            @Nullable String statut,
            BigDecimal debutKm,
            BigDecimal finKm,
            @Nullable BigDecimal longueurKm,
            @Nullable BigDecimal ecartM,
            List<Passage> communes) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Passage(String insee, String nom, BigDecimal debutKm, BigDecimal finKm) {}

    /** A section as read; {@code reversed}: drawn from its far end. */
    record Section(
            String id,
            String nom,
            @Nullable String statut,
            @Nullable BigDecimal printedKm,
            double drawnKm,
            @Nullable Double gapM,
            boolean reversed) {}

    /** A stretch of a section in a commune, as fractions of its drawing. */
    record Crossing(String section, String insee, String nom, double from, double to) {}

    /** An object and how far it reaches, kilometres of Lambert-93. */
    record Reach(
            String id,
            String nom,
            @Nullable String statut,
            @Nullable BigDecimal printedKm,
            double from,
            double to) {}

    /** Sections end to end, the gaps between them left empty; of those in {@code shown}, at their place on the whole line. */
    static Profile along(List<Section> sections, List<Crossing> crossings, Set<String> shown) {
        List<Part> parts = new ArrayList<>();
        double at = 0;
        for (Section section : sections) {
            double length = section.printedKm() == null
                    ? section.drawnKm()
                    : section.printedKm().doubleValue();
            double start = at;
            if (shown.contains(section.id())) {
                parts.add(new Part(
                        section.id(),
                        section.nom(),
                        section.statut(),
                        km(start),
                        km(start + length),
                        section.printedKm(),
                        section.gapM() == null ? null : metres(section.gapM()),
                        passages(section, crossings, start, length)));
            }
            at += length + (section.gapM() == null ? 0 : section.gapM() / 1000);
        }
        return new Profile("itineraire", km(at), parts);
    }

    private static List<Passage> passages(Section section, List<Crossing> crossings, double start, double length) {
        return crossings.stream()
                .filter(each -> each.section().equals(section.id()))
                .map(each -> {
                    double from = section.reversed() ? 1 - each.to() : each.from();
                    double to = section.reversed() ? 1 - each.from() : each.to();
                    return new Passage(each.insee(), each.nom(), km(start + from * length), km(start + to * length));
                })
                .sorted(Comparator.comparing(Passage::debutKm).thenComparing(Passage::insee))
                .toList();
    }

    static Profile eastward(List<Reach> reaches, Set<String> shown) {
        double west = reaches.stream().mapToDouble(Reach::from).min().orElse(0);
        double east = reaches.stream().mapToDouble(Reach::to).max().orElse(0);
        return new Profile(
                "ouest_est",
                km(east - west),
                reaches.stream()
                        .filter(each -> shown.contains(each.id()))
                        .map(each -> new Part(
                                each.id(),
                                each.nom(),
                                each.statut(),
                                km(each.from() - west),
                                km(each.to() - west),
                                each.printedKm(),
                                null,
                                List.of()))
                        .toList());
    }

    private static BigDecimal km(double kilometres) {
        return BigDecimal.valueOf(kilometres).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal metres(double metres) {
        return BigDecimal.valueOf(metres).setScale(0, RoundingMode.HALF_UP);
    }
}
