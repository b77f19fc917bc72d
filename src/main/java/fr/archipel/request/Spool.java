package fr.archipel.request;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes kept until all of them are there: in memory while they are few, then in a temporary file, which closing deletes. */
public final class Spool extends OutputStream implements Closeable {
    private static final int IN_MEMORY = 1024 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream to = memory;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (file == null && memory.size() + count > IN_MEMORY) {
            file = Files.createTempFile("archipel", ".tmp");
            to = Files.newOutputStream(file);
            memory.writeTo(to);
            memory.reset();
        }
        to.write(bytes, from, count);
    }

    /** Passes everything on. */
    public void copyTo(OutputStream out) throws IOException {
        to.flush();
        if (file == null) {
            memory.writeTo(out);
        } else {
            Files.copy(file, out);
        }
    }

    @Override
    public void close() throws IOException {
        to.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
