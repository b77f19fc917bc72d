package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a feature, read against the layer's description and its table.
 *
 * @param bound what goes into each column; null: no value, or the column's own when it has one
 * @param computed values sent for what the database keeps: accepted when they are what it says
 * @param faults all that is wrong
 */
record Values(Map<Field, @Nullable Object> bound, Map<Field, JsonNode> computed, List<Fault> faults) {

    /** {@code id}: of the feature that is changed; null when it is new. {@code whole}: what is not sent has no value. */
    static Values read(
            Layer layer, Map<String, TableColumn> columns, SentFeature sent, @Nullable String id, boolean whole) {
        Values values = new Values(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        String key = layer.storage().key();
        sent.properties().properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            Field field = layer.findField(name).orElse(null);
            if (name.equals(key) || (field == null && name.equals("id"))) {
                values.key(name, value, id);
            } else if (field == null) {
                values.faults.add(unknown(layer, name));
            } else if (field.computed()) {
                values.computed.put(field, value);
            } else {
                values.value(field, column(columns, field), value);
            }
        });
        if (whole) {
            layer.fields().stream()
                    .filter(field -> !field.computed() && !field.name().equals(key))
                    .filter(field -> !sent.properties().has(field.name()))
                    .forEach(field -> values.none(field, column(columns, field), null));
        }
        return values;
    }

    static TableColumn column(Map<String, TableColumn> columns, Field field) {
        return Objects.requireNonNull(columns.get(field.name()), field.name());
    }

    private static Fault unknown(Layer layer, String name) {
        String known = String.join(
                ", ",
                layer.fields().stream()
                        .filter(field -> !field.computed())
                        .map(Field::name)
                        .toList());
        return new Fault(
                name,
                null,
                known,
                "Le champ « %s » est inconnu ; champs de la couche : %s.".formatted(name, known),
                List.of());
    }

    /** The key among the properties: what it is, or nothing; a new feature's is read apart. */
    private void key(String name, JsonNode value, @Nullable String id) {
        if (id != null && !value.isNull() && !value.asText().equals(id)) {
            faults.add(Fault.of(name, value, id + ", car l'identifiant d'un objet ne change pas"));
        }
    }

    private void value(Field field, TableColumn column, JsonNode value) {
        if (value.isNull()) {
            none(field, column, value);
            return;
        }
        ValueReader.Read read = ValueReader.read(field, column, value);
        if (read.accepted() != null) {
            faults.add(Fault.of(field.name(), value, read.accepted()));
        } else {
            bound.put(field, read.bound());
        }
    }

    private void none(Field field, TableColumn column, @Nullable JsonNode value) {
        if (!column.filled() && (field.required() || column.notNull())) {
            faults.add(Fault.of(
                    field.name(),
                    value,
                    field.codes().isEmpty()
                            ? "une valeur, nécessaire"
                            : String.join(
                                    ", ",
                                    field.codes().stream().map(Field.Code::code).toList())));
        } else {
            bound.put(field, null);
        }
    }
}
