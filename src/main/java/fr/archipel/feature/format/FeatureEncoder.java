package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import java.io.Closeable;
import java.io.IOException;

/**
 * A document being written to the stream it was opened with, which it leaves open. Either {@link #end} is called once after
 * the last feature, or something failed and it is not; {@link #close} is called whatever happens and takes temporary files
 * away. Not for two threads.
 */
public interface FeatureEncoder extends Closeable {

    /** Writes a feature, or keeps it. The row is valid until this returns. */
    void feature(FeatureRow row) throws IOException;

    /** Writes what comes after the features, and passes everything on to the stream. */
    void end(PageEnd end) throws IOException;

    @Override
    default void close() throws IOException {}
}
