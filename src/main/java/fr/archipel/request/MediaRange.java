package fr.archipel.request;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One range of an {@code Accept} header (RFC 9110 § 12.5.1), parameters other than q left aside.
 *
 * @param type such as {@code text/csv}, {@code text/*}
 */
public record MediaRange(String type, double quality) {

    /** The acceptable ones, the best first; ranges of one quality in the given order. */
    public static List<MediaRange> listOf(String accept) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                .map(MediaRange::parse)
                .filter(range -> range.quality > 0)
                .sorted(Comparator.comparingDouble((MediaRange range) -> -range.quality))
                .toList();
    }

    private static MediaRange parse(String text) {
        String[] parts = text.split(";", -1);
        double quality = 1;
        for (String part : parts) {
            String trimmed = part.trim();
            if (trimmed.matches("q=[01](\\.\\d{0,3})?")) {
                quality = Double.parseDouble(trimmed.substring(2));
            }
        }
        return new MediaRange(parts[0].trim(), quality);
    }

    /** {@code mediaType}: without parameters. */
    public boolean covers(String mediaType) {
        return type.equals("*/*")
                || type.equals(mediaType)
                || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
    }
}
