package fr.archipel.document;

/** {@code styles.xml} of slides: 16:9, a green rule, the footer and the number of each slide; and the styles of their parts. */
final class OdpStyles {
    /** Of a slide, in millimetres. */
    static final double WIDTH = 280;

    static final double HEIGHT = 157.5;
    static final double MARGIN = 14;
    /** Where what a slide says begins and ends. */
    static final double TOP = 31;

    static final double BOTTOM = 146;

    /** Every machine that shows slides has it, or one of the same widths. */
    private static final String FONT = "Arial";

    private static final String INK = "#1f2328";
    private static final String GREY = "#4d535a";
    private static final String GREEN = "#2b6e4f";
    private static final String PAPER = "#fbfaf7";

    private OdpStyles() {}

    static String[] namespaces() {
        String[] own = {"xmlns:presentation", "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"};
        String[] all = OdtStyles.namespaces();
        String[] both = new String[all.length + own.length];
        System.arraycopy(own, 0, both, 0, own.length);
        System.arraycopy(all, 0, both, own.length, all.length);
        return both;
    }

    static String xml(String footer) {
        return Xml.document(xml -> xml.element(
                "office:document-styles",
                root -> {
                    fonts(root);
                    root.element("office:styles", OdpStyles::common);
                    root.element("office:automatic-styles", OdpStyles::layout);
                    root.element("office:master-styles", master -> master(master, footer));
                },
                namespaces()));
    }

    static void fonts(Xml root) {
        root.element(
                "office:font-face-decls",
                faces -> faces.empty(
                        "style:font-face",
                        "style:name",
                        FONT,
                        "svg:font-family",
                        FONT,
                        "style:font-family-generic",
                        "swiss"));
    }

    private static void common(Xml styles) {
        styles.element(
                "style:default-style",
                style -> style.empty("style:graphic-properties", "draw:stroke", "none", "draw:fill", "none")
                        .empty("style:paragraph-properties", "style:writing-mode", "lr-tb")
                        .empty(
                                "style:text-properties",
                                "style:font-name",
                                FONT,
                                "fo:font-size",
                                "16pt",
                                "fo:color",
                                INK,
                                "fo:language",
                                "fr",
                                "fo:country",
                                "FR"),
                "style:family",
                "graphic");
        styles.element(
                "style:style",
                style -> style.empty("style:graphic-properties", "draw:stroke", "none", "draw:fill", "none"),
                "style:name",
                "standard",
                "style:family",
                "graphic");
    }

    private static void layout(Xml styles) {
        styles.element(
                "style:page-layout",
                page -> page.empty(
                        "style:page-layout-properties",
                        "fo:margin-top",
                        "0mm",
                        "fo:margin-bottom",
                        "0mm",
                        "fo:margin-left",
                        "0mm",
                        "fo:margin-right",
                        "0mm",
                        "fo:page-width",
                        WIDTH + "mm",
                        "fo:page-height",
                        HEIGHT + "mm",
                        "style:print-orientation",
                        "landscape"),
                "style:name",
                "Ecran");
        styles.element(
                "style:style",
                style -> style.empty("style:drawing-page-properties", "draw:fill", "solid", "draw:fill-color", PAPER),
                "style:name",
                "Fond",
                "style:family",
                "drawing-page");
        box(styles, "Filet", "solid", GREEN);
        box(styles, "Boite", "none", PAPER);
        letters(styles, "Pied", "10pt", GREY, "normal", "start");
        letters(styles, "Numero", "10pt", GREY, "normal", "end");
    }

