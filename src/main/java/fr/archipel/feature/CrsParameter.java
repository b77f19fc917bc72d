package fr.archipel.feature;

import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Layer;
import fr.archipel.request.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A parameter that names a reference system by its URI (OGC 18-058, 6.3): {@code crs}, {@code bbox-crs}, {@code filter-crs}. */
final class CrsParameter {
    private static final String ACCEPTED = "un système de coordonnées nommé par son URI : " + ServedCrs.CRS84_URI
            + ", ou http://www.opengis.net/def/crs/EPSG/0/{code}, par exemple "
            + ServedCrs.storageUri(2154)
            + " (la couche liste les plus courants sous « crs »)";

    private CrsParameter() {}

    /** Those of the given that not every layer is offered in. */
    static Map<String, ServedCrs> unusual(Map<String, ServedCrs> given) {
        return given.values().stream().allMatch(ServedCrs::isCommon)
                ? Map.of()
                : given.entrySet().stream()
                        .filter(each -> !each.getValue().isCommon())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** CRS84 when it is not given. */
    static ServedCrs of(Layer layer, Parameters parameters, String name) {
        int stored = layer.storage().srid();
        Optional<String> given = parameters.find(name);
        if (given.isEmpty() || given.get().equals(ServedCrs.CRS84_URI)) {
            return ServedCrs.crs84(stored);
        }
        return parameters
                .find(name, ACCEPTED, ServedCrs::find)
                .map(crs -> crs.from(stored))
                .orElseThrow();
    }
}
