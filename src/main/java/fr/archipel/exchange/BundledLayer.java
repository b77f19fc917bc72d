package fr.archipel.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.GeoJsonFile;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.geo.Projections;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Loads a layer's bundled objects ({@code gis-data/layers/{id}.geojson}) into its table. */
public final class BundledLayer {
    private BundledLayer() {}

    /** Inserts every feature; returns how many. The database's own checks decide what is acceptable. */
    public static int load(Session session, Layer layer, Path file) throws SQLException {
        List<Field> fields =
                layer.fields().stream().filter(field -> !field.computed()).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        GeoJsonFile.read(file, (number, feature) -> rows.add(row(fields, feature)));
        session.updateAll(insert(layer, fields), rows);
        return rows.size();
    }

    private static String insert(Layer layer, List<Field> fields) {
        String names =
                fields.stream().map(field -> ", " + Sql.name(field.name())).collect(Collectors.joining());
        return "INSERT INTO " + Sql.name(layer.storage().table()) + " ("
                + Sql.name(layer.storage().key())
                + names + ", " + Sql.name(layer.storage().geometry()) + ") VALUES (?" + ", ?".repeat(fields.size())
                + ", " + (layer.geometryType().startsWith("Multi") ? "ST_Multi" : "") + "(ST_ForcePolygonCCW(?)))";
    }

    private static List<@Nullable Object> row(List<Field> fields, JsonNode feature) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(feature.path("id").asText());
        for (Field field : fields) {
            values.add(value(field, feature.path("properties").path(field.name())));
        }
        values.add(Projections.toLambert93(GeoJsonReader.read(feature.path("geometry"))));
        return values;
    }

    private static @Nullable Object value(Field field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return field.type() == fr.archipel.layer.FieldType.TEXTS ? new String[0] : null;
        }
        return switch (field.type()) {
            case TEXT, TIMESTAMP -> node.asText();
            case INTEGER -> node.asLong();
            case DECIMAL -> node.decimalValue();
            case BOOLEAN -> node.asBoolean();
            case DATE -> LocalDate.parse(node.asText());
            case TEXTS ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toArray(String[]::new);
        };
    }
}
