package fr.archipel.scot.check;

import fr.archipel.layer.Catalogue;
import fr.archipel.scot.check.Surroundings.Objet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where figures come from.
 *
 * @param couche the layer measured
 * @param precisions of the drawings that were measured, from the layer's code list
 */
public record Source(String couche, String titre, String attribution, List<String> precisions) {

    static List<Source> ofCheck(Catalogue catalogue, Verification check) {
        List<Source> all = new ArrayList<>();
        add(all, catalogue, "communes", check.places().stream().map(Place::precision));
        for (String layer : List.of("friches", "zae")) {
            add(
                    all,
                    catalogue,
                    layer,
                    check.partition().objets().keySet().stream()
                            .filter(objet -> objet.ref().layer().equals(layer))
                            .map(Objet::precision));
        }
        return all;
    }

    private static void add(List<Source> all, Catalogue catalogue, String layer, Stream<String> precisions) {
        List<String> found = precisions.distinct().sorted().toList();
        catalogue.findLayer(layer).ifPresent(l -> all.add(new Source(l.id(), l.title(), l.attribution(), found)));
    }
}
