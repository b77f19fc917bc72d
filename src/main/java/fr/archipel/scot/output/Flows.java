package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was consumed by year and destination, in m², as a trajectory tells it, up to a year.
 *
 * @param held years that the edition covers, whether or not they are told; empty before an import
 * @param before the year of the report: what is told comes before it
 * @param reason why there is no figure at all
 * @param vintage the edition, in words; null before an import
 */
record Flows(
        List<Year> years,
        List<Integer> held,
        int before,
        String reason,
        @Nullable String vintage) {
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
        List<Integer> held = new ArrayList<>();
        for (JsonNode each : trajectory.path("flux").path("annees")) {
            int annee = each.path("annee").asInt();
            held.add(annee);
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
        return new Flows(List.copyOf(years), List.copyOf(held), year, reason(trajectory), vintage);
    }

    private static String reason(JsonNode trajectory) {
        String measured = Values.text(Values.keyed(trajectory.path("indicateurs"), "consommation"), "raison");
        return measured != null ? measured : "Aucun fichier de consommation d'espaces n'est importé pour ce périmètre.";
    }

    Sum sum(int first, int last) {
        long sum = 0;
        List<Integer> missing = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            Long flow = flow(year);
            if (flow == null) {
                missing.add(year);
            } else {
                sum += flow;
            }
        }
        return missing.isEmpty() ? new Sum(sum, null) : new Sum(null, without(missing));
    }

    /** Which years are covered, and which of these are not. */
    private String without(List<Integer> missing) {
        if (vintage == null || held.isEmpty()) {
            return reason;
        }
        return "Années couvertes (" + vintage + ") : " + held.get(0) + " à " + held.get(held.size() - 1) + "."
                + named(" Années non couvertes : ", missing, year -> !held.contains(year))
                + named(" Années qui suivent le rapport : ", missing, year -> held.contains(year) && year >= before)
                + named(
                        " Années où une commune au moins du périmètre n'a pas de donnée : ",
                        missing,
                        year -> held.contains(year) && year < before);
    }

    private static String named(String words, List<Integer> years, Predicate<Integer> which) {
        List<String> named = years.stream().filter(which).map(String::valueOf).toList();
        return named.isEmpty() ? "" : words + String.join(", ", named) + ".";
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
