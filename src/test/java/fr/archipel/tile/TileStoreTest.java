package fr.archipel.tile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.VectorTile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Tiles of the bundled territory, against what PostGIS makes of the same tables. */
class TileStoreTest {
    private static final Database DATABASE = TileFrameTest.TestDatabases.SHARED.database();
    private static final TileStore STORE = new TileStore(DATABASE);
    private static final List<Layer> LAYERS = TestDatabase.catalogue().listLayers();

    static List<Layer> layers() {
        return LAYERS;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_object_of_every_layer_is_in_a_tile_and_every_polygon_is_valid(int zoom) {
        Map<String, Set<String>> seen = new HashMap<>();
        for (TileId tile : tiles(zoom)) {
            VectorTile.read(STORE.read(LAYERS, tile).mvt().toBytes())
                    .forEach((layer, features) -> features.forEach(feature -> {
                        seen.computeIfAbsent(layer, name -> new HashSet<>()).add(feature.key());
                        assertThat(feature.geometry().isValid())
                                .as(layer + " " + feature.key())
                                .isTrue();
                        assertThat(feature.geometry().isEmpty()).isFalse();
                    }));
        }
        for (Layer layer : LAYERS) {
            assertThat(seen.get(layer.id())).as(layer.id()).containsExactlyInAnyOrderElementsOf(keys(layer));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void an_object_is_in_the_tile_of_any_of_its_places_however_deep(Layer layer) {
        String sql = "SELECT " + layer.storage().key() + "::text, ST_X(p), ST_Y(p) FROM (SELECT *, ST_Transform("
                + "ST_PointOnSurface(geom), 4326) AS p FROM " + layer.storage().table()
                + " WHERE geom IS NOT NULL ORDER BY 1 LIMIT 12) t";
        record Place(String key, double[] lonLat) {}
        for (Place place : DATABASE.list(
                Sql.of(sql), row -> new Place(row.getString(1), new double[] {row.getDouble(2), row.getDouble(3)}))) {
            for (int zoom : new int[] {14, 16, 18, 20, 22}) {
                byte[] mvt = STORE.read(List.of(layer), TileFrameTest.tile(place.lonLat, zoom))
                        .mvt()
                        .toBytes();
                assertThat(VectorTile.read(mvt, layer.id()))
                        .as(place.key + " at zoom " + zoom)
                        .extracting(VectorTile.Feature::key)
                        .contains(place.key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_tile_draws_what_ST_AsMVTGeom_draws(Layer layer) {
        TileId tile = TileFrameTest.tile(new double[] {2.80, 50.43}, 12);
        Map<String, double[]> theirs = new HashMap<>();
        DATABASE.list(
                Sql.of(
                        "SELECT " + layer.storage().key() + "::text, ST_Area(g), ST_Length(g), ST_Perimeter(g) FROM"
                                + " (SELECT *, ST_AsMVTGeom(ST_Transform(geom, 3857),"
                                + " ST_TileEnvelope(12,"
                                + " ?, ?),"
                                + " 4096,"
                                + " 128)"
                                + " AS g"
                                + " FROM"
                                + " " + layer.storage().table() + ") t WHERE g IS NOT NULL",
                        tile.col(),
                        tile.row()),
                row -> theirs.put(
                        row.getString(1), new double[] {row.getDouble(2), row.getDouble(3), row.getDouble(4)}));
        Map<String, double[]> ours = new HashMap<>();
        Set<String> points = new HashSet<>();
        for (VectorTile.Feature feature :
                VectorTile.read(STORE.read(List.of(layer), tile).mvt().toBytes(), layer.id())) {
            double[] sums = ours.computeIfAbsent(feature.key(), key -> new double[2]);
            Geometry geometry = feature.geometry();
            switch (geometry.getDimension()) {
                case 2 -> sums[0] += geometry.getArea();
                case 1 -> sums[1] += geometry.getLength();
                default -> points.add(feature.key());
            }
        }
        assertThat(ours.keySet()).containsAll(theirs.keySet());
        theirs.forEach((key, sums) -> {
            if (!points.contains(key)) {
                // A unit along the outline, which moved by half a unit and lost what is thinner than one.
                assertThat(ours.get(key)[0]).as(key).isBetween(sums[0] - sums[2] - 2, sums[0] + sums[2] + 2);
                assertThat(ours.get(key)[1]).as(key).isBetween(sums[1] * 0.98 - 3, sums[1] * 1.02 + 3);
            }
        });
    }

    @Test
    void outlines_meet_at_the_edges_of_tiles() {
        Layer communes = TestDatabase.catalogue().getLayer("communes");
        int checked = 0;
        for (TileId tile : tiles(11)) {
            Map<String, Double> here = along(communes, tile, TileFrame.EXTENT);
            Map<String, Double> there = along(communes, new TileId(11, tile.row(), tile.col() + 1), 0);
            for (Map.Entry<String, Double> side : here.entrySet()) {
                checked++;
                assertThat(there.getOrDefault(side.getKey(), 0.0))
                        .as(side.getKey())
                        .isCloseTo(side.getValue(), org.assertj.core.data.Offset.offset(8.0));
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    /** How much of a vertical line each commune covers. */
    private static Map<String, Double> along(Layer layer, TileId tile, int x) {
        Geometry line = new org.locationtech.jts.geom.GeometryFactory()
                .createLineString(new org.locationtech.jts.geom.Coordinate[] {
                    new org.locationtech.jts.geom.Coordinate(x, 0),
                    new org.locationtech.jts.geom.Coordinate(x, TileFrame.EXTENT)
                });
        Map<String, Double> covered = new HashMap<>();
        for (VectorTile.Feature feature :
                VectorTile.read(STORE.read(List.of(layer), tile).mvt().toBytes(), layer.id())) {
            double length = feature.geometry().intersection(line).getLength();
            if (length > 20) {
                covered.merge(feature.key(), length, Double::sum);
            }
        }
        return covered;
    }

    @Test
    void fields_come_with_the_zoom_that_the_description_gives_them() {
        Layer friches = TestDatabase.catalogue().getLayer("friches");
        assertThat(carried(friches, 7))
                .contains("id", "site_nom", "site_statut")
                .doesNotContain("site_type", "insee");
        assertThat(carried(friches, 10)).contains("site_type").doesNotContain("insee", "remarque");
        assertThat(carried(friches, 14))
                .contains("site_type", "insee", "communes")
                .doesNotContain("sources");
    }

    private static Set<String> carried(Layer layer, int zoom) {
        Set<String> names = new HashSet<>();
        for (TileId tile : zoom < 12 ? tiles(zoom) : tiles(12)) {
            TileId at = zoom < 12 ? tile : new TileId(zoom, tile.row() * 4 + 2, tile.col() * 4 + 2);
            VectorTile.read(STORE.read(List.of(layer), at).mvt().toBytes(), layer.id())
                    .forEach(feature -> names.addAll(feature.properties().keySet()));
        }
        return names;
    }

    @Test
    void a_layer_stored_in_degrees_is_drawn_where_it_lies_beyond_France_too() {
        try (TestDatabase test = TestDatabase.empty()) {
            // Around Saint-Denis, on La Réunion.
            test.database().update(Sql.of("""
                CREATE TABLE loin AS SELECT id::text AS id, ST_Buffer(ST_SetSRID(ST_MakePoint(
                  55.40 + id % 10 * 0.03, -20.95 + id / 10 * 0.03), 4326), 0.012)::geometry(Polygon, 4326) AS geom
                FROM generate_series(0, 29) id\
                """));
            Layer layer = Json.MAPPER.convertValue(Json.read("""
                {"id": "loin", "title": "Loin", "description": "Essai",
                 "storage": {"table": "loin", "key": "id", "geometry": "geom", "srid": 4326},
                 "geometryType": "Polygon", "label": "id",
                 "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                 "fields": []}\
                """.getBytes(StandardCharsets.UTF_8)), Layer.class);
            TileId tile = TileFrameTest.tile(new double[] {55.5, -20.92}, 10);
            Map<String, Double> theirs = new HashMap<>();
            test.database()
                    .list(
                            Sql.of(
                                    "SELECT id, ST_Area(g) FROM (SELECT id, ST_AsMVTGeom(ST_Transform(geom, 3857),"
                                            + " ST_TileEnvelope(10, ?, ?), 4096, 128) AS g FROM loin) t WHERE g IS NOT"
                                            + " NULL",
                                    tile.col(),
                                    tile.row()),
                            row -> theirs.put(row.getString(1), row.getDouble(2)));
            assertThat(theirs).hasSizeGreaterThan(10);
            Map<String, Double> ours = new HashMap<>();
            VectorTile.read(
                            new TileStore(test.database())
                                    .read(List.of(layer), tile)
                                    .mvt()
                                    .toBytes(),
                            "loin")
                    .forEach(f -> ours.merge(f.key(), f.geometry().getArea(), Double::sum));
            assertThat(ours.keySet()).containsAll(theirs.keySet());
            theirs.forEach((key, area) -> assertThat(ours.get(key))
                    .isCloseTo(area, org.assertj.core.data.Offset.offset(3 * Math.sqrt(area) + 4)));
        }
    }

    @Test
    void a_whole_large_layer_in_one_tile_keeps_every_object_and_loses_fields() {
        try (TestDatabase test = TestDatabase.empty()) {
            test.database().update(Sql.of("""
                CREATE TABLE grand AS SELECT id, repeat(md5(id::text), 5) AS texte,
                  ST_SetSRID(ST_MakePoint(680000 + id % 300, 7035000 + id / 300), 2154)::geometry(Point, 2154) AS geom
                FROM generate_series(1, 40000) id\
                """));
            Layer layer = Json.MAPPER.convertValue(Json.read("""
                {"id": "grand", "title": "Grand", "description": "Essai",
                 "storage": {"table": "grand", "key": "id", "geometry": "geom"},
                 "geometryType": "Point", "label": "texte",
                 "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                 "fields": [{"name": "texte", "type": "text", "title": "Texte"}]}\
                """.getBytes(StandardCharsets.UTF_8)), Layer.class);
            TileStore store = new TileStore(test.database());
            byte[] mvt = store.read(List.of(layer), new TileId(5, 10, 16)).mvt().toBytes();
            List<VectorTile.Feature> whole = VectorTile.read(mvt, "grand");
            assertThat(whole)
                    .hasSize(40_000)
                    .allSatisfy(f -> assertThat(f.properties()).isEmpty());
            assertThat(mvt.length).isLessThan(1_000_000);
            TileId near = TileFrameTest.tile(new double[] {2.72113, 50.41285}, 19);
            assertThat(VectorTile.read(store.read(List.of(layer), near).mvt().toBytes(), "grand"))
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(f.properties()).containsOnlyKeys("texte"));
        }
    }

    private static List<String> keys(Layer layer) {
        return DATABASE.list(
                Sql.of("SELECT " + layer.storage().key() + "::text FROM "
                        + layer.storage().table() + " WHERE geom IS NOT NULL"),
                row -> row.getString(1));
    }

    private static List<TileId> tiles(int zoom) {
        LayerStore.Content content = new LayerStore(DATABASE)
                .contents(List.of(TestDatabase.catalogue().getLayer("epci")))
                .get("epci");
        TileLimits limits = TileLimits.of(content.bbox(), zoom).orElseThrow();
        List<TileId> all = new java.util.ArrayList<>();
        for (int row = limits.minRow(); row <= limits.maxRow(); row++) {
            for (int col = limits.minCol(); col <= limits.maxCol(); col++) {
                all.add(new TileId(zoom, row, col));
            }
        }
        return all;
    }
}
