package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.geo.GmlEncoder;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Features of GML; what is unknown has no element. */
final class GmlFeatures implements FeatureEncoder {
    private static final byte[] MEMBER = XmlText.utf8("\n<sf:featureMember>");
    private static final byte[] END_OF_MEMBER = XmlText.utf8("</sf:featureMember>");

    private final Output what;
    private final Utf8Writer out;
    private final String element;
    private final List<String> names;
    private final String key;
    private final String geometry;
    private final GmlEncoder geometries;

    GmlFeatures(Output what, OutputStream out) {
        this.what = what;
        this.out = new Utf8Writer(out);
        this.element = GmlSchema.element(what.layer());
        this.names = XmlText.names(what.fields());
        this.key = Columns.key(what.fields());
        this.geometry = GmlSchema.geometry(what.fields());
        this.geometries = new GmlEncoder(
                what.crs().mapping(), what.crs().decimals(), what.crs().uri());
        open();
    }

    private void open() {
        String namespace = GmlSchema.namespace(what.layer());
        out.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sf:FeatureCollection xmlns:sf=\"" + GmlSchema.SF
                + "\" xmlns:gml=\"" + GmlSchema.GML + "\" xmlns:c=\"" + namespace
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" gml:id=\"" + element + "\"");
        if (!what.service().isEmpty()) {
            out.text(" xsi:schemaLocation=\"" + GmlSchema.SF + " " + GmlSchema.SF_LOCATION + " " + namespace + " "
                    + XmlText.of(what.service()) + "/layers/" + what.layer().id() + ".xsd\"");
        }
        out.ascii('>');
        if (what.isExport()) {
            out.text("\n<gml:description>")
                    .text(XmlText.of(what.notice().entrySet().stream()
                            .map(entry -> entry.getKey() + " : " + entry.getValue())
                            .collect(Collectors.joining("\n"))))
                    .text("</gml:description>");
        }
    }

    @Override
    public void feature(FeatureRow row) throws IOException {
        String id = new String(row.key(), StandardCharsets.UTF_8);
        out.raw(MEMBER)
                .text("<c:" + element + " gml:id=\"" + element + "."
                        + XmlText.name(id).replaceFirst("^_(?=\\d)", "") + "\">");
        value(key, row.key());
        for (int i = 0; i < names.size(); i++) {
            byte[] value = row.value(i);
            if (value != null) {
                value(names.get(i), text(what.fields().get(i), value));
            }
        }
        geometry(row.geometry());
        out.text("</c:" + element + ">").raw(END_OF_MEMBER);
        out.flushIfFull();
    }

    private static byte[] text(Field field, byte[] value) {
        return field.type() == FieldType.TEXTS ? XmlText.utf8(JoinedList.of(value)) : value;
    }

    private void value(String name, byte[] text) {
        out.text("<c:" + name + ">");
        XmlText.write(text, out);
        out.text("</c:" + name + ">");
    }

    private void geometry(byte @Nullable [] wkb) {
        if (wkb != null && what.geometry()) {
            out.text("<c:" + geometry + ">");
            geometries.encode(wkb, out);
            out.text("</c:" + geometry + ">");
        }
    }

    @Override
    public void end(PageEnd end) throws IOException {
        out.text("\n</sf:FeatureCollection>\n");
        out.flush();
    }
}
