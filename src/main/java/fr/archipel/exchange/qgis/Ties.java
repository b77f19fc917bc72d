package fr.archipel.exchange.qgis;

import fr.archipel.layer.Layer;
import fr.archipel.style.qml.FormLink;
import java.util.ArrayList;
import java.util.List;

/**
 * Fiches and what they are tied to, as QGIS's relations: a table of links has the fiche in one column and, in a column for
 * each layer, the object; two relations through it are one from many to many.
 */
final class Ties {
    static final String FICHES = "fiches";
    /** Id of the table of links in the project. */
    static final String TABLE = "archipel_fiches_objets";

    static final String TITLE = "Liens des fiches";

    private Ties() {}

    /** Column of the table that holds objects of a layer. */
    static String column(Layer layer) {
        return layer.id().replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Id of a layer in the project. */
    static String layerId(String layer) {
        return "archipel_" + layer.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** A relation: rows of the table that name an object of {@code layer} in {@code column}. */
    record Relation(String id, String title, String layer, String column) {}

    static List<Relation> relations(List<Layer> linked) {
        List<Relation> relations = new ArrayList<>();
        relations.add(new Relation(relationId(FICHES), "Liens de la fiche", FICHES, "fiche"));
        linked.forEach(layer -> relations.add(
                new Relation(relationId(layer.id()), "Liens : " + layer.title(), layer.id(), column(layer))));
        return relations;
    }

    private static String relationId(String layer) {
        return "liens_" + layer.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** What a layer's form lists: of an object its fiches, of a fiche its objects, layer by layer. */
    static List<FormLink> form(Layer layer, List<Layer> linked) {
        if (layer.id().equals(FICHES)) {
            return linked.stream()
                    .map(each -> new FormLink(relationId(FICHES), relationId(each.id()), each.title()))
                    .toList();
        }
        return linked.contains(layer)
                ? List.of(new FormLink(relationId(layer.id()), relationId(FICHES), "Fiches"))
                : List.of();
    }
}
