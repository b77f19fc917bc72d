package fr.archipel.tile;

import fr.archipel.feature.ApiPart;
import fr.archipel.layer.Layer;
import java.util.List;

/** The tiles' place in the OGC API (OGC 20-057, annex A; OGC 17-083r4, annex A). */
public final class TilePart implements ApiPart {
    private static final String TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private static final String MATRIX_SETS = "http://www.opengis.net/spec/tms/2.0/conf/";

    @Override
    public List<String> conformance() {
        return List.of(
                TILES + "core",
                TILES + "tileset",
                TILES + "tilesets-list",
                TILES + "dataset-tilesets",
                TILES + "geodata-tilesets",
                TILES + "collections-selection",
                TILES + "mvt",
                TILES + "oas30",
                MATRIX_SETS + "tilematrixset",
                MATRIX_SETS + "tilematrixsetlimits",
                MATRIX_SETS + "tilesetmetadata",
                MATRIX_SETS + "json-tilematrixset",
                MATRIX_SETS + "json-tilematrixsetlimits",
                MATRIX_SETS + "json-tilesetmetadata");
    }

    @Override
    public List<PartLink> landingLinks() {
        return List.of(
                PartLink.of(
                        "/tiles",
                        TileDocuments.REL_TILESETS,
                        TileDocuments.JSON,
                        "Tuiles vectorielles de toutes les couches"),
                PartLink.of("/tileMatrixSets", TileDocuments.REL_SCHEMES, TileDocuments.JSON, "Découpages en tuiles"));
    }

    @Override
    public List<PartLink> collectionLinks(Layer layer) {
        return List.of(PartLink.of(
                "/collections/" + layer.id() + "/tiles",
                TileDocuments.REL_TILESETS,
                TileDocuments.JSON,
                "Tuiles vectorielles"));
    }
}
