package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import java.io.IOException;
import java.io.OutputStream;

/** GeoPackage: what desktop programs read and edit, with titles, codes, styles and metadata. */
public final class GeoPackageFormat implements FeatureFormat {
    private final LayerExtras extras;

    public GeoPackageFormat(LayerExtras extras) {
        this.extras = extras;
    }

    @Override
    public String id() {
        return "gpkg";
    }

    @Override
    public String extension() {
        return "gpkg";
    }

    @Override
    public String mediaType() {
        return "application/geopackage+sqlite3";
    }

    @Override
    public String title() {
        return "GeoPackage";
    }

    @Override
    public boolean paged() {
        return false;
    }

    @Override
    public boolean storedCrsByDefault() {
        return true;
    }

    @Override
    public FeatureFormat dressed(LayerExtras known) {
        return new GeoPackageFormat(known);
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) throws IOException {
        GeoPackageFile file = GeoPackageFile.create(extras);
        try {
            file.begin(what);
            return new GeoPackageEncoder(file, out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
