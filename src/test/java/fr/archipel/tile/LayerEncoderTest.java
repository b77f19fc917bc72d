package fr.archipel.tile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.feature.FeatureRow;
import fr.archipel.geo.LambertConic;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.support.VectorTile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Shapes given in tile units around Lens, encoded, and read back by another's decoder. */
class LayerEncoderTest {
    private static final TileId TILE = TileFrameTest.tile(new double[] {2.83, 50.43}, 13);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void a_polygon_is_wound_as_the_specification_says_and_its_hole_the_other_way() {
        Polygon polygon = (Polygon) one("POLYGON((100 100, 900 100, 900 900, 100 900, 100 100),"
                + " (300 300, 300 600, 600 600, 600 300, 300 300))");
        assertThat(polygon.equalsTopo(wkt("POLYGON((100 100, 900 100, 900 900, 100 900, 100 100),"
                        + " (300 300, 300 600, 600 600, 600 300, 300 300))")))
                .isTrue();
        // Counter-clockwise with y upwards is clockwise on a screen.
        assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                .isTrue();
        assertThat(Orientation.isCCW(polygon.getInteriorRingN(0).getCoordinates()))
                .isFalse();
    }

    @Test
    void what_lies_far_outside_is_cut_at_the_buffer() {
        Geometry polygon = one("POLYGON((-90000 1000, 90000 1000, 90000 2000, -90000 2000, -90000 1000))");
        assertThat(polygon.equalsTopo(wkt("POLYGON((-128 1000, 4224 1000, 4224 2000, -128 2000, -128 1000))")))
                .isTrue();
        Geometry line = one("LINESTRING(-50000 2048, 50000 2048)");
        assertThat(line.equalsExact(wkt("LINESTRING(-128 2048, 4224 2048)"))).isTrue();
        assertThat(encode("POLYGON((5000 0, 6000 0, 6000 1000, 5000 0))")).isEmpty();
    }

    @Test
    void a_ring_cut_in_two_pieces_is_two_valid_polygons() {
        Geometry comb = one(
                "POLYGON((3000 0, 6000 0, 6000 4000, 3000 4000, 3000 3000, 5000 3000, 5000 1000, 3000 1000, 3000 0))");
        assertThat(comb.getNumGeometries()).isEqualTo(2);
        assertThat(comb.isValid()).isTrue();
        assertThat(comb.getArea()).isEqualTo(2 * 1224 * 1000.0);
    }

    @Test
    void a_polygon_that_the_grid_folds_is_valid_again() {
        // A neck narrower than the grid between two lobes.
        Geometry lobes = one("POLYGON((100 100, 400 100, 400 250.1, 700 250.1, 700 100, 1000 100, 1000 400, 700 400,"
                + " 700 250.3, 400 250.3, 400 400, 100 400, 100 100))");
        assertThat(lobes.isValid()).isTrue();
        assertThat(lobes.getArea()).isEqualTo(2 * 300 * 300.0);
    }

    @Test
    void a_polygon_too_small_to_be_seen_is_a_point_in_the_same_layer() {
        Geometry point = one("POLYGON((1000 1000, 1012 1000, 1012 1008, 1000 1008, 1000 1000))");
        assertThat(point.getGeometryType()).isEqualTo("Point");
        assertThat(point.getCoordinate()).isEqualTo(new Coordinate(1006, 1004));
        // As thin as a hair, but long: it had no area left.
        assertThat(one("POLYGON((1000 1000, 1800 1000.1, 1800 1000.3, 1000 1000.2, 1000 1000))")
                        .getGeometryType())
                .isEqualTo("Point");
    }

