package fr.archipel.feature.format;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * CSV, a line a feature: its key, its fields, its geometry as WKT (easting or longitude first, in the system asked for).
 * The header holds the fields' names.
 */
final class CsvFormat implements FeatureFormat {
    private static final String DIALECT = "dialecte";

    /** How it is written. */
    enum Dialect {
        /** As a French Excel opens it on a double click: UTF-8 with its mark, semicolons, decimal commas, no formulas. */
        EXCEL("excel"),
        /** RFC 4180: commas, decimal points, every text as it is. For programs. */
        RFC_4180("rfc4180");

        private final String id;

        Dialect(String id) {
            this.id = id;
        }
    }

    private final Dialect dialect;

    CsvFormat() {
        this(Dialect.EXCEL);
    }

    private CsvFormat(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8; header=present";
    }

    @Override
    public String title() {
        return "CSV (tableur)";
    }

    @Override
    public boolean paged() {
        return false;
    }

    @Override
    public List<FormatOption> options() {
        return List.of(
                new FormatOption(
                        DIALECT,
                        List.of(Dialect.EXCEL.id, Dialect.RFC_4180.id),
                        "Pour le CSV : « excel » (point-virgule, virgule décimale, marque UTF-8 ; une apostrophe devant ce qu'un"
                                + " tableur prendrait pour une formule) ou « rfc4180 » (virgule, point décimal, textes tels quels)"));
    }

    @Override
    public FeatureFormat with(Map<String, String> chosen) {
        return Dialect.RFC_4180.id.equals(chosen.get(DIALECT)) ? new CsvFormat(Dialect.RFC_4180) : this;
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) {
        return new CsvEncoder(what, dialect, out);
    }
}
