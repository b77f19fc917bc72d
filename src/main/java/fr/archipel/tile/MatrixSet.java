package fr.archipel.tile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;

/** The one way we cut the world into tiles: WebMercatorQuad, as OGC 17-083r4 annex D.1 registers it. */
final class MatrixSet {
    static final String ID = "WebMercatorQuad";
    static final String TITLE = "Google Maps Compatible for the World";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    /** Metres a pixel at zoom 0, tiles being 256 pixels wide. */
    static final double CELL_M = WorldSquare.WORLD_M / 256;

    /** Metres a pixel of the standard's screen (OGC 17-083r4, § 6.2.2.1): cell size to scale. */
    private static final double PIXEL_M = 0.00028;

    private MatrixSet() {}

    static double scale(int zoom) {
        return CELL_M / (1L << zoom) / PIXEL_M;
    }

    static ObjectNode document() {
        ObjectNode document = Json.object();
        document.put("id", ID).put("title", TITLE).put("uri", URI).put("crs", CRS);
        document.putArray("orderedAxes").add("X").add("Y");
        document.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        ArrayNode matrices = document.putArray("tileMatrices");
        for (int zoom = 0; zoom <= TileId.MAXIMUM_ZOOM; zoom++) {
            ObjectNode matrix = matrices.addObject();
            matrix.put("id", Integer.toString(zoom));
            matrix.put("scaleDenominator", scale(zoom)).put("cellSize", CELL_M / (1L << zoom));
            matrix.put("cornerOfOrigin", "topLeft");
            matrix.putArray("pointOfOrigin").add(-WorldSquare.WORLD_M / 2).add(WorldSquare.WORLD_M / 2);
            matrix.put("tileWidth", 256).put("tileHeight", 256);
            matrix.put("matrixWidth", 1 << zoom).put("matrixHeight", 1 << zoom);
        }
        return document;
    }
}
