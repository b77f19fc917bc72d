package fr.archipel.style.qml;

import fr.archipel.document.Html;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The card that QGIS shows over an object: its name, what is known of it, where that comes from. */
final class MapTip {
    private static final int LINES = 7;

    private MapTip() {}

    static String html(Layer layer) {
        StringBuilder card = new StringBuilder();
        card.append("<div style=\"font-family:sans-serif;font-size:10pt;color:#1f2328;max-width:26em\">");
        card.append("<div style=\"border-left:4px solid ")
                .append(layer.style().color())
                .append(";padding-left:6px\"><b>[% ")
                .append(name(layer))
                .append(" %]</b><br/><span style=\"color:#4a4f55\">")
                .append(Html.escape(layer.title()))
                .append("</span></div><table>");
        shown(layer).forEach(field -> card.append("[% ").append(line(field)).append(" %]"));
        card.append("</table><p style=\"color:#4a4f55;font-size:8pt\">")
                .append(Html.escape(layer.attribution()))
                .append("</p></div>");
        return card.toString();
    }

    /** The expression that names an object. */
    static String name(Layer layer) {
        return Units.column(layer.label());
    }

    private static List<Field> shown(Layer layer) {
        List<Field> candidates = layer.fields().stream()
                .filter(field -> !field.name().equals(layer.label())
                        && !field.computed()
                        && !field.name().equals("sources")
                        && !field.name().equals("precision"))
                .toList();
        // First what is counted, dated or listed; free texts may be long.
        List<Field> short_ = candidates.stream()
                .filter(field ->
                        field.type() != FieldType.TEXT || !field.codes().isEmpty())
                .toList();
        return (short_.size() >= 2 ? short_ : candidates).stream().limit(LINES).toList();
    }

    /** One row, or nothing when the value is not known. */
    private static String line(Field field) {
        String column = Units.column(field.name());
        String before = "<tr><td style=\"color:#4a4f55\">" + Html.escape(field.title()) + "</td><td>";
        return "coalesce(" + Units.literal(before) + " || " + value(field, column) + " || "
                + Units.literal(unit(field.unit()) + "</td></tr>") + ", '')";
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : " " + Html.escape(unit);
    }

    /** Null stays null. */
    private static String value(Field field, String column) {
        if (!field.codes().isEmpty() || field.type() == FieldType.BOOLEAN) {
            return "if(" + column + " IS NULL, NULL, represent_value(" + column + "))";
        }
        return switch (field.type()) {
            case DATE, TIMESTAMP -> "format_date(" + column + ", 'd MMMM yyyy', 'fr')";
            case TEXTS -> "array_to_string(" + column + ", ', ')";
            case DECIMAL -> "regexp_replace(format_number(to_real(" + column + "), 2, 'fr'), ',?0+$', '')";
            case INTEGER ->
                field.unit() == null ? "to_string(" + column + ")" : "format_number(to_int(" + column + "), 0, 'fr')";
            case TEXT, BOOLEAN -> "to_string(" + column + ")";
        };
    }
}
