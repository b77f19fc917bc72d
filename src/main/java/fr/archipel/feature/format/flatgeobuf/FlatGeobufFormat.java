package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Output;
import java.io.OutputStream;

/** FlatGeobuf: one binary file with its index, which readers query over HTTP without fetching it whole. */
public final class FlatGeobufFormat implements FeatureFormat {

    @Override
    public String id() {
        return "fgb";
    }

    @Override
    public String extension() {
        return "fgb";
    }

    @Override
    public String mediaType() {
        return "application/flatgeobuf";
    }

    @Override
    public String title() {
        return "FlatGeobuf";
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
        return new FlatGeobufEncoder(what, out);
    }
}
