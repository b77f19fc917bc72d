package fr.archipel.fiche.printed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a value is printed: lines of the contract's document ({@code 812}, {@code 812-815}) or of another one
 * ({@code rapport-dd-call-2019-2020:430}).
 */
public record Provenance(List<String> places) {
    private static final Pattern PLACE = Pattern.compile("([a-z0-9-]+:)?[1-9][0-9]*(-[1-9][0-9]*)?");

    public static final Provenance NONE = new Provenance(List.of());

    public Provenance {
        places = List.copyOf(places);
    }

    /** Reads a line, a range, or a list of them. Throws {@link IllegalArgumentException} with a French sentence. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Provenance of(JsonNode node) {
        List<String> places = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(place -> places.add(place(place.asText())));
        } else {
            places.add(place(node.asText()));
        }
        return new Provenance(places);
    }

    /** In the form of every layer's {@code sources}: {@code document:line}. */
    public String[] sources(String document) {
        return places.stream()
                .map(place -> place.indexOf(':') < 0 ? document + ":" + place : place)
                .toArray(String[]::new);
    }

    private static String place(String text) {
        if (!PLACE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "« %s » n'est pas un numéro de ligne (812, 812-815 ou document:812)".formatted(text));
        }
        return text;
    }
}
