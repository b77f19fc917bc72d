package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A GeoJSON file: a FeatureCollection, Features after each other or in a list, geometries alone; of RFC 7946 or of 2008 with
 * its {@code crs}. Read twice, token by token: once for the columns and their types, then for the rows. A file of any size
 * takes the memory of one feature.
 */
final class GeoJsonReader implements LayerReader {
    private final JsonSource source;
    private final JsonForm form;
    private final GeoJsonScan scan;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Column> columns;
    private final Notes notes = new Notes();

    private GeoJsonReader(JsonSource source, JsonForm form, GeoJsonScan scan) {
        this.source = source;
        this.form = form;
        this.scan = scan;
        this.columns = scan.columns();
        columns.forEach(column -> places.put(column.name(), places.size()));
    }

    /** Any JSON of objects: a table when they have no geometry of GeoJSON. */
    static LayerReader open(Path file, ReadOptions options) {
        JsonSource source = JsonSource.of(file, options.encoding());
        try {
            JsonForm form = JsonForm.of(source);
            if (form.isTable()) {
                return JsonTable.open(source, form, options.layer());
            }
            LayerFile.only(List.of(ShapefileReader.baseName(file)), options.layer());
            GeoJsonScan scan = new GeoJsonScan();
            pass(source, form, scan::feature, scan::crs);
            return new GeoJsonReader(source, form, scan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FileLayer> contents(Path file) {
        JsonSource source = JsonSource.of(file, null);
        try {
            JsonForm form = JsonForm.of(source);
            if (form.isTable()) {
                return JsonTable.contents(source, form);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (LayerReader reader = open(file, ReadOptions.NONE)) {
            return List.of(FileLayer.of(reader));
        }
    }

    /** What to do at the start of a feature, or of a geometry alone; ends at its closing brace. */
    @FunctionalInterface
    interface FeatureHandler {
        void feature(JsonParser parser, long number) throws IOException;
    }

    @FunctionalInterface
    private interface MemberHandler {
        void member(JsonParser parser) throws IOException;
    }

    private static void pass(JsonSource source, JsonForm form, FeatureHandler features, MemberHandler crs)
            throws IOException {
        source.read(parser -> {
            switch (form.kind()) {
                case COLLECTION -> collection(parser, features, crs);
                case FEATURE_LIST -> {
                    parser.nextToken();
                    list(parser, features);
                }
                default -> sequence(parser, features);
            }
            return true;
        });
    }

    private static void sequence(JsonParser parser, FeatureHandler features) throws IOException {
        long number = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            features.feature(parser, ++number);
        }
        if (parser.currentToken() != null) {
            throw new GeoJsonShapes.Broken("ce qui suit l'objet %d n'est pas un objet.".formatted(number));
        }
    }

    private static void list(JsonParser parser, FeatureHandler features) throws IOException {
        long number = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            features.feature(parser, ++number);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new GeoJsonShapes.Broken("l'élément %d de « features » n'est pas un objet.".formatted(number + 1));
        }
    }

    private static void collection(JsonParser parser, FeatureHandler features, MemberHandler crs) throws IOException {
        boolean found = false;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("features") && value == JsonToken.START_ARRAY) {
                if (found) {
                    throw new GeoJsonShapes.Broken("« features » y est deux fois.");
                }
                found = true;
                list(parser, features);
            } else if (member.equals("crs")) {
                crs.member(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new GeoJsonShapes.Broken("ce n'est pas une FeatureCollection GeoJSON (il manque « features »).");
        }
    }

    @Override
    public String name() {
        return ShapefileReader.baseName(source.file());
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public FileCrs crs() {
        return scan.crs();
    }

    @Override
    public @Nullable String geometryType() {
        return null;
    }

    @Override
    public String encoding() {
        return source.encoding().name();
    }

    @Override
    public boolean hasGeometry() {
        return true;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(scan.count());
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        GeoJsonShapes shapes = new GeoJsonShapes();
        pass(
                source,
                form,
                (parser, number) -> visitor.visit(
                        form.kind() == JsonForm.Kind.GEOMETRIES
                                ? new Row(number, null, List.of(), shapes.read(parser, number))
                                : row(parser, number, shapes)),
                JsonParser::skipChildren);
        if (shapes.sawHeights()) {
            notes.add("Les altitudes (Z) ne sont pas gardées", 1);
        }
    }

    private Row row(JsonParser parser, long number, GeoJsonShapes shapes) throws IOException {
        String key = null;
        Geometry geometry = null;
        @Nullable Object[] values = new Object[columns.size()];
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (member) {
                case "id" -> key = value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
                case "geometry" -> geometry = shapes.read(parser, number);
                case "properties" -> properties(parser, values);
                default -> parser.skipChildren();
            }
        }
        return new Row(number, key, new ArrayList<>(Arrays.asList(values)), geometry);
    }

    private void properties(JsonParser parser, @Nullable Object[] values) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer place = places.get(parser.currentName());
            parser.nextToken();
            if (place == null) {
                parser.skipChildren();
            } else {
                values[place] = GeoJsonValue.read(parser, columns.get(place).type());
            }
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
