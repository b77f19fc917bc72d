package fr.archipel.document;

import java.io.IOException;
import java.io.OutputStream;

/** The files a {@link Report} can be had as. */
public enum FileFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    PDF("pdf", "application/pdf");

    private final String extension;
    private final String mediaType;

    FileFormat(String extension, String mediaType) {
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

    /** Writes the report; leaves the stream open. A CSV holds the first table alone. */
    public void write(Report report, OutputStream out) throws IOException {
        switch (this) {
            case XLSX -> XlsxWriter.write(report, out);
            case CSV -> CsvWriter.write(report, out);
            case PDF -> Pdf.write(ReportPages.of(report), out);
        }
    }
}