    @Test
    void small_parts_are_points_unless_a_larger_part_tells_where_the_object_is() {
        String small = "((2000 2000, 2010 2000, 2010 2010, 2000 2000))";
        Geometry both = one("MULTIPOLYGON(" + small + ", ((3000 3000, 3010 3000, 3010 3010, 3000 3000)))");
        assertThat(both.getGeometryType()).isEqualTo("MultiPoint");
        assertThat(both.getNumGeometries()).isEqualTo(2);
        Geometry large = one("MULTIPOLYGON(" + small + ", ((100 100, 900 100, 900 900, 100 100)))");
        assertThat(large.getGeometryType()).isEqualTo("Polygon");
    }

    @Test
    void a_line_never_vanishes() {
        Geometry dash = one("LINESTRING(1000.1 1000.1, 1000.2 1000.3)");
        assertThat(dash.getGeometryType()).isEqualTo("LineString");
        assertThat(dash.getLength()).isEqualTo(1);
        Geometry back = one("LINESTRING(-1000 500, 1000 500, 1000 5000, 3000 5000, 3000 500)");
        assertThat(back.getGeometryType()).isEqualTo("MultiLineString");
        assertThat(back.equalsTopo(wkt("MULTILINESTRING((-128 500, 1000 500, 1000 4224), (3000 4224, 3000 500))")))
                .isTrue();
    }

    @Test
    void a_collection_is_one_feature_for_each_dimension_with_the_same_key() {
        List<VectorTile.Feature> features = encode("GEOMETRYCOLLECTION(MULTIPOLYGON(((0 0, 500 0, 500 500, 0 0))),"
                + " MULTILINESTRING((0 0, 100 900)), MULTIPOINT((5 5), (9 9)))");
        assertThat(features).extracting(VectorTile.Feature::key).containsExactly("12", "12", "12");
        assertThat(features).extracting(f -> f.geometry().getDimension()).containsExactly(2, 1, 0);
    }

    @Test
    void neighbours_leave_out_the_same_vertices_of_their_common_boundary() {
        List<Coordinate> border = new ArrayList<>();
        for (int i = 0; i <= 300; i++) {
            border.add(new Coordinate(2000 + 30 * Math.sin(i / 7.0) + (i * 37 % 5) / 4.0, 500 + 10 * i));
        }
        Polygon west = area(border, 200);
        List<Coordinate> reversed = new ArrayList<>(border);
        java.util.Collections.reverse(reversed);
        // Read the other way round, and from another vertex.
        Polygon east = area(reversed, 3900);
        List<VectorTile.Feature> both = VectorTile.read(tile(List.of(row(west), row(east))), "essai");
        Geometry a = both.get(0).geometry();
        Geometry b = both.get(1).geometry();
        assertThat(a.getNumPoints()).isLessThan(200);
        double shared = a.intersection(b).getLength();
        assertThat(shared)
                .isCloseTo(a.getBoundary().getLength() - 2 * 1800 - 3000, org.assertj.core.data.Offset.offset(60.0));
        assertThat(a.intersection(b).getArea()).isLessThan(40);
        assertThat(a.union(b).convexHull().difference(a.union(b)).getArea()).isLessThan(40);
    }

    private static Polygon area(List<Coordinate> border, double side) {
        List<Coordinate> ring = new ArrayList<>(border);
        ring.add(new Coordinate(side, border.get(border.size() - 1).y));
        ring.add(new Coordinate(side, border.get(0).y));
        java.util.Collections.rotate(ring, 71);
        ring.add(ring.get(0).copy());
        return FACTORY.createPolygon(ring.toArray(new Coordinate[0]));
    }

