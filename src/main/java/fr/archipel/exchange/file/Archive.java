package fr.archipel.exchange.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A zip, opened with care: not too many entries, none of which leads outside, is a link, is there twice or is locked, and
 * none unfolds beyond reason. An archive inside it is a file like another: it is never opened on the way.
 */
public final class Archive implements AutoCloseable {
    /** Those the library unfolds by itself; for others (Zstandard, XZ) it wants libraries that are not here. */
    private static final Set<ZipMethod> READABLE = EnumSet.of(
            ZipMethod.STORED,
            ZipMethod.UNSHRINKING,
            ZipMethod.IMPLODING,
            ZipMethod.DEFLATED,
            ZipMethod.ENHANCED_DEFLATED,
            ZipMethod.BZIP2);

    private static final int MAXIMUM_ENTRIES = 10_000;
    private static final long MAXIMUM_BYTES = 8L << 30;
    /** Deflate cannot do better than about 1032; real layers stay below 100. */
    private static final long MAXIMUM_RATIO = 300;

    private static final long SMALL_BYTES = 50L << 20;
    private static final int TAIL = 65_557;

    private final ZipFile zip;
    private final String file;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    /** What may still be unfolded. */
    private long left;

    private Archive(ZipFile zip, String file, long size) {
        this.zip = zip;
        this.file = file;
        this.left = Math.min(MAXIMUM_BYTES, Math.max(SMALL_BYTES, size * MAXIMUM_RATIO));
    }

    /** {@code name}: what to call it to people. Refuses it with a sentence. */
    public static Archive open(Path path, String name) {
        try {
            if (entries(path) > MAXIMUM_ENTRIES) {
                throw FileProblems.unreadable(
                        name, "l'archive contient plus de %d fichiers.".formatted(MAXIMUM_ENTRIES));
            }
            // Names that are not in UTF-8 are in the code page of DOS.
            ZipFile zip = ZipFile.builder()
                    .setPath(path)
                    .setCharset(Charset.forName("IBM437"))
                    .get();
            Archive archive = new Archive(zip, name, Files.size(path));
            try {
                archive.check();
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
            return archive;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(name);
        }
    }

    private static RuntimeException damaged(String name) {
        return FileProblems.unreadable(name, "l'archive zip est abîmée ou incomplète.");
    }

    /** How many entries its end announces (APPNOTE 4.3.16), before anything is read of them. */
    private static long entries(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            int length = (int) Math.min(TAIL, channel.size());
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (tail.hasRemaining() && channel.read(tail, channel.size() - length + tail.position()) >= 0) {
                // until it is whole
            }
            for (int at = length - 22; at >= 0; at--) {
                if (tail.getInt(at) == 0x0605_4b50) {
                    return tail.getShort(at + 10) & 0xffff;
                }
            }
        }
        return 0;
    }

    private void check() {
        Set<String> known = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String name = entry.getName().replace('\\', '/');
            if (leadsOutside(name)) {
                throw FileProblems.unreadable(
                        file, "l'archive contient un nom qui mène hors d'elle (« %s »).".formatted(shown(name)));
            }
            if (entry.isUnixSymlink()) {
                throw FileProblems.unreadable(
                        file, "l'archive contient un lien vers un autre fichier (« %s »).".formatted(shown(name)));
            }
            if (entry.isDirectory() || name.endsWith("/") || name.startsWith("__MACOSX/")) {
                continue;
            }
            if (!known.add(name.toLowerCase(Locale.ROOT))) {
                throw FileProblems.unreadable(file, "l'archive contient deux fois « %s ».".formatted(shown(name)));
            }
            entries.put(name, entry);
        }
    }

    private static boolean leadsOutside(String name) {
        return name.startsWith("/")
                || name.contains(":")
                || name.contains("\u0000")
                || List.of(name.split("/", -1)).contains("..");
    }

    private static String shown(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }

    /** Names of its files, folders before them, in its order. */
    public List<String> names() {
        return new ArrayList<>(entries.keySet());
    }

    /** What the entry says it unfolds to; not to be believed. */
    public long size(String name) {
        return entry(name).getSize();
    }

    private ZipArchiveEntry entry(String name) {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no entry " + name);
        }
        return entry;
    }

    /** The bytes of an entry, as many as are left to unfold; reading further is refused. */
    public InputStream read(String name) throws IOException {
        ZipArchiveEntry entry = entry(name);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw FileProblems.unreadable(
                    file, "l'archive est protégée par un mot de passe ; décompressez-la d'abord.");
        }
        if (!READABLE.contains(ZipMethod.getMethodByCode(entry.getMethod())) || !zip.canReadEntryData(entry)) {
            throw FileProblems.unreadable(
                    file, "« %s » est compressé d'une manière qui ne se lit pas ici.".formatted(shown(name)));
        }
        return new Counted(zip.getInputStream(entry), name);
    }

    public void unpack(String name, Path to) {
        try (InputStream in = read(name);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Counted extends java.io.FilterInputStream {
        private final String name;

        Counted(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw FileProblems.unreadable(
                        file,
                        "« %s » se décompresse au-delà de toute mesure ; l'archive est refusée."
                                .formatted(shown(name)));
            }
        }
    }
}
