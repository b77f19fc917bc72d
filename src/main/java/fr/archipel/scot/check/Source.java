package fr.archipel.scot.check;

import fr.archipel.layer.Catalogue;
import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where figures come from.
 *
 * @param couche the layer measured
 * @param precisions of the drawings that were measured, from the layer's code list
 */
record Source(String couche, String titre, String attribution, List<String> precisions) {

    static List<Source> ofCheck(Catalogue catalogue, Measured measured) {
        List<Source> all = new ArrayList<>();
        add(all, catalogue, "communes", measured.communes().stream().map(CommunePart::precision));
        for (String layer : List.of("friches", "zae")) {
            add(
                    all,
                    catalogue,
                    layer,
                    measured.objets().stream()
                            .filter(o -> o.objet().layer().equals(layer))
                            .map(Overlap::precision));
        }
        return all;
    }

    private static void add(List<Source> all, Catalogue catalogue, String layer, Stream<String> precisions) {
        List<String> found = precisions.distinct().sorted().toList();
        catalogue.findLayer(layer).ifPresent(l -> all.add(new Source(l.id(), l.title(), l.attribution(), found)));
    }
}
