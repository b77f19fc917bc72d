package fr.archipel.document;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A document as an OpenDocument text (ODF 1.3), to be corrected by hand in a word processor: headings are headings, the
 * rows of a table's head come back on every page, drawings are pictures with their words.
 */
final class OdtWriter {
    static final String MEDIA_TYPE = DocumentFormat.ODT.mediaType();

    private OdtWriter() {}

    /** Leaves the stream open. */
    static void write(Document document, OutputStream out) throws IOException {
        OdtContent content = new OdtContent(document);
        OdfPackage.write(
                out,
                MEDIA_TYPE,
                content.xml(),
                OdtStyles.xml(document),
                OdfPackage.meta(document.title(), document.date()),
                content.pictures());
    }
}
