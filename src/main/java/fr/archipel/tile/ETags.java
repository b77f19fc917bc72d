package fr.archipel.tile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The validators of a tile, and what a client accepts (RFC 9110 § 8.8.3, 12.5.3 and 13.1.2). */
final class ETags {
    /** The compressed form is another sequence of bytes, hence another strong validator. */
    private static final String COMPRESSED = "-gz";

    private ETags() {}

    static String of(String tag, boolean compressed) {
        return '"' + tag + (compressed ? COMPRESSED : "") + '"';
    }

    /** Whether {@code If-None-Match} names the tile, in either form. */
    static boolean match(@Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(given -> given.strip().replaceFirst("^W/", ""))
                        .anyMatch(given ->
                                given.equals("*") || given.equals(of(tag, false)) || given.equals(of(tag, true)));
    }

    /** Whether {@code Accept-Encoding} names the coding, and not to refuse it. */
    static boolean accepts(@Nullable String header, String coding) {
        return header != null
                && Arrays.stream(header.toLowerCase(java.util.Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(given -> given.replaceFirst("\\s*;.*", "").equals(coding)
                                && !given.matches(".*;\\s*q=0(\\.0*)?$"));
    }
}
