package fr.archipel.exchange.standard;

/** The forms that standards take. */
public enum FileForm {
    /** RFC 4180: commas, UTF-8 without a mark, geometries as WKT. */
    CSV("text/csv; charset=utf-8; header=present", "CSV", true),
    GEOJSON("application/geo+json", "GeoJSON", true),
    GEOPACKAGE("application/geopackage+sqlite3", "GeoPackage", false);

    private final String mediaType;
    private final String title;
    private final boolean compressible;

    FileForm(String mediaType, String title, boolean compressible) {
        this.mediaType = mediaType;
        this.title = title;
        this.compressible = compressible;
    }

    public String mediaType() {
        return mediaType;
    }

    public String title() {
        return title;
    }

    boolean compressible() {
        return compressible;
    }
}
