package fr.archipel.feature.format;

import java.io.OutputStream;

/** A workbook: a sheet of the features without their geometry, and one that says what they are. */
final class XlsxFormat implements FeatureFormat {
    /** Rows of a sheet, but for the headings (ECMA-376, limits of Excel). */
    private static final long MAXIMUM = 1_048_576 - 1;

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public String title() {
        return "Excel (sans géométrie)";
    }

    @Override
    public boolean paged() {
        return false;
    }

    @Override
    public boolean compressible() {
        return false;
    }

    @Override
    public long maximum() {
        return MAXIMUM;
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) {
        return new XlsxEncoder(what, out);
    }
}
