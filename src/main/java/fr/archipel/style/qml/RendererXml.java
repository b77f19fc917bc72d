package fr.archipel.style.qml;

import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** QGIS's renderer of a layer: one symbol, or one for each value of the field that the style tells apart. */
final class RendererXml {
    private RendererXml() {}

    static void write(Xml xml, Layer layer) {
        Style.Cases cases = layer.style().cases();
        if (cases == null) {
            open(xml, "singleSymbol", null);
            xml.open("symbols");
            new SymbolXml(xml, layer).write("0", layer.style().symbol());
            xml.close();
        } else {
            categorized(xml, layer, cases);
        }
        xml.leaf("rotation").leaf("sizescale").close();
    }

    private static void categorized(Xml xml, Layer layer, Style.Cases cases) {
        List<Style.Case> values = cases.values();
        open(xml, "categorizedSymbol", cases.field());
        xml.open("categories");
        for (int i = 0; i < values.size(); i++) {
            category(xml, values.get(i).value(), values.get(i).title(), i);
        }
        if (cases.other() != null) {
            // The empty value is that of all others.
            category(xml, "", cases.other(), values.size());
        }
        xml.close();
        xml.open("symbols");
        SymbolXml symbols = new SymbolXml(xml, layer);
        for (int i = 0; i < values.size(); i++) {
            symbols.write(Integer.toString(i), layer.style().symbol(values.get(i)));
        }
        if (cases.other() != null) {
            symbols.write(Integer.toString(values.size()), layer.style().symbol());
        }
        xml.close();
    }

    private static void category(Xml xml, String value, String label, int symbol) {
        xml.leaf(
                "category",
                "value",
                value,
                "label",
                label,
                "symbol",
                Integer.toString(symbol),
                "render",
                "true",
                "type",
                "string");
    }

    private static void open(Xml xml, String type, @Nullable String field) {
        if (field == null) {
            xml.open("renderer-v2", "type", type, "forceraster", "0", "symbollevels", "0", "enableorderby", "0");
        } else {
            xml.open(
                    "renderer-v2",
                    "type",
                    type,
                    "attr",
                    Units.column(field),
                    "forceraster",
                    "0",
                    "symbollevels",
                    "0",
                    "enableorderby",
                    "0");
        }
    }
}
