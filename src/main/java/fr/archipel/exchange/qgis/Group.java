package fr.archipel.exchange.qgis;

import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import java.util.Comparator;
import java.util.List;

/** The groups of the legend, from the top of the map to its ground. */
enum Group {
    PROJETS("Projets"),
    OBJETS("Objets"),
    PUBLIEES("Couches publiées"),
    SOL("Sobriété foncière"),
    TERRITOIRE("Territoire");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Group of(Layer layer) {
        if (!Catalogue.isBuiltIn(layer.id())) {
            return PUBLIEES;
        }
        if (layer.computed()) {
            return SOL;
        }
        if (layer.style().ground() != null) {
            return TERRITOIRE;
        }
        return layer.id().equals(Ties.FICHES) ? PROJETS : OBJETS;
    }

    /** Its layers, the one drawn over the others first. */
    List<Layer> layers(List<Layer> all) {
        return all.stream()
                .filter(layer -> of(layer) == this)
                .sorted(Comparator.comparingInt((Layer layer) -> layer.style().order())
                        .reversed())
                .toList();
    }
}
