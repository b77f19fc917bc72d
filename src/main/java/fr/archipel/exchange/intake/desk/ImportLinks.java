package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import io.javalin.http.Context;
import java.util.List;

/** The ways from an import. */
final class ImportLinks {
    private ImportLinks() {}

    static ObjectNode with(Context ctx, ObjectNode view) {
        String at = Links.origin(ctx) + "/api/imports/" + view.path("id").asText();
        view.putPOJO(
                "links",
                List.of(
                        Link.json("self", at, null),
                        Link.json("problemes", at + "/problemes", "Ce qui a été trouvé, ligne par ligne"),
                        Link.json("lignes", at + "/lignes", "Ce que deviennent les lignes"),
                        new Link("objets", at + "/objets", "application/geo+json", "Les objets du fichier"),
                        new Link("rapport", at + "/rapport?f=html", "text/html", "Le rapport, à imprimer"),
                        new Link("rapport", at + "/rapport?f=json", Answers.JSON, "Le rapport entier"),
                        new Link(
                                "rapport",
                                at + "/rapport?f=geojson",
                                "application/geo+json",
                                "Les problèmes, à leur place")));
        return view;
    }
}
