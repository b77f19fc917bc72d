package fr.archipel.exchange.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A layer read whole, for a test. */
record Read(
        List<String> columns,
        List<Row> rows,
        FileCrs crs,
        @Nullable String geometryType,
        boolean hasGeometry,
        @Nullable String encoding,
        List<String> notes) {

    static Read of(Path file) throws IOException {
        return of(file, ReadOptions.NONE);
    }

    static Read of(Path file, String layer) throws IOException {
        return of(file, ReadOptions.layer(layer));
    }

    static Read of(Path file, ReadOptions options) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (LayerReader reader = LayerFile.open(file, options)) {
            reader.read(rows::add);
            return new Read(
                    reader.columns().stream().map(Column::name).toList(),
                    rows,
                    reader.crs(),
                    reader.geometryType(),
                    reader.hasGeometry(),
                    reader.encoding(),
                    reader.notes());
        }
    }

    /** The value of a column of a row, which counts from 1. */
    @Nullable
    Object value(int row, String column) {
        return rows.get(row - 1).values().get(columns.indexOf(column));
    }

    /** WKT, rounded to centimetres or some metres; empty without geometry. */
    String place(int row) {
        var geometry = rows.get(row - 1).geometry();
        return geometry == null ? "" : geometry.toText();
    }

    long withGeometry() {
        return rows.stream().filter(row -> row.geometry() != null).count();
    }

    /** How many geometries of each type. */
    Map<String, Long> types() {
        Map<String, Long> types = new TreeMap<>();
        rows.forEach(
                row -> types.merge(row.geometry() == null ? "" : row.geometry().getGeometryType(), 1L, Long::sum));
        return types;
    }
}
