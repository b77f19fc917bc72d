package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.analysis.SubmittedBody;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a client asks to check, read from the body: one project, or several under {@code projets}. A project is a geometry with
 * an area, a fiche, an object of a layer or an entry of the register; what is said beside it goes before what is known of it.
 */
record CheckQuery(List<Projet> projets, boolean several) {
    static final int MAXIMUM_PROJECTS = 200;

    private static final List<String> WHICH = List.of("geometry", "fiche", "objet", "registre");
    private static final List<String> SAID = List.of("titre", "nature", "etat", "date_effet", "conforme");
    private static final List<String> ONE = join(WHICH, SAID);
    private static final List<String> MEMBERS = join(List.of("projets"), ONE);
    private static final Pattern FICHE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
    private static final Pattern TEXT = Pattern.compile("[^\\x00-\\x1f]{1,200}");

    /** Where projects are found. */
    interface Known {
        /** Throws {@link Problem.NotFound}. */
        Projet getFiche(String id);

        /** Throws {@link Problem.NotFound}. */
        Projet getObjet(String layer, String id);

        /** Throws {@link Problem.NotFound}. */
        Projet getDeclared(long id);
    }

    static CheckQuery read(JsonNode body, Known known) {
        SubmittedBody.check(body, MEMBERS);
        if (SubmittedBody.isGeoJson(body)) {
            return new CheckQuery(List.of(drawn(body, null)), false);
        }
        if (body.isEmpty()) {
            throw unreadable(
                    "",
                    "Le corps est vide : il faut « geometry » ou « fiche », ou encore « objet », « registre » ou « projets ».");
        }
        if (body.has("projets")) {
            body.fieldNames().forEachRemaining(name -> {
                if (!name.equals("projets")) {
                    throw unreadable(name, "avec « projets », ce qui est dit d'un projet se dit dans chacun.");
                }
            });
            return new CheckQuery(list(body.get("projets"), known, 1), true);
        }
        return new CheckQuery(List.of(one(body, known)), false);
    }

    /** One project whose ground came as a file; its own title goes before the file's. */
    static CheckQuery ofFile(Geometry footprint, String title, JsonNode said) {
        SubmittedBody.check(said, SAID);
        String own = Said.title(said);
        return new CheckQuery(List.of(of(footprint, own == null ? title : own).with(Said.of(said))), false);
    }

    /** The members of {@code projets}, each project once; a text or a number names a known one. */
    static List<Projet> list(JsonNode list, Known known, int least) {
        if (!list.isArray() || list.size() < least) {
            throw unreadable("projets", "il faut une liste de projets" + (least > 0 ? ", un au moins." : "."));
        }
        if (list.size() > MAXIMUM_PROJECTS) {
            throw new ProblemException(new Problem.TooLarge("La liste des projets", MAXIMUM_PROJECTS, "projets"));
        }
        Map<String, Projet> all = new LinkedHashMap<>();
        for (JsonNode each : list) {
            Projet projet = each(each, known);
            if (all.put(projet.id(), projet) != null) {
                throw unreadable("projets", "« %s » y est deux fois.".formatted(projet.nom()));
            }
        }
        return List.copyOf(all.values());
    }

    private static Projet each(JsonNode each, Known known) {
        if (each.isTextual()) {
            return named(each.asText(), known);
        }
        if (each.isIntegralNumber()) {
            return declared(each, known);
        }
        SubmittedBody.check(each, ONE);
        return SubmittedBody.isGeoJson(each) ? drawn(each, null) : one(each, known);
    }

    /** {@code fiche:ID}, {@code registre:N}, {@code objet:LAYER:ID}, or the id of a fiche. */
    private static Projet named(String id, Known known) {
        String[] parts = id.split(":", 3);
        if (parts.length == 2 && parts[0].equals("registre") && parts[1].matches("[0-9]{1,18}")) {
            return known.getDeclared(Long.parseLong(parts[1]));
        }
        if (parts.length == 3 && parts[0].equals("objet") && TEXT.matcher(id).matches()) {
            return known.getObjet(parts[1], parts[2]);
        }
        String fiche = parts.length == 2 && parts[0].equals("fiche") ? parts[1] : id;
        if (!FICHE.matcher(fiche).matches()) {
            throw new ProblemException(new Problem.InvalidField(
                    "projets", id, "l'identifiant d'une fiche, comme call-1.1, registre:N ou objet:COUCHE:ID"));
        }
        return known.getFiche(fiche);
    }

    private static Projet one(JsonNode body, Known known) {
        List<String> given = WHICH.stream().filter(body::has).toList();
        if (given.size() > 1) {
            throw unreadable(
                    "",
                    "Le corps donne à la fois « %s » et « %s » : il faut l'un ou l'autre."
                            .formatted(given.get(0), given.get(1)));
        }
        if (given.isEmpty()) {
            throw unreadable("", "Il manque le projet : il faut « geometry », « fiche », « objet » ou « registre ».");
        }
        Projet projet = switch (given.get(0)) {
            case "fiche" ->
                known.getFiche(text(body.get("fiche"), "fiche", FICHE, "l'identifiant d'une fiche, comme call-1.1"));
            case "objet" -> objet(body.get("objet"), known);
            case "registre" -> declared(body.get("registre"), known);
            default -> drawn(body, Said.title(body));
        };
        return projet.with(Said.of(body));
    }

    private static Projet drawn(JsonNode body, @Nullable String title) {
        Geometry area = withArea(
                SubmittedBody.isGeoJson(body)
                        ? SubmittedBody.geometry(body)
                        : SubmittedBody.geometry(
                                fr.archipel.json.Json.object().set("geometry", body.path("geometry"))));
        return of(area, title);
    }

    private static Projet of(Geometry area, @Nullable String title) {
        return new Projet(
                Digest.of(area, title),
                title,
                null,
                null,
                null,
                Declaration.NONE,
                area,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Projet objet(JsonNode node, Known known) {
        if (!node.isObject() || node.size() != 2) {
            throw new ProblemException(new Problem.InvalidField(
                    "objet", node.toString(), "un objet {\"layer\": couche, \"id\": identifiant}"));
        }
        return known.getObjet(
                text(node.path("layer"), "objet.layer", TEXT, "l'identifiant d'une couche, comme zae"),
                text(node.path("id"), "objet.id", TEXT, "l'identifiant d'un objet de la couche"));
    }

    private static Projet declared(JsonNode node, Known known) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new ProblemException(
                    new Problem.InvalidField("registre", node.toString(), "le numéro d'une inscription au registre"));
        }
        return known.getDeclared(node.asLong());
    }

    static String text(JsonNode node, String name, Pattern pattern, String accepted) {
        if (!node.isTextual() || !pattern.matcher(node.asText()).matches()) {
            throw new ProblemException(
                    new Problem.InvalidField(name, node.isTextual() ? node.asText() : node.toString(), accepted));
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

    private static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }

    private static List<String> join(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }
}
