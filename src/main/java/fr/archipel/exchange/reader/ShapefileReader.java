package fr.archipel.exchange.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shapefile: {@code .shp} with what lies beside it under the same name. Source: Esri's technical description of July
 * 1998 and dBASE III+; the encoding is that of the {@code .cpg}, else of the table's code page, else UTF-8 when the whole
 * text is, else windows-1252.
 */
final class ShapefileReader implements LayerReader {
    private final String name;
    private final ShpFile shapes;
    private final @Nullable DbfTable table;
    private final FileCrs crs;
    private final Notes notes;

    private ShapefileReader(String name, ShpFile shapes, @Nullable DbfTable table, FileCrs crs, Notes notes) {
        this.name = name;
        this.shapes = shapes;
        this.table = table;
        this.crs = crs;
        this.notes = notes;
    }

    static ShapefileReader open(Path shp, @Nullable String encoding) {
        return open(shp, baseName(shp), encoding);
    }

    /**
     * {@code name}: what to call it to people, when the file itself has another name; {@code encoding}: what somebody
     * says better than the file, or null.
     */
    static ShapefileReader open(Path shp, String name, @Nullable String encoding) {
        Notes notes = new Notes();
        try {
            Optional<Path> dbf = beside(shp, ".dbf");
            FileCrs crs = crs(shp);
            ShpFile shapes = ShpFile.open(shp, beside(shp, ".shx"), name + ".shp");
            try {
                DbfTable table =
                        dbf.isEmpty() ? null : DbfTable.open(dbf.get(), codePage(shp), encoding, name + ".dbf", notes);
                return new ShapefileReader(name, shapes, table, crs, notes);
            } catch (IOException | RuntimeException e) {
                shapes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String baseName(Path shp) {
        String name = LayerFile.name(shp);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The file of the same name with another extension, in any case. */
    private static Optional<Path> beside(Path shp, String extension) throws IOException {
        String wanted = (baseName(shp) + extension).toLowerCase(Locale.ROOT);
        Path folder = shp.toAbsolutePath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each ->
                            LayerFile.name(each).toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst();
        }
    }

    /** A {@code .qpj} is what QGIS 2 wrote beside, with codes. */
    private static FileCrs crs(Path shp) throws IOException {
        for (String extension : List.of(".prj", ".qpj")) {
            Optional<Path> file = beside(shp, extension);
            if (file.isPresent() && Files.size(file.get()) < 100_000) {
                FileCrs read = WktCrs.read(new String(Files.readAllBytes(file.get()), StandardCharsets.ISO_8859_1));
                if (read.epsg().isPresent()) {
                    return read;
                }
            }
        }
        Optional<Path> prj = beside(shp, ".prj");
        return prj.isEmpty()
                ? FileCrs.UNKNOWN
                : WktCrs.read(new String(Files.readAllBytes(prj.get()), StandardCharsets.ISO_8859_1));
    }

    /** What the {@code .cpg} beside it says; null for none. */
    static @Nullable String codePage(Path shp) throws IOException {
        for (String extension : List.of(".cpg", ".cst")) {
            Optional<Path> file = beside(shp, extension);
            if (file.isPresent() && Files.size(file.get()) < 1_000) {
                return Files.readString(file.get(), StandardCharsets.ISO_8859_1).strip();
            }
        }
        return null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return table == null ? List.of() : table.columns();
    }

    @Override
    public FileCrs crs() {
        return crs;
    }

    @Override
    public String geometryType() {
        return shapes.geometryType();
    }

    @Override
    public boolean hasGeometry() {
        return true;
    }

    @Override
    public @Nullable String encoding() {
        return table == null ? null : table.charset().name();
    }

    @Override
    public OptionalLong count() {
        return shapes.count();
    }

    @Override
    public @Nullable String description() {
        return null;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        if (shapes.hasHeights()) {
            notes.add("Les altitudes (Z) et mesures (M) ne sont pas gardées", 1);
        }
        if (table == null) {
            notes.add("Il n'y a pas de .dbf : les objets n'ont pas d'attributs", 1);
        } else {
            table.rewind();
        }
        shapes.rewind();
        long number = 0;
        long rows = table == null ? 0 : table.rows();
        for (long record = 1; shapes.next(); record++) {
            List<@Nullable Object> values = table == null || record > rows ? nothing() : table.next(number + 1);
            // A row marked deleted takes its shape with it.
            if (values != null) {
                visitor.visit(new Row(++number, null, values, shapes.shape()));
            }
            if (record > rows && table != null) {
                notes.add("Le .dbf n'a pas de ligne pour un objet, qui reste sans attributs", record);
            }
        }
        if (shapes.number() < rows) {
            notes.add("Le .dbf a des lignes de trop, sans objet : %d".formatted(rows - shapes.number()), number);
        }
    }

    private List<@Nullable Object> nothing() {
        return new ArrayList<>(java.util.Collections.nCopies(columns().size(), null));
    }

    @Override
    public List<String> notes() {
        return notes.sentences();
    }

    @Override
    public void close() {
        shapes.close();
        if (table != null) {
            table.close();
        }
    }
}
