package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.quality.Rule;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.scot.PerimeterSheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sheet of a territory, put together from what the rooms below say: the one answer that files and pages are made of. */
final class Sheet {
    static final String SHARES =
            "Une action sur plusieurs communes est partagée à parts égales entre ses communes du territoire ; les centimes"
                    + " restants vont un à un aux premières dans l'ordre des codes INSEE. Une action de toute une agglomération"
                    + " compte entière là où l'agglomération est entière, et se tient à part ailleurs : elle n'est jamais partagée.";

    private Sheet() {}

    /**
     * The answer.
     *
     * @param facts what {@link SheetStore} read
     * @param trajectory the answer of {@code /api/trajectoires/{perimetre}}
     * @param quality what is wanting, by rule
     */
    static ObjectNode of(
            PerimeterSheet perimeter,
            ObjectNode facts,
            JsonNode trajectory,
            Map<Rule, Integer> quality,
            Catalogue catalogue,
            LocalDate day) {
        ObjectNode land = SheetLand.of(trajectory);
        Layer communes = catalogue.getLayer("communes");
        ObjectNode sheet = Json.object();
        sheet.set("perimetre", Json.MAPPER.valueToTree(perimeter));
        sheet.put("date", day.toString());
        sheet.set("chiffres", Figures.of(perimeter, facts, land, communes.attribution(), day));
        sheet.set("communes", facts.path("communes"));
        ObjectNode money = (ObjectNode) facts.path("argent");
        money.put("regle", SHARES);
        sheet.set("argent", money);
        sheet.set("fiches", facts.path("fiches"));
        sheet.set("objets", objects(facts.path("objets"), catalogue));
        sheet.set("foncier", land);
        sheet.set("anomalies", facts.path("anomalies"));
        sheet.set("alertes", facts.path("alertes"));
        sheet.set("qualite", quality(quality));
        return sheet;
    }

    /** Layers by their title, with where their objects come from. */
    private static ArrayNode objects(JsonNode layers, Catalogue catalogue) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (JsonNode each : layers) {
            Optional<Layer> layer = catalogue.findLayer(each.path("couche").asText());
            if (layer.isPresent()) {
                ObjectNode objects = all.addObject();
                objects.put("couche", layer.get().id()).put("titre", layer.get().title());
                List.of("nombre", "surface_ha", "longueur_km", "liste")
                        .forEach(name -> objects.set(name, each.path(name)));
                objects.put("source", layer.get().attribution());
            }
        }
        return all;
    }

    private static ArrayNode quality(Map<Rule, Integer> counts) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        counts.forEach((rule, count) -> all.addObject()
                .put("regle", rule.id())
                .put("titre", rule.title())
                .put("gravite", rule.gravity())
                .put("nombre", count));
        return all;
    }

    /** Where to go from a sheet. */
    static List<Link> links(String origin, String perimeter) {
        String self = origin + "/api/territoires/" + Links.encode(perimeter);
        String xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return List.of(
                Link.json("self", self, "Cette page"),
                new Link("alternate", self + ".pdf?papier=A4", "application/pdf", "À imprimer, A4"),
                new Link("alternate", self + ".pdf?papier=A3", "application/pdf", "À imprimer, A3"),
                new Link("alternate", self + ".xlsx", xlsx, "Tous les tableaux"),
                new Link("alternate", self + ".csv", "text/csv", "Les fiches"),
                Link.json(
                        "related",
                        origin + "/api/trajectoires/" + Links.encode(perimeter),
                        "Sa trajectoire de sobriété foncière"),
                Link.json(
                        "related",
                        origin + "/api/rapports-locaux/" + Links.encode(perimeter),
                        "Son rapport local de l'artificialisation"));
    }
}
