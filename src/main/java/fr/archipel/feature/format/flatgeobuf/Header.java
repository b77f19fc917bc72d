package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.geo.ServedCrs;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import java.util.List;

/** What a file says of itself before its features: name, extent, columns with their titles, system, where it comes from. */
final class Header {
    private static final List<String> TYPES = List.of(
            "",
            "Point",
            "LineString",
            "Polygon",
            "MultiPoint",
            "MultiLineString",
            "MultiPolygon",
            "GeometryCollection");

    private Header() {}

    /** {@code indexed}: whether the packed tree follows. */
    static Bytes of(Output what, List<Field> columns, Box extent, long count, boolean indexed) {
        FlatTable header = new FlatTable()
                .text(0, what.layer().id())
                .number(2, 1, type(what))
                .tables(7, columns.stream().map(Header::column).toList())
                .number(8, 8, count)
                .number(9, 2, indexed ? PackedTree.NODE_SIZE : 0)
                .text(11, what.layer().title())
                .text(12, what.layer().description())
                .text(13, Json.MAPPER.valueToTree(what.notice()).toString());
        if (!extent.isEmpty()) {
            header.doubles(1, List.of(extent.minX(), extent.minY(), extent.maxX(), extent.maxY()));
        }
        if (what.geometry()) {
            header.table(10, crs(what.crs()));
        }
        return header.sizePrefixed();
    }

    /** 0 when each geometry says its own. */
    private static int type(Output what) {
        return what.geometry() ? Math.max(0, TYPES.indexOf(what.layer().geometryType())) : 0;
    }

    private static FlatTable column(Field field) {
        return new FlatTable()
                .text(0, field.name())
                .number(1, 1, Properties.code(field.type()))
                .text(2, field.unit() == null ? field.title() : "%s (%s)".formatted(field.title(), field.unit()))
                .text(3, field.meaning())
                .number(7, 1, field.required() ? 0 : 1);
    }

    private static FlatTable crs(ServedCrs crs) {
        return new FlatTable()
                .text(0, "EPSG")
                .number(1, 4, crs.srid())
                .text(2, crs.definition().name())
                .text(4, crs.definition().wkt());
    }
}
