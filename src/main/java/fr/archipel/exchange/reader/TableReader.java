package fr.archipel.exchange.reader;

import fr.archipel.document.SafeText;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A table of texts as a layer, of a CSV or of a sheet: columns by their headings, values as they are written, the place of
 * a row by its columns of coordinates. Read twice; the memory of some hundred rows.
 */
final class TableReader implements LayerReader {
    private final String name;
    private final TableLines lines;
    private final TableScan scan;
    private final @Nullable String encoding;
    private final List<Column> columns = new ArrayList<>();
    /** Of each column, its place on a line. */
    private final List<Integer> places = new ArrayList<>();

    private final @Nullable CoordinateColumns coordinates;
    private final Notes notes = new Notes();
    private final List<String> remarks;

    private TableReader(
            String name, TableLines lines, TableScan scan, @Nullable String encoding, List<String> remarks) {
        this.name = name;
        this.lines = lines;
        this.scan = scan;
        this.encoding = encoding;
        this.remarks = new ArrayList<>(remarks);
        choose();
        this.coordinates = CoordinateColumns.find(columns, places, scan.sample());
    }

    /** {@code remarks}: what is already known of how the file was read, French sentences. */
    static TableReader open(
            String file, String name, TableLines lines, @Nullable String encoding, List<String> remarks) {
        TableScan scan;
        try {
            scan = TableScan.of(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (scan == null) {
            throw FileProblems.unreadable(file, "la table « %s » est vide.".formatted(name));
        }
        TableReader reader = new TableReader(name, lines, scan, encoding, remarks);
        if (reader.columns.size() > Limits.COLUMNS) {
            throw FileProblems.unreadable(file, Limits.columns(reader.columns.size()));
        }
        return reader;
    }

    /** A column without heading and without a single value is none; one that only counts the rows is left out. */
    private void choose() {
        List<String> titles = new ArrayList<>(scan.titles());
        if (scan.isShifted()) {
            titles.add(0, "");
        }
        while (titles.size() < scan.width()) {
            titles.add("");
        }
        List<String> names = ColumnNames.unique(titles);
        for (int i = 0; i < titles.size(); i++) {
            boolean counts = i == 0 && scan.isNumbered();
            if (!counts && (!titles.get(i).isBlank() || scan.isFilled(i))) {
                columns.add(Column.of(names.get(i), scan.type(i)));
                places.add(i);
            }
        }
        if (scan.isNumbered()) {
            remarks.add("La première colonne, sans nom, numérote les lignes ; elle n'est pas lue.");
        }
        if (scan.head().line() > 1) {
            remarks.add("Les noms des colonnes sont pris à la ligne %d."
                    .formatted(scan.head().line()));
        }
    }

    /** Whether there are several columns, headings over each, and every row has them all. */
    boolean isEven() {
        return columns.size() > 1 && scan.rows() > 0 && scan.isEven();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public FileCrs crs() {
        return coordinates == null ? FileCrs.UNKNOWN : coordinates.crs();
    }

    @Override
    public @Nullable String geometryType() {
        return coordinates == null ? null : coordinates.geometryType();
    }

    @Override
    public boolean hasGeometry() {
        return coordinates != null;
    }

    @Override
    public @Nullable String encoding() {
        return encoding;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(scan.rows());
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        long head = scan.head().line();
        long[] number = {0};
        lines.read((line, cells) -> {
            if (line > head) {
                number[0]++;
                visitor.visit(row(number[0], cells));
            }
            return true;
        });
    }

    private Row row(long number, List<@Nullable Object> cells) {
        List<@Nullable Object> values = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            Object cell = places.get(i) < cells.size() ? cells.get(places.get(i)) : null;
            values.add(cell == null || columns.get(i).type() != FieldType.TEXT ? cell : SafeText.bare(cell.toString()));
        }
        return new Row(number, null, values, geometry(number, cells));
    }

    private @Nullable Geometry geometry(long number, List<@Nullable Object> cells) {
        if (coordinates == null) {
            return null;
        }
        try {
            Geometry geometry = coordinates.geometry(cells);
            return geometry == null ? null : GeometryGuard.check(geometry);
        } catch (GeometryGuard.Broken e) {
            notes.add("Des coordonnées sont illisibles et ne sont pas gardées", number);
            return null;
        }
    }

    @Override
    public List<String> notes() {
        List<String> all = new ArrayList<>(remarks);
        if (coordinates != null) {
            all.add(coordinates.words());
        }
        all.addAll(notes.sentences());
        return all;
    }

    @Override
    public void close() {
        // Nothing stays open between two readings.
    }
}
