package fr.archipel.document;

/**
 * Pages to be: what {@link Pdf} sets.
 *
 * @param title of the document, shown by the reader's window
 * @param footer left of every page's foot: source and date
 * @param landscape or portrait
 * @param a3 or A4
 * @param css rules of this document, after those of all documents
 * @param body XHTML inside {@code <body>}
 */
public record Page(String title, String footer, boolean landscape, boolean a3, String css, String body) {}
