package fr.archipel.feature.format;

import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.List;

/** The application schema of a layer (OGC 10-100r3 § 8), for those who validate its GML: {@code /layers/{layer}.xsd}. */
public final class GmlSchema {
    static final String SF = "http://www.opengis.net/ogcapi-features-1/1.0/sf";
    static final String SF_LOCATION = "http://schemas.opengis.net/ogcapi/features/part1/1.0/xml/core-sf.xsd";
    static final String GML = "http://www.opengis.net/gml/3.2";

    private GmlSchema() {}

    static String namespace(Layer layer) {
        return "urn:archipel:couche:" + layer.id();
    }

    static String element(Layer layer) {
        return XmlText.name(layer.id());
    }

    /** Of the geometry: {@code geometrie}, unless a field is called so. */
    static String geometry(List<Field> fields) {
        String name = "geometrie";
        while (XmlText.names(fields).contains(name)) {
            name = "_" + name;
        }
        return name;
    }

    /** The document. Everything may be missing: {@code properties} and {@code skipGeometry} leave things out. */
    public static String of(Layer layer) {
        String element = element(layer);
        StringBuilder schema = new StringBuilder(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:gml="%s" xmlns:c="%s"
                  xmlns:gmlsf="http://www.opengis.net/gmlsf/2.0" targetNamespace="%2$s" elementFormDefault="qualified" version="1.0">
                <xs:annotation>
                  <xs:appinfo source="http://schemas.opengis.net/gmlsfProfile/2.0/gmlsfLevels.xsd">
                    <gmlsf:ComplianceLevel>0</gmlsf:ComplianceLevel>
                  </xs:appinfo>
                  <xs:documentation>%s</xs:documentation>
                </xs:annotation>
                <xs:import namespace="%1$s" schemaLocation="http://schemas.opengis.net/gml/3.2.1/gml.xsd"/>
                <xs:element name="%s" type="c:%4$sType" substitutionGroup="gml:AbstractFeature"/>
                <xs:complexType name="%4$sType"><xs:complexContent><xs:extension base="gml:AbstractFeatureType"><xs:sequence>
                """.formatted(GML, namespace(layer), XmlText.of(layer.title() + ". " + layer.description()), element));
        add(schema, Columns.key(layer.fields()), "xs:string", "Identifiant");
        List<String> names = XmlText.names(layer.fields());
        for (int i = 0; i < names.size(); i++) {
            Field field = layer.fields().get(i);
            add(schema, names.get(i), type(field.type()), meaning(field));
        }
        add(schema, geometry(layer.fields()), propertyType(layer.geometryType()), "Géométrie");
        return schema.append("</xs:sequence></xs:extension></xs:complexContent></xs:complexType>\n</xs:schema>\n")
                .toString();
    }

    private static void add(StringBuilder schema, String name, String type, String meaning) {
        schema.append("  <xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\">".formatted(name, type))
                .append("<xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation></xs:element>\n"
                        .formatted(XmlText.of(meaning)));
    }

    private static String meaning(Field field) {
        String unit = field.unit() == null ? "" : " (" + field.unit() + ")";
        return field.title() + unit + (field.meaning() == null ? "" : " : " + field.meaning());
    }

    private static String type(FieldType type) {
        return switch (type) {
            case TEXT, TEXTS -> "xs:string";
            case INTEGER -> "xs:integer";
            case DECIMAL -> "xs:decimal";
            case BOOLEAN -> "xs:boolean";
            case DATE -> "xs:date";
            case TIMESTAMP -> "xs:dateTime";
        };
    }

    private static String propertyType(String geometryType) {
        return switch (geometryType) {
            case "Point" -> "gml:PointPropertyType";
            case "LineString" -> "gml:CurvePropertyType";
            case "Polygon" -> "gml:SurfacePropertyType";
            case "MultiPoint" -> "gml:MultiPointPropertyType";
            case "MultiLineString" -> "gml:MultiCurvePropertyType";
            case "MultiPolygon" -> "gml:MultiSurfacePropertyType";
            default -> "gml:GeometryPropertyType";
        };
    }
}
