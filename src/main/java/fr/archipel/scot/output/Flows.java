package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was consumed by year and destination, in m², as a trajectory tells it, up to a year.
 *
 * @param reason why there is no year at all, or why one has no figure
 * @param vintage the edition, in words; null before an import
 */
record Flows(List<Year> years, String reason, @Nullable String vintage) {
    /** Destinations in the order of the tables, with their titles. */
    static final Map<String, String> DESTINATIONS = destinations();

    /** {@code parts}: by destination; null where it is not known. */
    record Year(
            int annee,
            @Nullable Long total,
            Map<String, @Nullable Long> parts,
            boolean provisional,
            boolean interpolated) {}

    /** A sum over years; {@code squareMetres} null when a year lacks, {@code reason} then says which. */
    record Sum(@Nullable Long squareMetres, @Nullable String reason) {}

    private static Map<String, String> destinations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("hab", "Habitat");
        all.put("act", "Activité");
        all.put("mix", "Mixte");
        all.put("rou", "Routes");
        all.put("fer", "Ferroviaire");
        all.put("inc", "Inconnu");
        return all;
    }

    /** The years before {@code year}. */
    static Flows of(JsonNode trajectory, int year) {
        List<Year> years = new ArrayList<>();
        for (JsonNode each : trajectory.path("flux").path("annees")) {
            int annee = each.path("annee").asInt();
            if (annee < year) {
                Map<String, @Nullable Long> parts = new LinkedHashMap<>();
                DESTINATIONS.keySet().forEach(key -> parts.put(key, Values.area(each, key + "_ha")));
                years.add(new Year(
                        annee,
                        Values.area(each, "total_ha"),
                        parts,
                        each.path("provisoire").asBoolean(),
                        each.path("interpole").asBoolean()));
            }
        }
        JsonNode source = trajectory.path("source");
        String vintage = source.isObject()
                ? source.path("titre").asText() + ", édition "
                        + source.path("millesime").asText()
                : null;
        return new Flows(List.copyOf(years), reason(trajectory), vintage);
    }

    private static String reason(JsonNode trajectory) {
        String measured = Values.text(Values.keyed(trajectory.path("indicateurs"), "consommation"), "raison");
        return measured != null ? measured : "Aucun fichier de consommation d'espaces n'est importé pour ce périmètre.";
    }

    Sum sum(int first, int last) {
        long sum = 0;
        List<String> missing = new ArrayList<>();
        boolean known = false;
        for (int year = first; year <= last; year++) {
            Long flow = flow(year);
            if (flow == null) {
                missing.add(Integer.toString(year));
            } else {
                sum += flow;
                known = true;
            }
        }
        if (missing.isEmpty()) {
            return new Sum(sum, null);
        }
        return new Sum(
                null,
                known && vintage != null
                        ? "Sans donnée pour " + String.join(", ", missing) + " (" + vintage + ")."
                        : reason);
    }

    private @Nullable Long flow(int year) {
        return years.stream()
                .filter(each -> each.annee() == year)
                .findFirst()
                .map(Year::total)
                .orElse(null);
    }

    /** The last year that has a figure; null without any. */
    @Nullable
    Integer last() {
        return years.stream()
                .filter(year -> year.total() != null)
                .map(Year::annee)
                .reduce((a, b) -> b)
                .orElse(null);
    }
}
