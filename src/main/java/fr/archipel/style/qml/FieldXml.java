package fr.archipel.style.qml;

import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How QGIS shows and edits each field: title, widget, what is required, what is read only. */
final class FieldXml {
    /** The feature's key, which QGIS shows as a field of this name; a layer may have it as a field of its own too. */
    static final String KEY = "id";

    private static final String NULL_TITLE = "Non renseigné";
    /** QGIS's own sign for NULL in a list of values. */
    private static final String NULL_VALUE = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}";
    /** Fields of these names hold sentences, in every layer. */
    private static final Set<String> LONG_TEXTS = Set.of("description", "projet", "amenagements", "remarque");

    private FieldXml() {}

    static void write(Xml xml, Layer layer) {
        xml.open("fieldConfiguration");
        widget(xml, KEY, "TextEdit", Map.of());
        layer.fields().forEach(field -> widget(xml, field));
        xml.close();
        aliases(xml, layer);
        xml.open("defaults");
        layer.fields()
                .forEach(field ->
                        xml.leaf("default", "field", field.name(), "expression", initial(field), "applyOnUpdate", "0"));
        xml.close();
        constraints(xml, layer);
        xml.open("editable");
        xml.leaf("field", "name", KEY, "editable", "0");
        layer.fields()
                .forEach(field ->
                        xml.leaf("field", "name", field.name(), "editable", isEditable(layer, field) ? "1" : "0"));
        xml.close();
    }

    static boolean isEditable(Layer layer, Field field) {
        return layer.editable() && !field.computed();
    }

    static String title(Field field) {
        return field.unit() == null || field.title().equalsIgnoreCase(field.unit())
                ? field.title()
                : field.title() + " (" + field.unit() + ")";
    }

    private static void aliases(Xml xml, Layer layer) {
        xml.open("aliases").leaf("alias", "field", KEY, "index", "0", "name", "Identifiant");
        int index = 1;
        for (Field field : layer.fields()) {
            xml.leaf("alias", "field", field.name(), "index", Integer.toString(index++), "name", title(field));
        }
        xml.close();
    }

    /** New objects start with the day they are entered on, where the layer has one. */
    private static String initial(Field field) {
        return field.type() == FieldType.DATE && field.name().equals("date_maj") && !field.computed()
                ? "to_date(now())"
                : "";
    }

    private static void constraints(Xml xml, Layer layer) {
        List<Field> required = layer.fields().stream()
                .filter(field -> field.required() && isEditable(layer, field))
                .toList();
        xml.open("constraints");
        required.forEach(field -> xml.leaf(
                "constraint",
                "field",
                field.name(),
                "constraints",
                "1",
                "notnull_strength",
                "1",
                "unique_strength",
                "0",
                "exp_strength",
                "0"));
        xml.close();
    }

    private static void widget(Xml xml, Field field) {
        if (!field.codes().isEmpty()) {
            List<Object> values = new ArrayList<>();
            unknown(field, values);
            field.codes().forEach(code -> values.add(Options.map(code.title(), code.code())));
            widget(xml, field.name(), "ValueMap", Options.map("map", values));
            return;
        }
        switch (field.type()) {
            case BOOLEAN -> {
                // A box to tick has no third state for what is not known.
                List<Object> values = new ArrayList<>();
                unknown(field, values);
                values.add(Options.map("Oui", "true"));
                values.add(Options.map("Non", "false"));
                widget(xml, field.name(), "ValueMap", Options.map("map", values));
            }
            case DATE -> widget(xml, field.name(), "DateTime", moment("yyyy-MM-dd", "dd/MM/yyyy"));
            case TIMESTAMP -> widget(xml, field.name(), "DateTime", moment("yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm"));
            case TEXTS -> widget(xml, field.name(), "List", Map.of());
            case INTEGER -> integer(xml, field);
            case TEXT, DECIMAL -> text(xml, field);
        }
    }

    /** Years and ranks are written without separators; what is counted has a unit. */
    private static void integer(Xml xml, Field field) {
        if (field.unit() != null) {
            text(xml, field);
            return;
        }
        widget(
                xml,
                field.name(),
                "Range",
                Options.map(
                        "AllowNull",
                        true,
                        "Min",
                        -Integer.MAX_VALUE,
                        "Max",
                        Integer.MAX_VALUE,
                        "Precision",
                        0,
                        "Step",
                        1,
                        "Style",
                        "SpinBox"));
    }

    private static void text(Xml xml, Field field) {
        widget(
                xml,
                field.name(),
                "TextEdit",
                Options.map("IsMultiline", LONG_TEXTS.contains(field.name()), "UseHtml", false));
    }

    private static void unknown(Field field, List<Object> values) {
        if (!field.required()) {
            values.add(Options.map(NULL_TITLE, NULL_VALUE));
        }
    }

    private static Map<String, Object> moment(String stored, String shown) {
        return Options.map(
                "allow_null",
                true,
                "calendar_popup",
                true,
                "display_format",
                shown,
                "field_format",
                stored,
                "field_iso_format",
                false);
    }

    private static void widget(Xml xml, String field, String type, Map<String, Object> config) {
        xml.open("field", "name", field, "configurationFlags", "None")
                .open("editWidget", "type", type)
                .open("config");
        Options.write(xml, config);
        xml.close().close().close();
    }
}
