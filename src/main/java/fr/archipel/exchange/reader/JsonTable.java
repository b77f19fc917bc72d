package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list of records written as JSON, as the State's addresses answer ({@code [{"code": "62498", "nom": "Lens"}]}). A member
 * that is itself a list of records is a layer of its own, whose rows carry those of the record around them under
 * {@code parent_…}. Held in memory, hence bounded.
 */
final class JsonTable implements LayerReader {
    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper(GeoJsonReader.JSON);

    private final String name;
    private final List<Column> columns;
    private final List<Map<String, JsonNode>> records;

    private JsonTable(String name, List<Column> columns, List<Map<String, JsonNode>> records) {
        this.name = name;
        this.columns = columns;
        this.records = records;
    }

    /** Whether the file is a list. */
    static boolean isOne(Path file) {
        try (var parser = GeoJsonReader.JSON.createParser(file.toFile())) {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FileLayer> contents(Path file) {
        return layers(file).values().stream().map(FileLayer::of).toList();
    }

    /** The list itself unless one of its members is asked for. */
    static LayerReader open(Path file, @Nullable String wanted) {
        Map<String, JsonTable> layers = layers(file);
        List<String> names = List.copyOf(layers.keySet());
        String chosen = LayerFile.only(names, wanted == null ? names.get(0) : wanted);
        return Objects.requireNonNull(layers.get(chosen));
    }

    private static Map<String, JsonTable> layers(Path file) {
        String label = LayerFile.name(file);
        List<Map<String, JsonNode>> all = new ArrayList<>();
        Map<String, List<Map<String, JsonNode>>> members = new LinkedHashMap<>();
        for (JsonNode record : tree(file, label)) {
            if (!record.isObject()) {
                throw FileProblems.unreadable(label, "cette liste JSON contient autre chose que des objets.");
            }
            Map<String, JsonNode> own = new LinkedHashMap<>();
            record.properties().forEach(member -> {
                if (!isRecords(member.getValue())) {
                    own.put(member.getKey(), member.getValue());
                }
            });
            all.add(own);
            record.properties().forEach(member -> {
                if (isRecords(member.getValue())) {
                    member.getValue()
                            .forEach(inner -> members.computeIfAbsent(member.getKey(), none -> new ArrayList<>())
                                    .add(inner(inner, own)));
                }
            });
        }
        Map<String, JsonTable> layers = new LinkedHashMap<>();
        String base = ShapefileReader.baseName(file);
        layers.put(base, of(base, label, all));
        members.forEach((member, rows) -> layers.putIfAbsent(member, of(member, label, rows)));
        return layers;
    }

    private static Map<String, JsonNode> inner(JsonNode record, Map<String, JsonNode> around) {
        Map<String, JsonNode> row = new LinkedHashMap<>();
        record.properties().forEach(member -> row.put(member.getKey(), member.getValue()));
        around.forEach((key, value) -> row.putIfAbsent("parent_" + key, value));
        return row;
    }

    private static boolean isRecords(JsonNode value) {
        return value.isArray()
                && !value.isEmpty()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isObject);
    }

    private static JsonNode tree(Path file, String label) {
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw FileProblems.unreadable(
                        label, "cette liste JSON dépasse %d Mio ; donnez un CSV.".formatted(MAXIMUM_BYTES >> 20));
            }
            JsonNode tree = MAPPER.readTree(file.toFile());
            if (!tree.isArray() || tree.isEmpty()) {
                throw FileProblems.unreadable(label, "cette liste JSON est vide.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw FileProblems.unreadable(
                    label,
                    "ce n'est pas du JSON valide (ligne %d)."
                            .formatted(
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonTable of(String name, String label, List<Map<String, JsonNode>> records) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        records.forEach(record -> record.forEach((key, value) -> {
            if (!value.isNull()) {
                types.merge(key, type(value), JsonTable::common);
            } else {
                types.putIfAbsent(key, FieldType.TEXT);
            }
        }));
        if (types.size() > Limits.COLUMNS) {
            throw FileProblems.unreadable(label, Limits.columns(types.size()));
        }
        List<Column> columns = new ArrayList<>();
        types.forEach((key, type) -> columns.add(Column.of(key, type)));
        return new JsonTable(name, List.copyOf(columns), List.copyOf(records));
    }

    private static FieldType type(JsonNode value) {
        return value.isIntegralNumber()
                ? FieldType.INTEGER
                : value.isNumber()
                        ? FieldType.DECIMAL
                        : value.isBoolean() ? FieldType.BOOLEAN : value.isArray() ? FieldType.TEXTS : FieldType.TEXT;
    }

    private static FieldType common(FieldType one, FieldType other) {
        boolean numbers = List.of(FieldType.INTEGER, FieldType.DECIMAL).containsAll(List.of(one, other));
        return one == other ? one : numbers ? FieldType.DECIMAL : FieldType.TEXT;
    }

    private static @Nullable Object value(@Nullable JsonNode value, FieldType type) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (type) {
            case INTEGER -> value.canConvertToLong() ? (Object) value.longValue() : value.decimalValue();
            case DECIMAL -> value.decimalValue();
            case BOOLEAN -> value.booleanValue();
            case TEXTS ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(JsonTable::text)
                        .toArray(String[]::new);
            default -> text(value);
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
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
        return FileCrs.UNKNOWN;
    }

    @Override
    public @Nullable String geometryType() {
        return null;
    }

    @Override
    public boolean hasGeometry() {
        return false;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(records.size());
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        long number = 0;
        for (Map<String, JsonNode> record : records) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            columns.forEach(column -> values.add(value(record.get(column.name()), column.type())));
            visitor.visit(new Row(++number, null, values, null));
        }
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
