package fr.archipel.exchange.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A {@code .dbf} without shapes beside it: the tables of a planning document, whose rows have no place. */
final class DbfReader implements LayerReader {
    private final String name;
    private final DbfTable table;
    private final Notes notes;

    private DbfReader(String name, DbfTable table, Notes notes) {
        this.name = name;
        this.table = table;
        this.notes = notes;
    }

    static DbfReader open(Path file, @Nullable String encoding) {
        Notes notes = new Notes();
        try {
            DbfTable table = DbfTable.open(file, ShapefileReader.codePage(file), encoding, LayerFile.name(file), notes);
            return new DbfReader(ShapefileReader.baseName(file), table, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public FileCrs crs() {
        return FileCrs.UNKNOWN;
    }

    @Override
    public @Nullable String geometryType() {
        return null;
    }

    @Override
    public boolean hasGeometry() {
        return false;
    }

    @Override
    public String encoding() {
        return table.charset().name();
    }

    /** Those marked deleted are among them. */
    @Override
    public OptionalLong count() {
        return OptionalLong.of(table.rows());
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        table.rewind();
        long number = 0;
        for (long record = 0; record < table.rows(); record++) {
            List<@Nullable Object> values = table.next(number + 1);
            if (values != null) {
                visitor.visit(new Row(++number, null, values, null));
            }
        }
    }

    @Override
    public List<String> notes() {
        return notes.sentences();
    }

    @Override
    public void close() {
        table.close();
    }
}
