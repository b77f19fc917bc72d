package fr.archipel.http;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Files that the build has compressed once and for all, beside those they stand for. Only for files whose name is a digest of what
 * they hold: beside them nothing can be out of date.
 */
final class Precompressed {
    /** Best first: the name a client knows it by, what the build adds to the file's. */
    private record Coding(String name, String suffix) {}

    private static final List<Coding> CODINGS = List.of(new Coding("br", ".br"), new Coding("gzip", ".gz"));

    private Precompressed() {}

    /** The file to send in place of {@code file}, announced to the client; {@code file} itself when it takes none. */
    static Path choose(Context ctx, Path file) {
        String accepted = ctx.header("Accept-Encoding");
        for (Coding coding : CODINGS) {
            Path compressed = file.resolveSibling(file.getFileName() + coding.suffix);
            if (accepts(accepted, coding.name) && Files.isRegularFile(compressed)) {
                ctx.disableCompression();
                ctx.header("Content-Encoding", coding.name);
                return compressed;
            }
        }
        return file;
    }

    /** RFC 9110 § 12.5.3: named, and not at a weight of zero. */
    static boolean accepts(@Nullable String header, String coding) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(coding)
                                || (each.startsWith(coding + ";") && !each.matches(".*q=0(?:\\.0{1,3})?\\s*")));
    }
}
