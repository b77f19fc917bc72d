package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.feature.format.binary.TemporaryFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** A layer in a GeoPackage: a temporary file, copied to the stream once it is whole. */
final class GeoPackageEncoder implements FeatureEncoder {
    private final OutputStream out;
    private final TemporaryFile file;
    private final GeoPackageStore store;
    private final FeatureTableStore table;

    private GeoPackageEncoder(OutputStream out, TemporaryFile file, GeoPackageStore store, FeatureTableStore table) {
        this.out = out;
        this.file = file;
        this.store = store;
        this.table = table;
    }

    static GeoPackageEncoder open(Output what, LayerExtras extras, OutputStream out) throws IOException {
        TemporaryFile file = TemporaryFile.create(".gpkg");
        GeoPackageStore store = null;
        try {
            store = GeoPackageStore.create(file.path(), extras);
            return new GeoPackageEncoder(out, file, store, store.begin(what));
        } catch (IOException | RuntimeException e) {
            if (store != null) {
                store.close();
            }
            file.close();
            throw e;
        }
    }

    @Override
    public void feature(FeatureRow row) throws IOException {
        table.add(row);
    }

    @Override
    public void end(PageEnd end) throws IOException {
        store.finish(table);
        store.finish();
        Files.copy(file.path(), out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            store.close();
        } finally {
            file.close();
        }
    }
}
