package fr.archipel.exchange.reader;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One layer of a file, opened: what its rows are made of, then the rows, as often as asked. */
public interface LayerReader extends AutoCloseable {

    @FunctionalInterface
    interface Visitor {
        void visit(Row row) throws IOException;
    }

    /** As the file names it. */
    String name();

    /** In the file's order; names are the file's own, each once. */
    List<Column> columns();

    FileCrs crs();

    /** OGC name of the type all geometries are said to have, or null when the file does not say. */
    @Nullable
    String geometryType();

    /** Whether rows have a place; tables of attributes have none, nor columns of coordinates. */
    boolean hasGeometry();

    /** How the texts were read, when the format leaves it open: « UTF-8 », « windows-1252 ». */
    @Nullable
    default String encoding() {
        return null;
    }

    /** How many rows the file says it has. */
    OptionalLong count();

    /** What the file says of the layer for people; null when it says nothing. */
    @Nullable
    String description();

    /** Passes every row. */
    void read(Visitor visitor) throws IOException;

    /** What a reader leaves out or reads otherwise than it stands, French sentences; complete once the rows are read. */
    List<String> notes();

    @Override
    void close();
}
