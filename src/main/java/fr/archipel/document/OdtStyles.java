package fr.archipel.document;

/** {@code styles.xml}: our typography as named styles, which a word processor offers in its list; A4, page numbers. */
final class OdtStyles {
    /** Between the margins, in millimetres. */
    static final double WIDTH_MM = 174;

    private static final String FONT = "Source Sans 3";
    private static final String INK = "#1f2328";
    private static final String GREY = "#50565e";
    private static final String RULE = "0.5pt solid #c9cdc8";

    private static final String[] NAMESPACES = {
        "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "xmlns:dc", "http://purl.org/dc/elements/1.1/",
        "xmlns:xlink", "http://www.w3.org/1999/xlink",
        "office:version", "1.3"
    };

    private OdtStyles() {}

    static String[] namespaces() {
        return NAMESPACES.clone();
    }

    /** Ours where it is installed, else what looks most like it. */
    static void fonts(Xml root) {
        root.element(
                "office:font-face-decls",
                faces -> faces.empty(
                        "style:font-face",
                        "style:name",
                        FONT,
                        "svg:font-family",
                        "'Source Sans 3', 'Source Sans Pro', 'Liberation Sans', Arial",
                        "style:font-family-generic",
                        "swiss"));
    }

    static String xml(Document document) {
        return Xml.document(xml -> xml.element(
                "office:document-styles",
                root -> {
                    fonts(root);
                    root.element("office:styles", OdtStyles::named);
                    root.element("office:automatic-styles", OdtStyles::layout);
                    root.element("office:master-styles", master -> master(master, document));
                },
                namespaces()));
    }

    private static void named(Xml styles) {
        styles.element(
                "style:default-style",
                style -> style.empty(
                                "style:paragraph-properties", "fo:line-height", "125%", "style:writing-mode", "lr-tb")
                        .empty(
                                "style:text-properties",
                                "style:font-name",
                                FONT,
                                "fo:font-size",
                                "10.5pt",
                                "fo:color",
                                INK,
                                "fo:language",
                                "fr",
                                "fo:country",
                                "FR"),
                "style:family",
                "paragraph");
        styles.empty("style:style", "style:name", "Standard", "style:family", "paragraph", "style:class", "text");
        paragraph(styles, "Text_20_body", "Text body", "0mm", "2mm", false);
        paragraph(styles, "Title", "Title", "0mm", "1mm", true, "fo:font-size", "22pt", "fo:font-weight", "bold");
        paragraph(styles, "Subtitle", "Subtitle", "0mm", "5mm", false, "fo:color", GREY);
        heading(styles, 1, "7mm", "15pt");
        heading(styles, 2, "5mm", "12pt");
        heading(styles, 3, "4mm", "10.5pt");
        paragraph(styles, "Strong", "À retenir", "1mm", "2mm", false, "fo:font-weight", "bold", "fo:font-size", "12pt");
        paragraph(
                styles, "Missing", "Donnée absente", "0mm", "2mm", false, "fo:font-style", "italic", "fo:color", GREY);
        paragraph(styles, "Note", "Note", "0mm", "1mm", false, "fo:font-size", "9pt", "fo:color", "#3b4148");
        paragraph(styles, "Caption", "Caption", "1mm", "4mm", false, "fo:font-size", "9pt", "fo:color", "#3b4148");
        paragraph(styles, "Table_20_Title", "Titre de tableau", "3mm", "1mm", true, "fo:font-weight", "bold");
        cell(styles, "Table_20_Contents", "Table Contents", "start", "normal", "normal");
        cell(styles, "Table_20_Number", "Table Number", "end", "normal", "normal");
        cell(styles, "Table_20_Heading", "Table Heading", "start", "bold", "normal");
        cell(styles, "Table_20_Heading_20_Number", "Table Heading Number", "end", "bold", "normal");
        cell(styles, "Table_20_Sum", "Table Sum", "start", "bold", "normal");
        cell(styles, "Table_20_Sum_20_Number", "Table Sum Number", "end", "bold", "normal");
        cell(styles, "Table_20_Unknown", "Table Unknown", "start", "normal", "italic");
        cell(styles, "Table_20_Unknown_20_Number", "Table Unknown Number", "end", "normal", "italic");
        paragraph(styles, "Footer", "Footer", "0mm", "0mm", false, "fo:font-size", "8pt", "fo:color", GREY);
        styles.element(
                "text:list-style",
                list -> list.element(
                        "text:list-level-style-bullet",
                        level -> level.element(
                                "style:list-level-properties",
                                position -> position.empty(
                                        "style:list-level-label-alignment",
                                        "text:label-followed-by",
                                        "listtab",
                                        "fo:text-indent",
                                        "-4mm",
                                        "fo:margin-left",
                                        "6mm"),
                                "text:list-level-position-and-space-mode",
                                "label-alignment"),
                        "text:level",
                        "1",
                        "text:bullet-char",
                        "•"),
                "style:name",
                "Liste");
    }

