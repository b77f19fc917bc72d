package fr.archipel.scot.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.SentBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a project of national scope took of a commune in a year, as somebody writes it; whole m². */
record SentShare(String commune, int annee, long surfaceM2) {
    private static final String FIELD = "consommations";
    private static final int MAXIMUM = 3000;
    private static final String ACCEPTED =
            "une liste de {commune, annee, surface_m2}, chaque commune et année une fois ; vide tant que rien n'est consommé";

    /** {@code thisYear}: nothing is consumed after it. Missing: nothing yet. Problem: 422. */
    static List<SentShare> read(SentBody body, int thisYear) {
        JsonNode list = body.body().path(FIELD);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAXIMUM) {
            throw body.invalid(FIELD, ACCEPTED);
        }
        List<SentShare> shares = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode each : list) {
            if (!each.isObject()) {
                throw body.invalid(FIELD, ACCEPTED);
            }
            SentBody sent = SentBody.of(each, List.of("commune", "annee", "surface_m2"));
            SentShare share = new SentShare(
                    sent.text("commune", 5),
                    sent.number("annee", 2000, thisYear, 0, "une année de 2000 à " + thisYear)
                            .intValueExact(),
                    sent.number("surface_m2", 1, 999_999_999, 0, "une surface en m² entiers, à partir de 1")
                            .longValueExact());
            if (!seen.add(share.commune + " " + share.annee)) {
                throw new ProblemException(new Problem.InvalidField(
                        FIELD, share.commune + ", " + share.annee, "chaque commune et année une seule fois"));
            }
            shares.add(share);
        }
        return shares;
    }

    static void refuseUnknown(List<SentShare> shares, Set<String> communes) {
        shares.stream()
                .map(SentShare::commune)
                .filter(insee -> !communes.contains(insee))
                .findFirst()
                .ifPresent(insee -> {
                    throw new ProblemException(
                            new Problem.InvalidField("commune", insee, "le code INSEE d'une commune du territoire"));
                });
    }
}
