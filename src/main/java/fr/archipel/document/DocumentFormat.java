package fr.archipel.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The files a {@link Document} can be had as. */
public enum DocumentFormat {
    HTML("html", "text/html; charset=utf-8"),
    PDF("pdf", "application/pdf"),
    ODT("odt", "application/vnd.oasis.opendocument.text");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** With its parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Leaves the stream open. */
    public void write(Document document, OutputStream out) throws IOException {
        switch (this) {
            case HTML -> out.write(DocumentHtml.standalone(document).getBytes(StandardCharsets.UTF_8));
            case PDF -> Pdf.write(DocumentHtml.page(document), out);
            case ODT -> OdtWriter.write(document, out);
        }
    }
}
