package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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
 * A GeoJSON file: a FeatureCollection or one Feature, of RFC 7946 or of 2008 with its {@code crs}. Read twice, token by
 * token: once for the columns and their types, then for the rows. A file of any size takes the memory of one feature.
 */
final class GeoJsonReader implements LayerReader {
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(20_000_000)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final Path file;
    private final GeoJsonScan scan;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Column> columns;
    private final Notes notes = new Notes();

    private GeoJsonReader(Path file, GeoJsonScan scan) {
        this.file = file;
        this.scan = scan;
        this.columns = scan.columns();
        columns.forEach(column -> places.put(column.name(), places.size()));
    }

    static GeoJsonReader open(Path file, @Nullable String layer) {
        LayerFile.only(List.of(ShapefileReader.baseName(file)), layer);
        GeoJsonScan scan = new GeoJsonScan();
        try {
            pass(file, scan::feature, scan::crs);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new GeoJsonReader(file, scan);
    }

    /** What to do at the start of a feature; ends at its closing brace. */
    @FunctionalInterface
    interface FeatureHandler {
        void feature(JsonParser parser, long number) throws IOException;
    }

    @FunctionalInterface
    private interface MemberHandler {
        void member(JsonParser parser) throws IOException;
    }

    private static void pass(Path file, FeatureHandler features, MemberHandler crs) throws IOException {
        String name = LayerFile.name(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser parser = JSON.createParser(withoutMark(in))) {
            if (!isFeature(file)) {
                if (!collection(parser, features, crs)) {
                    throw FileProblems.unreadable(
                            name, "ce n'est pas une FeatureCollection GeoJSON (il manque « features »).");
                }
            } else {
                parser.nextToken();
                features.feature(parser, 1);
            }
        } catch (GeoJsonShapes.Broken e) {
            throw FileProblems.unreadable(name, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw FileProblems.unreadable(name, "le texte n'est pas en UTF-8.");
        } catch (JsonProcessingException e) {
            throw notJson(name, e);
        }
    }

    private static ProblemException notJson(String name, JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("UTF-8")) {
            return FileProblems.unreadable(name, "le texte n'est pas en UTF-8.");
        }
        JsonLocation at = e.getLocation();
        return FileProblems.unreadable(
                name,
                at == null
                        ? "ce n'est pas du JSON valide, ou il est trop profond."
                        : "ce n'est pas du JSON valide (ligne %d, colonne %d)."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        if (!Arrays.equals(start, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
            in.reset();
        }
        return in;
    }

    /** Whether the file is one Feature: its type is looked for among its own members. */
    private static boolean isFeature(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = JSON.createParser(withoutMark(in))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                if (member.equals("type")) {
                    return "Feature".equals(parser.getText());
                }
                if (member.equals("features")) {
                    return false;
                }
                parser.skipChildren();
            }
            return false;
        }
    }

    private static boolean collection(JsonParser parser, FeatureHandler features, MemberHandler crs)
            throws IOException {
        boolean found = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("features") && value == JsonToken.START_ARRAY) {
                found = true;
                long number = 0;
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    features.feature(parser, ++number);
                }
                if (parser.currentToken() != JsonToken.END_ARRAY) {
                    throw new GeoJsonShapes.Broken(
                            "l'élément %d de « features » n'est pas un objet.".formatted(number + 1));
                }
            } else if (member.equals("crs")) {
                crs.member(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    @Override
    public String name() {
        return ShapefileReader.baseName(file);
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
        pass(file, (parser, number) -> visitor.visit(row(parser, number, shapes)), JsonParser::skipChildren);
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
