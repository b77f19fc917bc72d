package fr.archipel.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as XHTML: a page that stands alone, or the pages of a PDF. A4, portrait. */
final class DocumentHtml {
    private static final String CSS = """
            h1 { margin-bottom: 1mm; }
            h2 { font-size: 13pt; margin-top: 7mm; }
            h3 { font-size: 10.5pt; }
            p.strong { font-size: 10.5pt; font-weight: 600; }
            p.missing { border-left: 1.6pt solid #c88a1e; padding-left: 2.5mm; font-style: italic; color: #50565e; }
            p.note { font-size: 8pt; color: #3b4148; margin: 1mm 0 1mm 0; }
            p.caption { font-size: 8pt; color: #3b4148; margin: 1mm 0 3mm 0; }
            p.table { font-weight: 600; margin: 3mm 0 1mm 0; page-break-after: avoid; }
            ul { margin: 0 0 2mm 0; padding-left: 5mm; }
            .picture { page-break-inside: avoid; margin-top: 2mm; }
            """;

    /** What a screen adds: a column as wide as one reads, tables that scroll by themselves. */
    private static final String SCREEN = """
            body { font-family: "Source Sans 3", "Liberation Sans", Arial, sans-serif; font-size: 16px; line-height: 1.45;
                   background: #fbfaf7; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem 1rem; }
            h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
            p.strong { font-size: 1.05rem; } p.note, p.caption { font-size: 0.85rem; }
            .scroll { overflow-x: auto; } table.report { font-size: 0.85rem; font-variant-numeric: tabular-nums; }
            table.report thead th { font-size: 0.85rem; } .picture svg { max-width: 100%; height: auto; }
            @media print { body { max-width: none; background: white; padding: 0; font-size: 10pt; } }
            """;

    private final boolean paper;
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, Drawing> drawings = new LinkedHashMap<>();
    private final List<Page.Bookmark> bookmarks = new ArrayList<>();

    private DocumentHtml(Document document, boolean paper) {
        this.title = document.title();
        this.paper = paper;
    }

    /** The pages of a PDF. Bookmarks follow the headings under the title. */
    static Page page(Document document) {
        DocumentHtml html = new DocumentHtml(document, true);
        html.body.append(Html.element("div", "running", document.title()));
        html.write(document);
        return new Page(
                document.title(),
                "Archipel, " + French.day(document.date()),
                false,
                false,
                CSS,
                html.bookmarks,
                html.drawings,
                html.body.toString());
    }

    /** A whole page without anything to fetch; drawings are SVG. */
    static String standalone(Document document) throws IOException {
        DocumentHtml html = new DocumentHtml(document, false);
        html.write(document);
        String style;
        try (InputStream in = Pdf.resource("page.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title><style>%s</style></head><body><main>%s</main></body></html>
                """.formatted(Html.escape(document.title()), style + CSS + SCREEN, html.body);
    }

    private void write(Document document) {
        body.append(Html.element("h1", "", document.title()));
        body.append(Html.element("p", "subtitle", document.lead()));
        document.blocks().forEach(this::block);
        if (document.abbreviates()) {
            body.append(Html.element("p", "note", French.UNKNOWN_SHORT + " : " + French.UNKNOWN + "."));
        }
    }

    private void block(Document.Block block) {
        if (block instanceof Document.Heading heading) {
            heading(heading);
        } else if (block instanceof Document.Paragraph paragraph) {
            body.append(Html.element("p", css(paragraph.tone()), paragraph.text()));
        } else if (block instanceof Document.Items items) {
            body.append("<ul>");
            items.texts().forEach(text -> body.append(Html.element("li", "", text)));
            body.append("</ul>");
        } else if (block instanceof Document.Grid grid) {
            body.append(Html.element("p", "table", grid.table().title()));
            body.append("<div class=\"scroll\">")
                    .append(HtmlTable.of(grid.table()))
                    .append("</div>");
        } else if (block instanceof Document.Picture picture) {
            picture(picture);
        }
    }

    private void heading(Document.Heading heading) {
        String name = "h" + (heading.level() + 1);
        String anchor = "titre-" + (bookmarks.size() + 1);
        if (heading.level() == 1) {
            bookmarks.add(new Page.Bookmark(title, heading.text(), anchor));
            body.append("<").append(name).append(" id=\"").append(anchor).append("\">");
        } else {
            body.append("<").append(name).append(">");
        }
        body.append(Html.escape(heading.text())).append("</").append(name).append(">");
    }

    private void picture(Document.Picture picture) {
        body.append("<div class=\"picture\">");
        if (paper) {
            String name = "dessin-" + (drawings.size() + 1);
            drawings.put(name, picture.drawing());
            body.append(Page.drawing(name, picture.drawing()));
        } else {
            body.append(DrawingSvg.inline(picture.drawing()));
        }
        body.append(Html.element("p", "caption", picture.caption())).append("</div>");
    }

    private static String css(Document.Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case STRONG -> "strong";
            case MISSING -> "missing";
            case NOTE -> "note";
        };
    }
}
