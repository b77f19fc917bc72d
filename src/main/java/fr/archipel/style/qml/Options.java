package fr.archipel.style.qml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * QGIS's {@code <Option>} elements: a tree of maps, lists, texts, numbers and truth values (QVariant, source:
 * QgsXmlUtils::writeVariant).
 */
public final class Options {
    private Options() {}

    /** Keys and values in turn, in that order. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    public static void write(Xml xml, Map<String, Object> options) {
        if (options.isEmpty()) {
            xml.leaf("Option");
            return;
        }
        xml.open("Option", "type", "Map");
        options.forEach((name, value) -> named(xml, name, value));
        xml.close();
    }

    /** What of a symbol, a label or a page follows expressions, by property; see {@link #expression}. */
    public static void dataDefined(Xml xml, String element, Map<String, Object> properties) {
        xml.open(element);
        write(xml, collection(properties));
        xml.close();
    }

    private static Map<String, Object> collection(Map<String, Object> properties) {
        return map("name", "", "properties", properties, "type", "collection");
    }

    /** A property that follows an expression. */
    public static Map<String, Object> expression(String expression) {
        return map("active", true, "expression", expression, "type", 3);
    }

    static void named(Xml xml, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                xml.leaf("Option", "name", name);
                return;
            }
            xml.open("Option", "name", name, "type", "Map");
            map.forEach((key, each) -> named(xml, (String) key, each));
            xml.close();
        } else if (value instanceof List<?> list) {
            xml.open("Option", "name", name, "type", "List");
            for (Object each : list) {
                xml.open("Option", "type", "Map");
                ((Map<?, ?>) each).forEach((key, inner) -> named(xml, (String) key, inner));
                xml.close();
            }
            xml.close();
        } else {
            xml.leaf("Option", "name", name, "type", type(value), "value", value.toString());
        }
    }

    private static String type(Object value) {
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Integer) {
            return "int";
        }
        return value instanceof Double ? "double" : "QString";
    }
}
