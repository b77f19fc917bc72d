package fr.archipel.exchange.qgis;

import fr.archipel.layer.Layer;
import java.util.List;

/**
 * What a project is made of.
 *
 * @param origin address of the service, without a final slash
 * @param crs reference system the layers are read in
 * @param layers all of the catalogue, in the order of the legend
 * @param linked those among them whose objects fiches are tied to
 * @param places agglomerations, for bookmarks; the first is the whole territory
 */
record Content(String origin, SourceCrs crs, List<Layer> layers, List<Layer> linked, List<Place> places) {

    /** A named box in EPSG:2154, metres. */
    record Place(String name, double xmin, double ymin, double xmax, double ymax) {
        /** With a margin on each side, in shares of the side. */
        Place within(double margin) {
            double dx = (xmax - xmin) * margin;
            double dy = (ymax - ymin) * margin;
            return new Place(name, xmin - dx, ymin - dy, xmax + dx, ymax + dy);
        }
    }

    Content {
        layers = List.copyOf(layers);
        linked = List.copyOf(linked);
        places = List.copyOf(places);
    }
}
