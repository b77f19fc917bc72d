package fr.archipel.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Sets pages as PDF: tagged for screen readers (PDF/UA), fonts embedded, a page number and the source at the foot of each
 * page. Reaches for nothing outside: no address in the pages is followed. The library is loaded at the first call.
 */
public final class Pdf {
    private static final String FAMILY = "Source Sans 3";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /** Leaves the stream open. */
    public static void write(Page page, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> resource("fonts/SourceSans3-Regular.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> resource("fonts/SourceSans3-Semibold.ttf"), FAMILY, 600, FontStyle.NORMAL, true);
        builder.useFont(() -> resource("fonts/SourceSans3-It.ttf"), FAMILY, 400, FontStyle.ITALIC, true);
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(DrawingPainter.TYPE, new DrawingPainter(page.drawings()));
        builder.useObjectDrawerFactory(drawers);
        builder.withProducer("Archipel");
        builder.withHtmlContent(html(page), null);
        builder.toStream(out);
        builder.run();
    }

    /** How many pages a PDF has. */
    public static int pages(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return document.getNumberOfPages();
        }
    }

    private static String html(Page page) throws IOException {
        String size = (page.a3() ? "A3" : "A4") + (page.landscape() ? " landscape" : " portrait");
        String foot = """
                @page { size: %s; margin: 17mm 13mm 16mm 13mm;
                  @top-left { content: element(running, last-except); }
                  @bottom-left { content: "%s"; font-family: "Source Sans 3"; font-size: 8pt; color: #50565e; }
                  @bottom-right { content: "page " counter(page) " / " counter(pages);
                                  font-family: "Source Sans 3"; font-size: 8pt; color: #50565e; } }
                """.formatted(size, cssText(page.footer()));
        String style;
        try (InputStream in = resource("page.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><title>%s</title><meta name="subject" content="%s"/><meta name="author" content="Archipel"/>
                <meta name="description" content="%s"/><style>%s</style>%s</head><body>%s</body></html>
                """.formatted(
                        Html.escape(page.title()),
                        Html.escape(page.title()),
                        Html.escape(page.footer()),
                        foot + style + page.css(),
                        bookmarks(page.bookmarks()),
                        page.body());
    }

    private static String bookmarks(List<Page.Bookmark> bookmarks) {
        StringBuilder html = new StringBuilder();
        String group = "";
        for (Page.Bookmark bookmark : bookmarks) {
            if (!bookmark.group().equals(group)) {
                html.append(group.isEmpty() ? "<bookmarks>" : "</bookmark>")
                        .append(open(bookmark.group(), bookmark.anchor(), ">"));
                group = bookmark.group();
            }
            html.append(open(bookmark.name(), bookmark.anchor(), "/>"));
        }
        return group.isEmpty() ? "" : html.append("</bookmark></bookmarks>").toString();
    }

    private static String open(String name, String anchor, String end) {
        return "<bookmark name=\"" + Html.escape(name) + "\" href=\"#" + Html.escape(anchor) + "\"" + end;
    }

    /** Inside a quoted string of CSS, inside a style element. */
    private static String cssText(String text) {
        return text.replaceAll("[\\\\\"\\n<>&]", " ");
    }

    static InputStream resource(String name) {
        InputStream in = Pdf.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return in;
    }
}