    private static void heading(Xml styles, int level, String above, String size) {
        styles.element(
                "style:style",
                style -> properties(style, above, "1.5mm", true, "fo:font-size", size, "fo:font-weight", "bold"),
                "style:name",
                "Heading_20_" + level,
                "style:display-name",
                "Heading " + level,
                "style:family",
                "paragraph",
                "style:parent-style-name",
                "Standard",
                "style:next-style-name",
                "Text_20_body",
                "style:default-outline-level",
                Integer.toString(level),
                "style:class",
                "text");
    }

    private static void paragraph(
            Xml styles, String name, String shown, String above, String below, boolean kept, String... letters) {
        styles.element(
                "style:style",
                style -> properties(style, above, below, kept, letters),
                "style:name",
                name,
                "style:display-name",
                shown,
                "style:family",
                "paragraph",
                "style:parent-style-name",
                "Standard");
    }

    private static void properties(Xml style, String above, String below, boolean kept, String... letters) {
        style.empty(
                "style:paragraph-properties",
                "fo:margin-top",
                above,
                "fo:margin-bottom",
                below,
                "fo:keep-with-next",
                kept ? "always" : "auto");
        if (letters.length > 0) {
            style.empty("style:text-properties", letters);
        }
    }

    private static void cell(Xml styles, String name, String shown, String side, String weight, String slant) {
        styles.element(
                "style:style",
                style -> style.empty("style:paragraph-properties", "fo:text-align", side, "fo:line-height", "115%")
                        .empty(
                                "style:text-properties",
                                "fo:font-size",
                                "9pt",
                                "fo:font-weight",
                                weight,
                                "fo:font-style",
                                slant),
                "style:name",
                name,
                "style:display-name",
                shown,
                "style:family",
                "paragraph",
                "style:parent-style-name",
                "Standard");
    }

    private static void layout(Xml styles) {
        styles.element(
                "style:page-layout",
                page -> page.empty(
                                "style:page-layout-properties",
                                "fo:page-width",
                                "210mm",
                                "fo:page-height",
                                "297mm",
                                "style:print-orientation",
                                "portrait",
                                "fo:margin-top",
                                "18mm",
                                "fo:margin-bottom",
                                "12mm",
                                "fo:margin-left",
                                "18mm",
                                "fo:margin-right",
                                "18mm")
                        .element(
                                "style:footer-style",
                                foot -> foot.empty(
                                        "style:header-footer-properties",
                                        "fo:min-height",
                                        "8mm",
                                        "fo:margin-top",
                                        "4mm")),
                "style:name",
                "A4");
        styles.element(
                "style:style",
                style -> style.element(
                        "style:paragraph-properties",
                        stops -> stops.element(
                                "style:tab-stops",
                                tabs -> tabs.empty(
                                        "style:tab-stop", "style:position", WIDTH_MM + "mm", "style:type", "right")),
                        "fo:border-top",
                        RULE,
                        "fo:padding-top",
                        "1.5mm"),
                "style:name",
                "Pied",
                "style:family",
                "paragraph",
                "style:parent-style-name",
                "Footer");
    }

    private static void master(Xml master, Document document) {
        master.element(
                "style:master-page",
                page -> page.element(
                        "style:footer",
                        foot -> foot.element(
                                "text:p",
                                line -> line.words(Html.clean("Archipel, " + French.day(document.date())))
                                        .empty("text:tab")
                                        .words("page ")
                                        .element("text:page-number", "1", "text:select-page", "current")
                                        .words(" / ")
                                        .element("text:page-count", "1"),
                                "text:style-name",
                                "Pied")),
                "style:name",
                "Standard",
                "style:page-layout-name",
                "A4");
    }
}
