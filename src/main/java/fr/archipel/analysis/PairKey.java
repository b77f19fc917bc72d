package fr.archipel.analysis;

import fr.archipel.request.Links;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a page of pairs begins: after this one. {@code order} is what pairs are sorted by, smallest first; the two
 * identifiers settle ties. Written {@code order~a~b}, identifiers percent-encoded.
 */
record PairKey(double order, String a, String b) {

    static Optional<PairKey> parse(String text) {
        String[] parts = text.split("~", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        PairKey key = new PairKey(Double.parseDouble(parts[0]), decode(parts[1]), decode(parts[2]));
        boolean usable = Double.isFinite(key.order) && (key.a + key.b).indexOf('\0') < 0;
        return usable ? Optional.of(key) : Optional.empty();
    }

    String text() {
        return order + "~" + Links.encode(a) + "~" + Links.encode(b);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
