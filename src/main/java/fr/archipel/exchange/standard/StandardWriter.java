package fr.archipel.exchange.standard;

import java.io.Closeable;
import java.io.IOException;

/** Writes one file, table after table, row after row. Not for two threads. */
interface StandardWriter extends Closeable {

    /** Begins a table; its rows follow. */
    void begin(StandardTable table) throws IOException;

    void row(StandardRow row) throws IOException;

    /** After the last table: what follows is the stream's. */
    void end() throws IOException;

    @Override
    default void close() throws IOException {}
}
