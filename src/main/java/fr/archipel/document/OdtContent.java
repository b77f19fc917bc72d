package fr.archipel.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code content.xml} of a document, and the pictures it shows. */
final class OdtContent {
    private static final double MM_A_PIXEL = 25.4 / 96;

    private final Document document;
    private final Map<String, Drawing> pictures = new LinkedHashMap<>();
    private final String xml;

    OdtContent(Document document) {
        this.document = document;
        this.xml = Xml.document(root -> root.element("office:document-content", this::root, OdtStyles.namespaces()));
    }

    String xml() {
        return xml;
    }

    /** By their path in the file. */
    Map<String, Drawing> pictures() {
        return pictures;
    }

    private void root(Xml root) {
        OdtStyles.fonts(root);
        root.element("office:automatic-styles", styles -> {
            styles.element(
                    "style:style",
                    style -> style.empty(
                            "style:graphic-properties",
                            "style:wrap",
                            "none",
                            "style:vertical-pos",
                            "top",
                            "style:horizontal-pos",
                            "left",
                            "fo:border",
                            "none"),
                    "style:name",
                    "Image",
                    "style:family",
                    "graphic");
            OdtTable.styles(styles, tables());
        });
        root.element("office:body", body -> body.element("office:text", this::text));
    }

    private List<Table> tables() {
        return document.blocks().stream()
                .filter(Document.Grid.class::isInstance)
                .map(block -> ((Document.Grid) block).table())
                .toList();
    }

    private void text(Xml text) {
        paragraph(text, document.title(), "Title");
        paragraph(text, document.lead(), "Subtitle");
        int tables = 0;
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Grid grid) {
                paragraph(text, grid.table().title(), "Table_20_Title");
                OdtTable.write(text, grid.table(), ++tables);
                paragraph(text, "", "Note");
            } else {
                write(text, block);
            }
        }
        if (document.abbreviates()) {
            paragraph(text, French.UNKNOWN_SHORT + " : " + French.UNKNOWN + ".", "Note");
        }
    }

    private void write(Xml text, Document.Block block) {
        if (block instanceof Document.Heading heading) {
            text.element(
                    "text:h",
                    Html.clean(heading.text()),
                    "text:style-name",
                    "Heading_20_" + heading.level(),
                    "text:outline-level",
                    Integer.toString(heading.level()));
        } else if (block instanceof Document.Paragraph paragraph) {
            paragraph(text, paragraph.text(), style(paragraph.tone()));
        } else if (block instanceof Document.Items items) {
            text.element(
                    "text:list",
                    list -> items.texts()
                            .forEach(item ->
                                    list.element("text:list-item", one -> paragraph(one, item, "Text_20_body"))),
                    "text:style-name",
                    "Liste");
        } else if (block instanceof Document.Picture picture) {
            picture(text, picture);
        }
    }

    private void picture(Xml text, Document.Picture picture) {
        Drawing drawing = picture.drawing();
        int number = pictures.size() + 1;
        String path = "Pictures/dessin-" + number + ".png";
        pictures.put(path, drawing);
        double shrunk = Math.min(1, OdtStyles.WIDTH_MM / (drawing.width() * MM_A_PIXEL));
        text.element(
                "text:p",
                line -> line.element(
                        "draw:frame",
                        frame -> frame.empty(
                                        "draw:image",
                                        "xlink:href",
                                        path,
                                        "xlink:type",
                                        "simple",
                                        "xlink:show",
                                        "embed",
                                        "xlink:actuate",
                                        "onLoad")
                                .element("svg:title", Html.clean(picture.caption()))
                                .element("svg:desc", Html.clean(drawing.words())),
                        "draw:name",
                        "Dessin " + number,
                        "draw:style-name",
                        "Image",
                        "text:anchor-type",
                        "as-char",
                        "svg:width",
                        millimetres(drawing.width() * shrunk),
                        "svg:height",
                        millimetres(drawing.height() * shrunk)),
                "text:style-name",
                "Table_20_Title");
        paragraph(text, picture.caption(), "Caption");
    }

    private static String millimetres(double pixels) {
        return String.format(Locale.ROOT, "%.2fmm", pixels * MM_A_PIXEL);
    }

    static void paragraph(Xml xml, String words, String style) {
        xml.element("text:p", Html.clean(words), "text:style-name", style);
    }

    private static String style(Document.Tone tone) {
        return switch (tone) {
            case PLAIN -> "Text_20_body";
            case STRONG -> "Strong";
            case MISSING -> "Missing";
            case NOTE -> "Note";
        };
    }
}
