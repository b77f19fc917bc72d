package fr.archipel.exchange.qgis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reference system a project reads the layers in. QGIS before 3.28.6 asks the OGC API for longitudes and latitudes
 * whatever a project says, and would draw them elsewhere if the project said Lambert-93: so that is for who asks for it.
 */
enum SourceCrs {
    DEGREES("4326", "OGC:CRS84", Crs.DEGREES),
    LAMBERT_93("2154", "EPSG:2154", Crs.LAMBERT_93);

    private final String parameter;
    private final String source;
    private final Crs layer;

    SourceCrs(String parameter, String source, Crs layer) {
        this.parameter = parameter;
        this.source = source;
        this.layer = layer;
    }

    /** What {@link #find} knows. */
    static String accepted() {
        return Arrays.stream(values()).map(crs -> crs.parameter).collect(Collectors.joining(", "));
    }

    /** By its code in an address. */
    static Optional<SourceCrs> find(String code) {
        return Arrays.stream(values()).filter(crs -> crs.parameter.equals(code)).findFirst();
    }

    /** As the data source names it. */
    String source() {
        return source;
    }

    /** As the layer names it. */
    Crs layer() {
        return layer;
    }
}