    /** Styles that slides use, in {@code content.xml}. */
    static void parts(Xml styles) {
        styles.element(
                "style:style",
                style -> style.empty(
                        "style:drawing-page-properties",
                        "presentation:display-footer",
                        "true",
                        "presentation:display-page-number",
                        "true"),
                "style:name",
                "Page",
                "style:family",
                "drawing-page");
        box(styles, "Boite", "none", PAPER);
        box(styles, "Filet", "solid", GREEN);
        box(styles, "Carte", "solid", "#ffffff");
        letters(styles, "Titre", "26pt", INK, "bold", "start");
        letters(styles, "Couverture", "40pt", INK, "bold", "start");
        letters(styles, "Chapeau", "20pt", GREEN, "normal", "start");
        letters(styles, "Ligne", "16pt", INK, "normal", "start");
        letters(styles, "Legende", "9pt", GREY, "normal", "start");
        letters(styles, "Etiquette", "13pt", GREY, "normal", "start");
        letters(styles, "Valeur", "30pt", INK, "bold", "start");
        letters(styles, "Inconnu", "20pt", GREY, "normal", "start");
        letters(styles, "Avant", "13pt", GREY, "normal", "start");
        letters(styles, "Case", "12pt", INK, "normal", "start");
        letters(styles, "Nombre", "12pt", INK, "normal", "end");
        letters(styles, "Tete", "12pt", GREEN, "bold", "start");
        letters(styles, "TeteNombre", "12pt", GREEN, "bold", "end");
        letters(styles, "Somme", "12pt", INK, "bold", "start");
        letters(styles, "SommeNombre", "12pt", INK, "bold", "end");
    }

    private static void box(Xml styles, String name, String fill, String color) {
        styles.element(
                "style:style",
                style -> style.element(
                        "style:graphic-properties",
                        properties -> {},
                        "draw:stroke",
                        "none",
                        "draw:fill",
                        fill,
                        "draw:fill-color",
                        color,
                        "draw:auto-grow-height",
                        "false",
                        "draw:auto-grow-width",
                        "false",
                        "draw:textarea-vertical-align",
                        "top",
                        "fo:padding-top",
                        "0mm",
                        "fo:padding-bottom",
                        "0mm",
                        "fo:padding-left",
                        "0mm",
                        "fo:padding-right",
                        "0mm",
                        "fo:wrap-option",
                        "wrap"),
                "style:name",
                name,
                "style:family",
                "graphic",
                "style:parent-style-name",
                "standard");
    }

    private static void letters(Xml styles, String name, String size, String color, String weight, String side) {
        styles.element(
                "style:style",
                style -> style.empty(
                                "style:paragraph-properties",
                                "fo:text-align",
                                side,
                                "fo:margin-bottom",
                                name.equals("Ligne") ? "2mm" : "0mm",
                                "fo:line-height",
                                "112%")
                        .empty(
                                "style:text-properties",
                                "style:font-name",
                                FONT,
                                "fo:font-size",
                                size,
                                "fo:color",
                                color,
                                "fo:font-weight",
                                weight),
                "style:name",
                name,
                "style:family",
                "paragraph");
    }

    private static void master(Xml master, String footer) {
        master.element(
                "style:master-page",
                page -> {
                    frame(
                            page,
                            "Filet",
                            0,
                            0,
                            WIDTH,
                            2.4,
                            box -> box.element("draw:text-box", text -> text.empty("text:p")));
                    frame(
                            page,
                            "Boite",
                            MARGIN,
                            148.5,
                            WIDTH - 3 * MARGIN,
                            6,
                            box -> box.element(
                                    "draw:text-box",
                                    text -> text.element("text:p", Html.clean(footer), "text:style-name", "Pied")));
                    frame(
                            page,
                            "Boite",
                            WIDTH - 2 * MARGIN,
                            148.5,
                            MARGIN,
                            6,
                            box -> box.element(
                                    "draw:text-box",
                                    text -> text.element(
                                            "text:p",
                                            line -> line.element("text:page-number", "<numéro>"),
                                            "text:style-name",
                                            "Numero")));
                },
                "style:name",
                "Standard",
                "style:page-layout-name",
                "Ecran",
                "draw:style-name",
                "Fond");
    }

    /** A frame at its place, in millimetres. */
    static void frame(
            Xml page,
            String style,
            double x,
            double y,
            double width,
            double height,
            Xml.Content content,
            String... more) {
        String[] own = {
            "draw:style-name",
            style,
            "draw:layer",
            "layout",
            "svg:x",
            millimetres(x),
            "svg:y",
            millimetres(y),
            "svg:width",
            millimetres(width),
            "svg:height",
            millimetres(height)
        };
        String[] all = new String[own.length + more.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        page.element("draw:frame", content, all);
    }

    static String millimetres(double value) {
        return Math.round(value * 100) / 100.0 + "mm";
    }
}
