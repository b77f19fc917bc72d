package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The records of a {@code .shp}, in the order of its {@code .shx} when there is a whole one. */
final class ShpFile implements AutoCloseable {
    private static final int HEADER = 100;
    private static final int MULTIPATCH = 31;
    /** Of the largest shape there may be, with heights and measures. */
    private static final long MAXIMUM_LENGTH = Limits.VERTICES * 40L;

    private final FileChannel channel;
    private final @Nullable FileChannel index;
    private final String name;
    private final int type;
    private final long size;
    private final long records;
    private long position = HEADER;
    private long number;
    private ByteBuffer content = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer head = ByteBuffer.allocate(8);

    private ShpFile(FileChannel channel, @Nullable FileChannel index, String name, int type) throws IOException {
        this.channel = channel;
        this.index = index;
        this.name = name;
        this.type = type;
        this.size = channel.size();
        this.records = index == null ? Long.MAX_VALUE : (index.size() - HEADER) / 8;
    }

    static ShpFile open(Path shp, Optional<Path> shx, String name) throws IOException {
        FileChannel channel = FileChannel.open(shp, StandardOpenOption.READ);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            if (readFully(channel, header, 0) < HEADER || header.getInt(0) != 9994) {
                throw FileProblems.unreadable(name, "ce n'est pas un .shp, ou il est incomplet.");
            }
            int type = header.order(ByteOrder.LITTLE_ENDIAN).getInt(32);
            if (type == MULTIPATCH || ShpShape.geometryType(type).isEmpty()) {
                throw FileProblems.unreadable(
                        name,
                        "les objets sont du type %d%s, qui ne se lit pas ici."
                                .formatted(type, type == MULTIPATCH ? " (MultiPatch, en trois dimensions)" : ""));
            }
            return new ShpFile(channel, shx.isEmpty() ? null : index(shx.get()), name, type);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Null when it is not a whole one: the records are then read one after the other. */
    private static @Nullable FileChannel index(Path shx) throws IOException {
        FileChannel channel = FileChannel.open(shx, StandardOpenOption.READ);
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (channel.size() >= HEADER
                && channel.size() % 8 == HEADER % 8
                && readFully(channel, header, 0) == HEADER
                && header.getInt(0) == 9994) {
            return channel;
        }
        channel.close();
        return null;
    }

    String geometryType() {
        return ShpShape.geometryType(type);
    }

    boolean hasHeights() {
        return type > 10;
    }

    /** Known from the index. */
    OptionalLong count() {
        return index == null ? OptionalLong.empty() : OptionalLong.of(records);
    }

    /** How many have been read. */
    long number() {
        return number;
    }

    void rewind() {
        position = HEADER;
        number = 0;
    }

    /** Reads the next record; false when there is none. */
    boolean next() throws IOException {
        if (number >= records || (index == null && position + 8 > size)) {
            return false;
        }
        if (index != null) {
            head.clear();
            readFully(index, head, HEADER + 8 * number);
            position = 2L * (head.getInt(0) & 0xffff_ffffL);
        }
        number++;
        head.clear();
        if (position < HEADER || readFully(channel, head, position) < 8) {
            throw broken("sa place est hors du fichier");
        }
        long length = 2L * (head.getInt(4) & 0xffff_ffffL);
        if (length < 4 || position + 8 + length > size) {
            throw broken("il annonce %d octets, plus que le fichier n'en a".formatted(length));
        }
        if (length > MAXIMUM_LENGTH) {
            throw broken("il a plus de %d sommets".formatted(Limits.VERTICES));
        }
        if (content.capacity() < length) {
            content = ByteBuffer.allocate((int) Math.max(length, Math.min(2L * content.capacity(), 1 << 26)));
        }
        content.clear().limit((int) length);
        readFully(channel, content, position + 8);
        content.flip().order(ByteOrder.LITTLE_ENDIAN);
        position += 8 + length;
        return true;
    }

    /** Of the record just read; null for the null shape and for what has no point. */
    @Nullable
    Geometry shape() {
        try {
            return ShpShape.read(content);
        } catch (ShpShape.Broken | java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw broken(e instanceof ShpShape.Broken ? String.valueOf(e.getMessage()) : "il s'arrête avant la fin");
        }
    }

    private RuntimeException broken(String reason) {
        return FileProblems.unreadable(name, "l'objet %d est abîmé : %s.".formatted(number, reason));
    }

    private static int readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        int start = into.position();
        long at = position;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                break;
            }
            at += n;
        }
        return into.position() - start;
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (index != null) {
                index.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
