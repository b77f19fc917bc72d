package fr.archipel.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code content.xml} of slides, and the pictures they show. */
final class OdpContent {
    private static final double WIDTH = OdpStyles.WIDTH - 2 * OdpStyles.MARGIN;
    private static final double LEFT = OdpStyles.MARGIN;
    private static final double TOP = OdpStyles.TOP;
    private static final double BOTTOM = OdpStyles.BOTTOM;
    /** Of the text beside a picture. */
    private static final double BESIDE = 92;

    private static final double NOTE = 10;

    private final Map<String, Drawing> pictures = new LinkedHashMap<>();
    private final String xml;
    private final OdpTable tables = new OdpTable();
    private int slides;

    OdpContent(Deck deck) {
        this.xml = Xml.document(root ->
                root.element("office:document-content", content -> root(content, deck), OdpStyles.namespaces()));
    }

    String xml() {
        return xml;
    }

    /** By their path in the file. */
    Map<String, Drawing> pictures() {
        return pictures;
    }

    private void root(Xml root, Deck deck) {
        OdpStyles.fonts(root);
        List<OdpTable.Part> parts = tables.parts(deck);
        root.element("office:automatic-styles", styles -> {
            OdpStyles.parts(styles);
            OdpTable.styles(styles, parts);
        });
        root.element(
                "office:body",
                body -> body.element(
                        "office:presentation", show -> deck.slides().forEach(slide -> slide(show, slide))));
    }

    private void slide(Xml show, Deck.Slide slide) {
        if (slide instanceof Deck.Grid grid) {
            for (OdpTable.Part part : tables.of(grid)) {
                page(show, page -> {
                    title(page, part.title());
                    OdpTable.write(page, part, LEFT, TOP);
                    note(page, grid.note());
                });
            }
            return;
        }
        page(show, page -> {
            if (slide instanceof Deck.Cover cover) {
                cover(page, cover);
            } else if (slide instanceof Deck.Figures figures) {
                title(page, figures.title());
                figures(page, figures);
            } else if (slide instanceof Deck.Picture picture) {
                title(page, picture.title());
                picture(page, picture);
            } else if (slide instanceof Deck.Words words) {
                title(page, words.title());
                lines(page, words.lines(), LEFT, WIDTH);
                note(page, words.note());
            }
        });
    }

    private void page(Xml show, Xml.Content content) {
        slides++;
        show.element(
                "draw:page",
                content,
                "draw:name",
                "page" + slides,
                "draw:style-name",
                "Page",
                "draw:master-page-name",
                "Standard");
    }

    private static void title(Xml page, String title) {
        String words = title.length() <= 130 ? title : title.substring(0, 127) + "…";
        OdpStyles.frame(
                page, "Boite", LEFT, 8, WIDTH, 20, box -> text(box, words, "Titre"), "presentation:class", "title");
    }

    private static void cover(Xml page, Deck.Cover cover) {
        OdpStyles.frame(
                page, "Filet", LEFT, 44, 26, 2.4, box -> box.element("draw:text-box", text -> text.empty("text:p")));
        OdpStyles.frame(
                page,
                "Boite",
                LEFT,
                50,
                WIDTH,
                36,
                box -> text(box, cover.title(), "Couverture"),
                "presentation:class",
                "title");
        OdpStyles.frame(
                page,
                "Boite",
                LEFT,
                88,
                WIDTH,
                50,
                box -> box.element("draw:text-box", text -> {
                    paragraph(text, cover.lead(), "Chapeau");
                    cover.lines().forEach(line -> paragraph(text, line, "Ligne"));
                }));
    }

    /** Three beside each other, two rows. */
    private static void figures(Xml page, Deck.Figures slide) {
        double width = (WIDTH - 16) / 3;
        for (int i = 0; i < slide.figures().size(); i++) {
            Deck.Figure figure = slide.figures().get(i);
            double x = LEFT + (i % 3) * (width + 8);
            double y = TOP + 4 + (i / 3) * 52;
            OdpStyles.frame(
                    page, "Carte", x, y, width, 44, box -> box.element("draw:text-box", text -> text.empty("text:p")));
            OdpStyles.frame(
                    page,
                    "Boite",
                    x + 5,
                    y + 5,
                    width - 10,
                    36,
                    box -> box.element("draw:text-box", text -> {
                        paragraph(text, figure.label(), "Etiquette");
                        String value = figure.value();
                        paragraph(text, value == null ? French.UNKNOWN : value, value == null ? "Inconnu" : "Valeur");
                        String note = figure.note();
                        if (note != null) {
                            paragraph(text, note, "Avant");
                        }
                    }));
        }
        note(page, slide.note());
    }

    private void picture(Xml page, Deck.Picture slide) {
        double left = LEFT;
        double width = WIDTH;
        if (!slide.beside().isEmpty()) {
            lines(page, slide.beside(), LEFT, BESIDE);
            left += BESIDE + 8;
            width -= BESIDE + 8;
        }
        double height = BOTTOM - TOP - NOTE;
        Drawing drawing = slide.drawing();
        double ratio = Math.min(width / drawing.width(), height / drawing.height());
        double shownWidth = drawing.width() * ratio;
        double shownHeight = drawing.height() * ratio;
        String path = "Pictures/image-" + (pictures.size() + 1) + ".png";
        pictures.put(path, drawing);
        OdpStyles.frame(
                page,
                "Boite",
                left + (width - shownWidth) / 2,
                TOP,
                shownWidth,
                shownHeight,
                box -> box.empty(
                                "draw:image",
                                "xlink:href",
                                path,
                                "xlink:type",
                                "simple",
                                "xlink:show",
                                "embed",
                                "xlink:actuate",
                                "onLoad")
                        .element("svg:desc", Html.clean(drawing.words())));
        note(page, slide.note());
    }

    private static void lines(Xml page, List<Deck.Line> lines, double left, double width) {
        OdpStyles.frame(
                page,
                "Boite",
                left,
                TOP,
                width,
                BOTTOM - TOP - NOTE,
                box -> box.element(
                        "draw:text-box",
                        text -> lines.forEach(line -> {
                            String label = line.label();
                            if (label != null) {
                                paragraph(text, label, "Etiquette");
                            }
                            paragraph(text, line.words(), "Ligne");
                        })));
    }

    private static void note(Xml page, String note) {
        if (!note.isEmpty()) {
            OdpStyles.frame(page, "Boite", LEFT, BOTTOM - NOTE + 2, WIDTH, NOTE, box -> text(box, note, "Legende"));
        }
    }

    private static void text(Xml box, String words, String style) {
        box.element("draw:text-box", text -> paragraph(text, words, style));
    }

    static void paragraph(Xml text, String words, String style) {
        text.element("text:p", Html.clean(words), "text:style-name", style);
    }
}