    @Test
    void values_keep_their_types_and_are_written_once() {
        List<Field> fields = List.of(
                field("nom", FieldType.TEXT),
                field("nombre", FieldType.INTEGER),
                field("surface", FieldType.DECIMAL),
                field("bati", FieldType.BOOLEAN),
                field("jour", FieldType.DATE),
                field("liste", FieldType.TEXTS),
                field("vide", FieldType.TEXT));
        byte[] geometry = wkb(wkt("POINT(10 10)"));
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new Row(
                    "k" + i,
                    geometry,
                    Arrays.asList(
                            "Été",
                            i % 2 == 0 ? "-7" : "9007199254740993",
                            "1234.56",
                            i % 2 == 0 ? "true" : "false",
                            "2026-11-21",
                            "[\"a\",\"b\"]",
                            null)));
        }
        byte[] tile = tile(fields, false, rows);
        List<VectorTile.Feature> read = VectorTile.read(tile, "essai");
        assertThat(read).hasSize(500);
        assertThat(read.get(0).properties())
                .isEqualTo(Map.of(
                        "id",
                        "k0",
                        "nom",
                        "Été",
                        "nombre",
                        -7L,
                        "surface",
                        1234.56,
                        "bati",
                        true,
                        "jour",
                        "2026-11-21",
                        "liste",
                        "[\"a\",\"b\"]"));
        assertThat(read.get(1).properties())
                .containsEntry("nombre", 9007199254740993L)
                .containsEntry("bati", false);
        assertThat(read)
                .extracting(VectorTile.Feature::key)
                .doesNotHaveDuplicates()
                .contains("k499");
        // Some 25 bytes a feature: values said once.
        assertThat(tile.length).isLessThan(500 * 36);
    }

    @Test
    void numbers_are_read_as_Java_reads_them() {
        for (String text : List.of(
                "0",
                "-0.00",
                "1",
                "12.5",
                "-99999999.99",
                "0.1",
                "123456789012345",
                "1234567890123456789",
                "1e-7",
                "0.000000000000001",
                "NaN",
                "3.141592653589793238")) {
            assertThat(Double.valueOf(ValueTable.decimal(text.getBytes(StandardCharsets.US_ASCII))))
                    .as(text)
                    .isEqualTo(Double.valueOf(text));
        }
    }

    private static Field field(String name, FieldType type) {
        return new Field(name, type, name, null, null, List.of(), false, false);
    }

    private static Geometry one(String wkt) {
        List<VectorTile.Feature> features = encode(wkt);
        assertThat(features).hasSize(1);
        return features.get(0).geometry();
    }

    private static List<VectorTile.Feature> encode(String wkt) {
        return VectorTile.read(tile(List.of(row(wkt(wkt)))), "essai");
    }

    private static FeatureRow row(Geometry tileUnits) {
        return new Row("12", wkb(tileUnits), List.of());
    }

    private static byte[] tile(List<FeatureRow> rows) {
        return tile(List.of(), true, rows);
    }

    private static byte[] tile(List<Field> fields, boolean numbered, List<FeatureRow> rows) {
        TileFrame frame = TileFrame.of(TILE, StoredCrs.LAMBERT_93).orElseThrow();
        LayerEncoder encoder = new LayerEncoder("essai", fields, numbered, frame, 1, Integer.MAX_VALUE);
        rows.forEach(encoder::feature);
        Pbf out = new Pbf(16);
        encoder.writeTo(out);
        return out.toBytes();
    }

    private static Geometry wkt(String wkt) {
        try {
            return new WKTReader(FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** From tile units to WKB in Lambert-93. */
    private static byte[] wkb(Geometry tileUnits) {
        Geometry geometry = tileUnits.copy();
        double[] out = new double[2];
        geometry.apply((Coordinate c) -> {
            LambertConic.LAMBERT_93.forward(
                    WorldSquare.lon((TILE.col() + c.x / TileFrame.EXTENT) / TILE.across()),
                    WorldSquare.lat((TILE.row() + c.y / TileFrame.EXTENT) / TILE.across()),
                    out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        return new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    }

    private record Row(String id, byte[] wkb, List<@Nullable String> values) implements FeatureRow {
        @Override
        public byte[] key() {
            return id.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] position() {
            return key();
        }

        @Override
        public byte[] geometry() {
            return wkb;
        }

        @Override
        public byte @Nullable [] value(int index) {
            String value = values.get(index);
            return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        }
    }
}
