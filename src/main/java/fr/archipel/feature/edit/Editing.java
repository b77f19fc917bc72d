package fr.archipel.feature.edit;

import fr.archipel.feature.ApiPart;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What may be written where, and what the API declares of it. */
public final class Editing implements ApiPart {
    static final String FEATURE = "application/geo+json";
    static final String PATCH = "application/merge-patch+json";

    private static final List<String> READ = List.of("GET", "HEAD", "OPTIONS");

    private static final Map<String, String> ELSEWHERE = Map.of(
            "fiches",
                    "Une fiche se modifie sur sa page ou par /api/fiches/{id} ; sa géométrie suit ses communes et ses objets.",
            "communes", "Les communes et leurs contours s'importent : ./archipel import FICHIER --layer communes.",
            "epci", "Le périmètre d'une agglomération suit les contours de ses communes, qui s'importent.",
            "scot", "Le périmètre d'un SCoT suit les contours de ses communes, qui s'importent.");

    @Override
    public List<String> conformance() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features");
    }

    @Override
    public List<PartLink> landingLinks() {
        return List.of();
    }

    @Override
    public List<PartLink> collectionLinks(Layer layer) {
        return List.of();
    }

    static List<String> onItems(Layer layer) {
        return layer.editable() ? with("POST") : READ;
    }

    static List<String> onItem(Layer layer) {
        return layer.editable() ? with("PUT", "PATCH", "DELETE") : READ;
    }

    private static List<String> with(String... methods) {
        List<String> all = new ArrayList<>(READ);
        all.addAll(List.of(methods));
        return List.copyOf(all);
    }

    static ProblemException refused(Layer layer, List<String> allowed) {
        String where = ELSEWHERE.getOrDefault(layer.id(), "Elle a été publiée en lecture seule.");
        return new ProblemException(new Problem.NotEditable(
                "La couche « %s » ne se modifie pas d'ici. %s".formatted(layer.title(), where), allowed));
    }
}
