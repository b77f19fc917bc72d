package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Output;
import java.io.OutputStream;

/** Zipped shapefile: what the oldest tools read. */
public final class ShapefileFormat implements FeatureFormat {

    @Override
    public String id() {
        return "shp";
    }

    @Override
    public String extension() {
        return "zip";
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public String title() {
        return "Shapefile";
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
    public boolean storedCrsByDefault() {
        return true;
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) {
        return new ShapefileEncoder(what, out);
    }
}
