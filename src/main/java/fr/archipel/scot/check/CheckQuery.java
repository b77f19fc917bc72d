package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.analysis.SubmittedBody;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;

/** What a client asks to check, read from the body: a geometry with an area, or the id of a fiche. */
final class CheckQuery {
    private static final List<String> MEMBERS = List.of("geometry", "fiche");
    private static final Pattern FICHE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private CheckQuery() {}

    @FunctionalInterface
    interface Fiches {
        /** Throws {@link Problem.NotFound}. */
        Project.OfFiche getFiche(String id);
    }

    static Project read(JsonNode body, Fiches fiches) {
        SubmittedBody.check(body, MEMBERS);
        if (!SubmittedBody.isGeoJson(body) && body.has("fiche")) {
            if (body.has("geometry")) {
                throw new ProblemException(new Problem.Unreadable(
                        "", "Le corps donne à la fois « geometry » et « fiche » : il faut l'un ou l'autre."));
            }
            return fiches.getFiche(fiche(body.get("fiche")));
        }
        if (!SubmittedBody.isGeoJson(body) && body.isEmpty()) {
            throw new ProblemException(
                    new Problem.Unreadable("", "Le corps est vide : il faut « geometry » ou « fiche »."));
        }
        return new Project.Drawn(withArea(SubmittedBody.geometry(body)));
    }

    private static String fiche(JsonNode node) {
        if (!node.isTextual() || !FICHE.matcher(node.asText()).matches()) {
            throw new ProblemException(new Problem.InvalidField(
                    "fiche",
                    node.isTextual() ? node.asText() : node.toString(),
                    "l'identifiant d'une fiche, comme call-1.1"));
        }
        return node.asText();
    }

    private static Geometry withArea(Geometry geometry) {
        if (geometry.getDimension() < 2) {
            throw new ProblemException(new Problem.InvalidGeometry(
                    String.format(
                            Locale.ROOT,
                            "Un %s n'a pas de surface : la vérification attend un polygone (Polygon ou MultiPolygon).",
                            geometry.getDimension() == 0 ? "point" : "tracé"),
                    List.of()));
        }
        return geometry;
    }
}
