package fr.archipel.exchange.standard;

import fr.archipel.exchange.standard.Standards.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Writes files of standards, for {@code /api/exports} and {@code ./archipel export} alike. */
public final class StandardExports {
    private final StandardStore store;

    public StandardExports(StandardStore store) {
        this.store = store;
    }

    /** Writes the whole file; its rows are of one moment, and pass one by one. Returns how many there are. */
    public long write(Found found, Scope scope, OutputStream out) throws IOException {
        long[] count = {0};
        try (StandardWriter writer = writer(found, out)) {
            for (StandardTable table : found.standard().tables()) {
                writer.begin(table);
                if (table.rows()) {
                    store.rows(found.standard(), table, scope, row -> {
                        if (row.leftOut() == null) {
                            writer.row(row);
                            count[0]++;
                        }
                    });
                }
            }
            writer.end();
        }
        return count[0];
    }

    private static StandardWriter writer(Found found, OutputStream out) throws IOException {
        return switch (found.file().form()) {
            case CSV -> new CsvWriter(out);
            case GEOJSON -> new GeoJsonWriter(out, found.standard().emptyMembers());
            case GEOPACKAGE -> new GeoPackageWriter(out, Instant.now());
        };
    }
}
