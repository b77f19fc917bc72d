package fr.archipel.feature.format.binary;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Bytes written once, then read again: in memory while they are few, in a temporary file from there on. Not for two
 * threads.
 */
public final class Spool implements Closeable {
    private static final int IN_MEMORY = 4 << 20;
    private static final int CHUNK = 256 << 10;

    private byte[] buffer = new byte[64 << 10];
    private int buffered;
    private long written;
    private @org.jspecify.annotations.Nullable TemporaryFile file;
    private @org.jspecify.annotations.Nullable FileChannel channel;

    public void write(Bytes bytes) throws IOException {
        write(bytes.array(), 0, bytes.length());
    }

    public void write(byte[] bytes, int from, int count) throws IOException {
        if (buffered + count > buffer.length) {
            makeRoom(count);
        }
        System.arraycopy(bytes, from, buffer, buffered, count);
        buffered += count;
    }

    public long size() {
        return written + buffered;
    }

    private void makeRoom(int count) throws IOException {
        if (channel == null && buffered + count > IN_MEMORY) {
            file = TemporaryFile.create(".tmp");
            channel = FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        if (channel != null) {
            flush(channel);
        }
        if (buffered + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, buffered + count));
        }
    }

    private void flush(FileChannel to) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, buffered);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
        written += buffered;
        buffered = 0;
    }

    /** Everything, in the order it was written. */
    public void copyTo(OutputStream out) throws IOException {
        if (channel == null) {
            out.write(buffer, 0, buffered);
            return;
        }
        flush(channel);
        byte[] chunk = new byte[CHUNK];
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        channel.position(0);
        while (channel.read(bytes) >= 0) {
            out.write(chunk, 0, bytes.position());
            bytes.clear();
        }
    }

    /** Everything again, as a stream that reads ahead. */
    public InputStream read() throws IOException {
        if (channel == null) {
            return new java.io.ByteArrayInputStream(buffer, 0, buffered);
        }
        flush(channel);
        channel.position(0);
        return new java.io.BufferedInputStream(Channels.newInputStream(channel), CHUNK);
    }

    /** Copies {@code count} bytes from {@code at} to the start of {@code into}. */
    public void read(long at, byte[] into, int count) throws IOException {
        if (channel == null) {
            System.arraycopy(buffer, Math.toIntExact(at), into, 0, count);
            return;
        }
        if (buffered > 0) {
            flush(channel);
        }
        ByteBuffer bytes = ByteBuffer.wrap(into, 0, count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("a temporary file ends before its end");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
