package fr.archipel.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;

/** A {@link Problem} as an RFC 9457 document: type, title, status, detail, and the problem's own data. */
record ProblemDocument(int status, String type, String title, ObjectNode body) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem) {
        if (problem instanceof Problem.InvalidParameter p) {
            ProblemDocument document = make(400, "parametre-invalide", "Paramètre invalide", p);
            document.body.put("parametre", p.name()).put("valeur", p.value()).put("accepte", p.accepted());
            return document;
        }
        if (problem instanceof Problem.UnknownParameter p) {
            ProblemDocument document = make(400, "parametre-inconnu", "Paramètre inconnu", p);
            document.body.put("parametre", p.name()).putPOJO("acceptes", p.accepted());
            return document;
        }
        if (problem instanceof Problem.Unreadable p) {
            ProblemDocument document = make(400, "illisible", "Contenu illisible", p);
            document.body.put("ou", p.where());
            return document;
        }
        if (problem instanceof Problem.InvalidFilter p) {
            ProblemDocument document = make(400, "filtre-invalide", "Filtre invalide", p);
            document.body.put("ou", p.where());
            return document;
        }
        if (problem instanceof Problem.InvalidField p) {
            ProblemDocument document = make(422, "champ-invalide", "Champ invalide", p);
            document.body.put("champ", p.field()).put("valeur", p.value()).put("accepte", p.accepted());
            return document;
        }
        if (problem instanceof Problem.Undecided p) {
            ProblemDocument document = make(422, "choix-necessaire", "Choix nécessaire", p);
            document.body.put("parametre", p.field()).putPOJO("choix", p.choices());
            return document;
        }
        if (problem instanceof Problem.Refused p) {
            ProblemDocument document = make(422, "import-refuse", "Import refusé", p);
            document.body.putPOJO("rapport", p.report());
            return document;
        }
        if (problem instanceof Problem.InvalidGeometry p) {
            ProblemDocument document = make(422, "geometrie-invalide", "Géométrie invalide", p);
            if (!p.place().isEmpty()) {
                document.body.putPOJO("position", p.place());
            }
            return document;
        }
        if (problem instanceof Problem.NotFound p) {
            return make(404, "introuvable", "Introuvable", p);
        }
        if (problem instanceof Problem.KeyNeeded p) {
            return make(401, "cle-necessaire", "Clé nécessaire", p);
        }
        if (problem instanceof Problem.Forbidden p) {
            return make(403, "interdit", "Cette clé ne suffit pas", p);
        }
        if (problem instanceof Problem.Conflict p) {
            return make(409, "conflit", "Conflit", p);
        }
        if (problem instanceof Problem.Stale p) {
            ProblemDocument document = make(412, "version-depassee", "Version dépassée", p);
            document.body.put("version_actuelle", p.currentVersion());
            document.body.putPOJO("fiche", p.current()).putPOJO("envoye", p.sent());
            return document;
        }
        if (problem instanceof Problem.Outdated p) {
            ProblemDocument document = make(412, "version-depassee", "Version dépassée", p);
            document.body.put("etag_actuel", p.tag()).putPOJO("actuel", p.current());
            document.body.putPOJO("envoye", p.sent());
            return document;
        }
        if (problem instanceof Problem.InvalidFeature p) {
            ProblemDocument document = make(422, "objet-invalide", "Objet invalide", p);
            document.body.putPOJO("fautes", p.faults());
            return document;
        }
        if (problem instanceof Problem.NotEditable p) {
            ProblemDocument document = make(405, "couche-en-lecture", "Couche en lecture seule", p);
            document.body.putPOJO("permises", p.allowed());
            return document;
        }
        if (problem instanceof Problem.VersionNeeded p) {
            return make(428, "version-necessaire", "Version nécessaire", p);
        }
        if (problem instanceof Problem.MethodNotAllowed p) {
            return make(405, "methode-non-permise", "Méthode non permise", p);
        }
        if (problem instanceof Problem.NotAcceptable p) {
            return make(406, "format-non-servi", "Format non servi", p);
        }
        if (problem instanceof Problem.TooLarge p) {
            return make(413, "trop-grand", "Contenu trop grand", p);
        }
        if (problem instanceof Problem.UnsupportedMediaType p) {
            return make(415, "type-non-accepte", "Type de contenu non accepté", p);
        }
        if (problem instanceof Problem.TooMany p) {
            ProblemDocument document = make(429, "trop-de-demandes", "Trop de demandes", p);
            document.body.put("attendre_s", p.waitS());
            return document;
        }
        return make(503, "indisponible", "Service indisponible", problem);
    }

    /** A status that only the HTTP server itself gives. */
    static ProblemDocument of(int status, String sentence) {
        return make(status, "requete-refusee", "Requête refusée", new Problem.Unavailable(sentence));
    }

    /** An unexpected error: nothing of the inside, only the id under which the log has the rest. */
    static ProblemDocument unexpected(String id) {
        ProblemDocument document = make(
                500,
                "erreur-interne",
                "Erreur interne",
                new Problem.Unavailable(
                        "Une erreur inattendue est survenue. Signalez-la avec le numéro %s.".formatted(id)));
        document.body.put("id", id);
        return document;
    }

    private static ProblemDocument make(int status, String type, String title, Problem problem) {
        ObjectNode body = Json.object();
        body.put("type", "urn:archipel:probleme:" + type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", problem.detail());
        return new ProblemDocument(status, type, title, body);
    }
}
