package fr.archipel.exchange.standard;

import fr.archipel.feature.format.geopackage.GivenTablesStore;
import fr.archipel.feature.format.geopackage.GivenTablesStore.GivenColumn;
import fr.archipel.feature.format.geopackage.GivenTablesStore.GivenTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A GeoPackage with the standard's tables, columns and types, in Lambert-93; sent once it is whole. */
final class GeoPackageWriter implements StandardWriter {
    private static final int LAMBERT_93 = 2154;

    private final OutputStream out;
    private final GivenTablesStore file;
    private @Nullable StandardTable table;

    GeoPackageWriter(OutputStream out, Instant moment) throws IOException {
        this.out = out;
        this.file = GivenTablesStore.create(LAMBERT_93, moment);
    }

    @Override
    public void begin(StandardTable begun) throws IOException {
        table = begun;
        List<GivenColumn> columns = new ArrayList<>();
        for (StandardField field : begun.fields()) {
            if (field.column() != null) {
                columns.add(new GivenColumn(field.name(), field.column()));
            }
        }
        file.begin(new GivenTable(begun.name(), begun.title(), begun.geometryType(), columns));
    }

    @Override
    public void row(StandardRow row) throws IOException {
        StandardTable begun = Objects.requireNonNull(table, "no table was begun");
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < begun.fields().size(); i++) {
            String column = begun.fields().get(i).column();
            if (column != null) {
                values.add(value(column, row.value(i)));
            }
        }
        file.row(values, row.geometry());
    }

    private static @Nullable Object value(String column, @Nullable String text) {
        if (text == null || column.startsWith("TEXT")) {
            return text;
        }
        double number = Double.parseDouble(text);
        boolean whole = !column.equals("REAL") && number == Math.rint(number);
        return whole ? (Object) (long) number : (Object) number;
    }

    @Override
    public void end() throws IOException {
        file.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
