package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer of objects that each bring the values they have, as XML and JSON do: passed once for the columns and their types,
 * then for the rows.
 */
final class RecordReader implements LayerReader {
    /** Passes every object of the file. */
    @FunctionalInterface
    interface Pass {
        void run(Sink sink, Notes notes) throws IOException;
    }

    /** Takes an object; values are String, String[], Long, Double, BigDecimal, Boolean, or null. */
    @FunctionalInterface
    interface Sink {
        void object(Map<String, @Nullable Object> values, @Nullable Geometry geometry) throws IOException;
    }

    private static final int SAMPLE = 500;

    private final String file;
    private final String name;
    private final FileCrs crs;
    private final Pass pass;
    /** Null while no value has told. */
    private final Map<String, @Nullable FieldType> types = new LinkedHashMap<>();

    private final Set<String> shapes = new TreeSet<>();
    private final List<List<@Nullable Object>> sample = new ArrayList<>();
    private final Notes notes = new Notes();
    private final @Nullable CoordinateColumns coordinates;
    private final List<Column> columns;
    private long count;

    private RecordReader(String file, String name, FileCrs crs, boolean table, Pass pass) {
        this.file = file;
        this.name = name;
        this.crs = crs;
        this.pass = pass;
        try {
            pass.run(this::see, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.columns = types.entrySet().stream()
                .map(each -> Column.of(each.getKey(), each.getValue() == null ? FieldType.TEXT : each.getValue()))
                .toList();
        this.coordinates = table
                ? CoordinateColumns.find(
                        columns,
                        java.util.stream.IntStream.range(0, columns.size())
                                .boxed()
                                .toList(),
                        sample)
                : null;
        sample.clear();
    }

    /** Objects that have a geometry each, or none. */
    static RecordReader ofShapes(String file, String name, FileCrs crs, Pass pass) {
        return new RecordReader(file, name, crs, false, pass);
    }

    /** Rows of a table: some columns may say where they are. */
    static RecordReader ofTable(String file, String name, Pass pass) {
        return new RecordReader(file, name, FileCrs.UNKNOWN, true, pass);
    }

    private void see(Map<String, @Nullable Object> values, @Nullable Geometry geometry) {
        count++;
        values.forEach((column, value) -> {
            FieldType known = types.get(column);
            types.put(column, value == null ? known : known == null ? type(value) : both(known, type(value)));
        });
        if (types.size() > Limits.COLUMNS) {
            throw FileProblems.unreadable(file, Limits.columns(types.size()));
        }
        if (geometry != null) {
            shapes.add(geometry.getGeometryType());
        }
        if (sample.size() < SAMPLE) {
            sample.add(line(values));
        }
    }

    private static FieldType type(Object value) {
        if (value instanceof Long) {
            return FieldType.INTEGER;
        }
        if (value instanceof String[]) {
            return FieldType.TEXTS;
        }
        return value instanceof Number
                ? FieldType.DECIMAL
                : value instanceof Boolean ? FieldType.BOOLEAN : FieldType.TEXT;
    }

    private static FieldType both(FieldType known, FieldType one) {
        if (known == one) {
            return known;
        }
        return DbfTable.isNumber(known) && DbfTable.isNumber(one) ? FieldType.DECIMAL : FieldType.TEXT;
    }

    private List<@Nullable Object> line(Map<String, @Nullable Object> values) {
        List<@Nullable Object> line = new ArrayList<>(types.size());
        types.forEach((column, type) -> {
            Object value = values.get(column);
            line.add(type == FieldType.TEXT && value != null ? text(value) : value);
        });
        return line;
    }

    private static String text(Object value) {
        return value instanceof String[] texts ? String.join(", ", texts) : value.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public FileCrs crs() {
        return coordinates == null ? crs : coordinates.crs();
    }

    @Override
    public @Nullable String geometryType() {
        if (coordinates != null) {
            return coordinates.geometryType();
        }
        return shapes.size() == 1 ? shapes.iterator().next() : null;
    }

    @Override
    public boolean hasGeometry() {
        return coordinates != null || !shapes.isEmpty();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(count);
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        long[] number = {0};
        pass.run(
                (values, geometry) -> {
                    number[0]++;
                    List<@Nullable Object> line = line(values);
                    visitor.visit(new Row(number[0], null, line, place(line, geometry, number[0])));
                },
                notes);
    }

    private @Nullable Geometry place(List<@Nullable Object> line, @Nullable Geometry geometry, long number) {
        try {
            Geometry place = coordinates == null ? geometry : coordinates.geometry(line);
            return place == null ? null : GeometryGuard.check(place);
        } catch (GeometryGuard.Broken e) {
            if (coordinates == null) {
                throw FileProblems.unreadable(file, "la géométrie de l'objet %d %s.".formatted(number, e.getMessage()));
            }
            notes.add("Des coordonnées sont illisibles et ne sont pas gardées", number);
            return null;
        }
    }

    @Override
    public List<String> notes() {
        return notes.sentences();
    }

    @Override
    public void close() {
        // Nothing stays open between two readings.
    }
}
