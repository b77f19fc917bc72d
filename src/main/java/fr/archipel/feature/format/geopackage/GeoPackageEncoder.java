package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.PageEnd;
import java.io.IOException;
import java.io.OutputStream;

/** One layer in a GeoPackage, copied to the stream once it is whole. */
record GeoPackageEncoder(GeoPackageFile file, OutputStream out) implements FeatureEncoder {

    @Override
    public void feature(FeatureRow row) throws IOException {
        file.feature(row);
    }

    @Override
    public void end(PageEnd end) throws IOException {
        file.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
