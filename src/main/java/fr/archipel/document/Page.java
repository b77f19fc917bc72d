package fr.archipel.document;

import java.util.List;

/**
 * Pages to be: what {@link Pdf} sets.
 *
 * @param title of the document, shown by the reader's window
 * @param footer left of every page's foot: source and date
 * @param landscape or portrait
 * @param a3 or A4
 * @param css rules of this document, after those of all documents
 * @param bookmarks what the reader lists beside the pages
 * @param body XHTML inside {@code <body>}
 */
public record Page(
        String title, String footer, boolean landscape, boolean a3, String css, List<Bookmark> bookmarks, String body) {

    /** {@code anchor}: id of an element of the body. Neighbours of one group stand under its name. */
    public record Bookmark(String group, String name, String anchor) {}

    public Page {
        bookmarks = List.copyOf(bookmarks);
    }
}
