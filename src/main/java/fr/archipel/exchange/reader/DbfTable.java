package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a {@code .dbf}. Its claims are checked against its size before a row is read. */
final class DbfTable implements AutoCloseable {
    private static final int FIELD = 32;
    private static final byte END_OF_FIELDS = 0x0d;
    private static final byte DELETED = '*';

    private final FileChannel channel;
    private final String name;
    private final long rows;
    private final int headerLength;
    private final int rowLength;
    private final List<DbfField> fields;
    private final Notes notes;
    private final ByteBuffer block;
    private long read;
    private Charset charset = StandardCharsets.UTF_8;
    private @Nullable String remark;

    private DbfTable(
            FileChannel channel,
            String name,
            long rows,
            int headerLength,
            int rowLength,
            List<DbfField> fields,
            Notes notes) {
        this.channel = channel;
        this.name = name;
        this.rows = rows;
        this.headerLength = headerLength;
        this.rowLength = rowLength;
        this.fields = fields;
        this.notes = notes;
        this.block = ByteBuffer.allocate(Math.max(1, (1 << 18) / rowLength) * rowLength);
    }

    /**
     * {@code codePage}: what the {@code .cpg} says, {@code wanted}: the encoding that somebody asks for; null for
     * none.
     */
    static DbfTable open(Path file, @Nullable String codePage, @Nullable String wanted, String name, Notes notes)
            throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer start = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.read(start, 0) < 32) {
                throw FileProblems.unreadable(name, "le fichier est incomplet.");
            }
            long rows = start.getInt(4) & 0xffff_ffffL;
            int headerLength = start.getShort(8) & 0xffff;
            int rowLength = start.getShort(10) & 0xffff;
            long needed = headerLength + rows * rowLength;
            if (headerLength < 33 || rowLength < 1 || channel.size() < needed) {
                throw FileProblems.unreadable(
                        name,
                        "la table annonce %d lignes de %d octets, et le fichier n'en contient que %d."
                                .formatted(rows, rowLength, channel.size()));
            }
            if ((headerLength - 33) / FIELD > Limits.COLUMNS) {
                throw FileProblems.unreadable(name, Limits.columns((headerLength - 33) / FIELD));
            }
            ByteBuffer header = ByteBuffer.allocate(headerLength).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(header, 0);
            DbfTable raw = new DbfTable(
                    channel,
                    name,
                    rows,
                    headerLength,
                    rowLength,
                    fields(header, headerLength, rowLength, name),
                    new Notes());
            DbfScan scan = DbfScan.of(raw, wanted, codePage, start.get(29));
            DbfTable table = new DbfTable(
                    channel, name, rows, headerLength, rowLength, named(scan.fields(), scan.charset()), notes);
            table.charset = scan.charset();
            table.remark = scan.remark();
            return table;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static List<DbfField> fields(ByteBuffer header, int headerLength, int rowLength, String name) {
        List<DbfField> fields = new ArrayList<>();
        int offset = 1;
        for (int at = FIELD; at + FIELD <= headerLength && header.get(at) != END_OF_FIELDS; at += FIELD) {
            byte[] title = new byte[11];
            header.get(at, title);
            char type = (char) (header.get(at + 11) & 0xff);
            int length = header.get(at + 16) & 0xff;
            int decimals = header.get(at + 17) & 0xff;
            if (type == 'C') {
                // Texts beyond 255 keep the rest of their length where decimals are.
                length += decimals << 8;
                decimals = 0;
            }
            fields.add(DbfField.of(new String(title, StandardCharsets.ISO_8859_1), type, offset, length, decimals));
            offset += length;
        }
        if (offset > rowLength) {
            throw FileProblems.unreadable(
                    name,
                    "les champs annoncés font %d octets, et chaque ligne n'en a que %d.".formatted(offset, rowLength));
        }
        return fields;
    }

    /** Names are cut at ten bytes, sometimes inside a letter; two that are the same are told apart. */
    private static List<DbfField> named(List<DbfField> fields, Charset charset) {
        List<DbfField> named = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (DbfField field : fields) {
            String name = field.decodedName(charset);
            String free = name.isEmpty() ? "champ" : name;
            for (int n = 2; taken.contains(free); n++) {
                free = name + "_" + n;
            }
            taken.add(free);
            named.add(field.named(free, charset));
        }
        return named;
    }

    long rows() {
        return rows;
    }

    List<DbfField> fields() {
        return fields;
    }

    /** Memos lie in a file of their own, which is not read. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (DbfField field : fields) {
            if (field.type() != null) {
                columns.add(Column.of(field.name(), field.type()));
            }
        }
        return columns;
    }

    /** Of texts and names. */
    Charset charset() {
        return charset;
    }

    void rewind() {
        read = 0;
        if (remark != null) {
            notes.add(remark, 1);
        }
        fields.stream()
                .filter(field -> field.type() == null)
                .forEach(field ->
                        notes.add("Le champ « %s » est d'un type qui n'est pas lu".formatted(field.name()), 1));
    }

    /** The raw bytes of the next row, in a buffer that is not to be kept. */
    ByteBuffer nextRaw() throws IOException {
        int inBlock = (int) (read % (block.capacity() / rowLength));
        if (inBlock == 0) {
            long position = headerLength + read * rowLength;
            block.clear();
            int n = 0;
            while (n >= 0 && block.hasRemaining()) {
                n = channel.read(block, position + block.position());
            }
            block.flip();
        }
        read++;
        if ((inBlock + 1) * rowLength > block.limit()) {
            throw FileProblems.unreadable(name, "le fichier s'arrête à la ligne %d.".formatted(read));
        }
        return block.slice(inBlock * rowLength, rowLength);
    }

    /** Null for a row marked deleted. {@code number}: of the object, for the notes. */
    @Nullable
    List<@Nullable Object> next(long number) throws IOException {
        ByteBuffer row = nextRaw();
        if (row.get(0) == DELETED) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (DbfField field : fields) {
            if (field.type() != null) {
                values.add(field.value(row, fault -> notes.add(fault, number)));
            }
        }
        return values;
    }

    static boolean isNumber(FieldType type) {
        return type == FieldType.INTEGER || type == FieldType.DECIMAL;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
