package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects of JSON as rows: the members of an object inside are columns {@code outer.inner}; a list of objects inside is a
 * layer of its own, whose rows also have the values of what holds them, as {@code parent_name}.
 */
final class JsonTable {
    private static final int DEPTH = 4;
    private static final int MAXIMUM_INSIDE = 200_000;
    /** Members that hold a geometry of GeoJSON, which stays one value. */
    private static final Set<String> SHAPES =
            Set.of("geometry", "geom", "geometrie", "the_geom", "geo_shape", "geoshape", "shape");

    private final JsonSource source;
    private final JsonForm form;

    private JsonTable(JsonSource source, JsonForm form) {
        this.source = source;
        this.form = form;
    }

    static LayerReader open(JsonSource source, JsonForm form, @Nullable String layer) {
        JsonTable table = new JsonTable(source, form);
        String whole = ShapefileReader.baseName(source.file());
        if (layer == null || layer.equals(whole)) {
            return RecordReader.ofTable(source.name(), whole, (sink, notes) -> table.pass(sink, null, notes));
        }
        String wanted =
                LayerFile.only(table.contents().stream().map(FileLayer::name).toList(), layer);
        return RecordReader.ofTable(source.name(), wanted, (sink, notes) -> table.pass(sink, wanted, notes));
    }

    static List<FileLayer> contents(JsonSource source, JsonForm form) {
        return new JsonTable(source, form).contents();
    }

    private List<FileLayer> contents() {
        Map<String, Long> lists = new TreeMap<>();
        List<FileLayer> layers = new ArrayList<>();
        try (LayerReader whole = RecordReader.ofTable(
                source.name(), ShapefileReader.baseName(source.file()), (sink, notes) -> count(sink, lists))) {
            layers.add(FileLayer.of(whole));
        }
        lists.forEach((name, rows) -> layers.add(new FileLayer(name, null, OptionalLong.of(rows))));
        return layers;
    }

    private void count(RecordReader.Sink sink, Map<String, Long> lists) throws IOException {
        each(parser -> {
            Line line = new Line(null);
            line.read(parser, "", 0);
            line.lists.forEach((name, rows) -> lists.merge(name, rows, Long::sum));
            sink.object(line.values, null);
        });
    }

    private void pass(RecordReader.Sink sink, @Nullable String list, Notes notes) throws IOException {
        long[] number = {0};
        each(parser -> {
            number[0]++;
            Line line = new Line(list);
            line.read(parser, "", 0);
            if (list == null) {
                line.lists
                        .keySet()
                        .forEach(name -> notes.add(
                                "La liste « %s » est une couche à part du fichier".formatted(name), number[0]));
                sink.object(line.values, null);
            } else {
                for (Map<String, @Nullable Object> row : line.inside) {
                    line.values.forEach((name, value) -> row.putIfAbsent("parent_" + name, value));
                    sink.object(row, null);
                }
            }
        });
    }

    @FunctionalInterface
    private interface Objects {
        /** Ends at the closing brace. */
        void object(JsonParser parser) throws IOException;
    }

    private void each(Objects objects) throws IOException {
        source.read(parser -> {
            if (form.kind() == JsonForm.Kind.ROWS) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    objects.object(parser);
                }
                if (parser.currentToken() != null) {
                    throw new GeoJsonShapes.Broken("une de ses lignes n'est pas un objet JSON.");
                }
            } else {
                parser.nextToken();
                if (form.kind() == JsonForm.Kind.ROW_MEMBER) {
                    enter(parser);
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    objects.object(parser);
                }
                if (parser.currentToken() != JsonToken.END_ARRAY) {
                    throw new GeoJsonShapes.Broken("un élément de sa liste n'est pas un objet.");
                }
            }
            return true;
        });
    }

    /** To the opening bracket of the member that holds the rows. */
    private void enter(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(form.member());
            if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                return;
            }
            parser.skipChildren();
        }
    }

    /** An object being read. */
    private static final class Line {
        /** The list whose objects are kept; null for none. */
        private final @Nullable String wanted;

        final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        final Map<String, Long> lists = new LinkedHashMap<>();
        final List<Map<String, @Nullable Object>> inside = new ArrayList<>();

        Line(@Nullable String wanted) {
            this.wanted = wanted;
        }

        void read(JsonParser parser, String before, int depth) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                String name = before + member;
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT
                        && depth < DEPTH
                        && !SHAPES.contains(CoordinateNames.plain(member))) {
                    read(parser, name + ".", depth + 1);
                } else if (value == JsonToken.START_ARRAY) {
                    list(parser, name);
                } else {
                    values.put(name, JsonValue.read(parser));
                }
                if (values.size() > 20 * Limits.COLUMNS) {
                    throw new GeoJsonShapes.Broken(Limits.columns(values.size()));
                }
            }
        }

        private void list(JsonParser parser, String name) throws IOException {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                Object list = JsonValue.list(parser);
                // An empty list may be one of objects elsewhere, and no column at all.
                if (list != null) {
                    values.put(name, list);
                }
                return;
            }
            long rows = 0;
            for (JsonToken token = first; token == JsonToken.START_OBJECT; token = parser.nextToken()) {
                rows++;
                if (!name.equals(wanted)) {
                    parser.skipChildren();
                } else if (inside.size() == MAXIMUM_INSIDE) {
                    throw new GeoJsonShapes.Broken(
                            "la liste « %s » d'un objet a plus de %d éléments.".formatted(name, MAXIMUM_INSIDE));
                } else {
                    Line line = new Line(null);
                    line.read(parser, "", 1);
                    inside.add(line.values);
                }
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new GeoJsonShapes.Broken("la liste « %s » mêle des objets et autre chose.".formatted(name));
            }
            lists.merge(name, rows, Long::sum);
        }
    }
}
