package fr.archipel.style.qml;

import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.List;
import java.util.Set;

/** The form of an object in QGIS: what it is, where that comes from, and each list of what it is tied to, on pages. */
final class FormXml {
    /** Fields of these names say where an object comes from, in every layer. */
    private static final Set<String> PROVENANCE = Set.of("precision", "sources", "insee", "date_maj", "remarque");

    private FormXml() {}

    static void write(Xml xml, Layer layer, List<FormLink> links) {
        xml.text("editorlayout", "tablayout");
        xml.open("attributeEditorForm");
        List<Field> own = layer.fields().stream()
                .filter(field -> !isProvenance(layer, field))
                .toList();
        page(xml, layer, layer.title(), own, true);
        List<Field> provenance = layer.fields().stream()
                .filter(field -> isProvenance(layer, field))
                .toList();
        if (!provenance.isEmpty()) {
            page(xml, layer, "Provenance", provenance, false);
        }
        for (FormLink link : links) {
            openPage(xml, link.title());
            link(xml, link);
            xml.close();
        }
        xml.close();
    }

    private static boolean isProvenance(Layer layer, Field field) {
        return field.computed()
                || (PROVENANCE.contains(field.name())
                        && !field.name().equals(layer.storage().key()));
    }

    private static void page(Xml xml, Layer layer, String title, List<Field> fields, boolean key) {
        openPage(xml, title);
        if (key) {
            field(xml, FieldXml.KEY, 0);
        }
        fields.forEach(each -> field(xml, each.name(), layer.fields().indexOf(each) + 1));
        xml.close();
    }

    private static void openPage(Xml xml, String title) {
        xml.open(
                "attributeEditorContainer",
                "name",
                title,
                "columnCount",
                "1",
                "groupBox",
                "0",
                "showLabel",
                "1",
                "visibilityExpressionEnabled",
                "0",
                "visibilityExpression",
                "");
    }

    private static void field(Xml xml, String name, int index) {
        xml.leaf("attributeEditorField", "name", name, "index", Integer.toString(index), "showLabel", "1");
    }

    private static void link(Xml xml, FormLink link) {
        xml.open(
                "attributeEditorRelation",
                "name",
                link.relation(),
                "relation",
                link.relation(),
                "nmRelationId",
                link.other(),
                "label",
                link.title(),
                "showLabel",
                "0",
                "relationWidgetTypeId",
                "relation_editor",
                "forceSuppressFormPopup",
                "0");
        xml.open("editor_configuration", "type", "Map");
        xml.leaf("Option", "name", "buttons", "type", "QString", "value", "ZoomToChildFeature");
        xml.leaf("Option", "name", "show_first_feature", "type", "bool", "value", "true");
        xml.close().close();
    }

    /** Kept apart from the form: QGIS before 3.28 reads the other side of a link here. */
    static void widgets(Xml xml, List<FormLink> links) {
        xml.open("widgets");
        for (FormLink link : links) {
            xml.open("widget", "name", link.relation()).open("config", "type", "Map");
            Options.named(xml, "nm-rel", link.other());
            xml.close().close();
        }
        xml.close();
    }
}
