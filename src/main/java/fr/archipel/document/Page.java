package fr.archipel.document;

import java.util.List;
import java.util.Map;

/**
 * Pages to be: what {@link Pdf} sets.
 *
 * @param title of the document, shown by the reader's window
 * @param footer left of every page's foot: source and date
 * @param landscape or portrait
 * @param a3 or A4
 * @param css rules of this document, after those of all documents
 * @param bookmarks what the reader lists beside the pages
 * @param drawings that the body shows, by name, see {@link #drawing}
 * @param body XHTML inside {@code <body>}
 */
public record Page(
        String title,
        String footer,
        boolean landscape,
        boolean a3,
        String css,
        List<Bookmark> bookmarks,
        Map<String, Drawing> drawings,
        String body) {

    /** {@code anchor}: id of an element of the body. Neighbours of one group stand under its name. */
    public record Bookmark(String group, String name, String anchor) {}

    public Page {
        bookmarks = List.copyOf(bookmarks);
        drawings = Map.copyOf(drawings);
    }

    /** The place of a drawing in a body. */
    public static String drawing(String name, Drawing drawing) {
        return "<object type=\"%s\" data=\"%s\" alt=\"%s\" style=\"display:block;width:%dpx;height:%dpx\"></object>"
                .formatted(
                        DrawingPainter.TYPE,
                        Html.escape(name),
                        Html.escape(drawing.words()),
                        drawing.width(),
                        drawing.height());
    }
}
