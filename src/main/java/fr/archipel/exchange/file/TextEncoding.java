package fr.archipel.exchange.file;

import fr.archipel.problem.Problem;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a text is encoded: by the mark it starts with, else UTF-8 when the whole of it is, else windows-1252. A text in
 * UTF-8 with a few broken letters is still that: windows-1252 would break all the others.
 *
 * @param mark bytes of the mark before the text
 * @param broken how many letters cannot be read
 */
public record TextEncoding(Charset charset, int mark, long broken) {
    private static final int SAMPLE = 1 << 16;

    /** Of a whole file, without holding it. */
    public static TextEncoding of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TextEncoding of(byte[] text) {
        try {
            return of(new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TextEncoding of(InputStream in) throws IOException {
        byte[] buffer = new byte[SAMPLE];
        int length = in.readNBytes(buffer, 0, SAMPLE);
        TextEncoding marked = marked(buffer, length);
        if (marked != null) {
            return marked;
        }
        Utf8Scan scan = new Utf8Scan();
        while (length > 0) {
            scan.see(buffer, length);
            length = in.readNBytes(buffer, 0, SAMPLE);
        }
        return scan.isUtf8()
                ? new TextEncoding(StandardCharsets.UTF_8, 0, scan.broken())
                : new TextEncoding(Charsets.WINDOWS, 0, 0);
    }

    private static @Nullable TextEncoding marked(byte[] start, int length) {
        if (starts(start, length, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, 0);
        }
        if (starts(start, length, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, 0);
        }
        if (starts(start, length, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, 0);
        }
        return null;
    }

    private static boolean starts(byte[] bytes, int length, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** That of a file, unless somebody says better. Throws {@link Problem.InvalidParameter} for a name of none. */
    public static TextEncoding of(Path file, @Nullable String wanted) {
        TextEncoding found = of(file);
        if (wanted == null || wanted.isBlank()) {
            return found;
        }
        Charset charset = Charsets.wanted(wanted);
        boolean same =
                found.mark > 0 && charset.name().startsWith(found.charset.name().substring(0, 5));
        return same ? found : new TextEncoding(charset, 0, 0);
    }

    /** As people know it: « UTF-8 », « windows-1252 ». */
    public String name() {
        return charset.name();
    }

    public String decode(byte[] text) {
        return new String(text, mark, text.length - mark, charset);
    }

    /** The text of the file, after its mark; what cannot be read is U+FFFD. */
    public Reader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(mark);
            return new BufferedReader(new InputStreamReader(in, charset), SAMPLE);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The start of the file's text, at most so many letters. */
    public String sample(Path file, int letters) {
        char[] sample = new char[letters];
        int length = 0;
        try (Reader reader = reader(file)) {
            for (int n = 0; n >= 0 && length < letters; n = reader.read(sample, length, letters - length)) {
                length += n;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(sample, 0, length);
    }
}
