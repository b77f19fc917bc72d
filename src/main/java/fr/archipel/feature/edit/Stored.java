package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as the database holds it.
 *
 * @param state see {@link fr.archipel.feature.FeatureStateStore}
 * @param values by field; JSON's null where there is none
 * @param geometry in the layer's reference system; null when there is none
 * @param geojson the same, every digit kept
 */
record Stored(
        String id,
        String state,
        Map<Field, JsonNode> values,
        @Nullable Geometry geometry,
        JsonNode geojson) {
    static final String GEOMETRY = "geometry";

    /** What changed since {@code before}, without what the database computes. */
    List<Change> changesSince(Stored before, Layer layer, String operation, @Nullable Long undoes) {
        List<Change> changes = new ArrayList<>();
        for (Field field : layer.fields()) {
            JsonNode was = before.values.getOrDefault(field, NullNode.instance);
            JsonNode is = values.getOrDefault(field, NullNode.instance);
            if (!field.computed() && !same(was, is)) {
                changes.add(new Change(operation, field.name(), was, is, undoes));
            }
        }
        if (!before.geojson.equals(geojson)) {
            changes.add(new Change(operation, GEOMETRY, before.geojson, geojson, undoes));
        }
        return changes;
    }

    /** The whole, as the journal keeps it. */
    ObjectNode document() {
        ObjectNode document = Json.object();
        values.forEach((field, value) -> {
            if (!field.computed()) {
                document.set(field.name(), value);
            }
        });
        return document.set(GEOMETRY, geojson);
    }

    /** Numbers by value. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }
}
