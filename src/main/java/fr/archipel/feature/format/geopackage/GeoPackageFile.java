package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.binary.TemporaryFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** A GeoPackage of one layer or many: a temporary file until it is whole, gone once this is closed. Not for two threads. */
public final class GeoPackageFile implements Closeable {
    private final TemporaryFile file;
    private final GeoPackageStore store;
    private @Nullable FeatureTableStore table;

    private GeoPackageFile(TemporaryFile file, GeoPackageStore store) {
        this.file = file;
        this.store = store;
    }

    public static GeoPackageFile create(LayerExtras extras) throws IOException {
        TemporaryFile file = TemporaryFile.create(".gpkg");
        try {
            return new GeoPackageFile(file, GeoPackageStore.create(file.path(), extras));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Begins a layer; the one before is finished. */
    public void begin(Output what) throws IOException {
        finishLayer();
        table = store.begin(what);
    }

    /** A feature of the layer begun last. */
    public void feature(FeatureRow row) throws IOException {
        if (table == null) {
            throw new IllegalStateException("no layer was begun");
        }
        table.add(row);
    }

    /** Finishes the file and copies it out. */
    public void writeTo(OutputStream out) throws IOException {
        finishLayer();
        store.finish();
        Files.copy(file.path(), out);
        out.flush();
    }

    private void finishLayer() throws IOException {
        if (table != null) {
            store.finish(table);
            table = null;
        }
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
