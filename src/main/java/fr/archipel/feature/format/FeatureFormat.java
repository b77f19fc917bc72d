package fr.archipel.feature.format;

import fr.archipel.feature.FeatureRow;
import fr.archipel.request.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A form in which features are written. Has no state: one for all answers. */
public interface FeatureFormat {

    /** As {@code f=} names it. */
    String id();

    /** Of its files, without the dot. */
    String extension();

    /** With its parameters. */
    String mediaType();

    /** Other media types by which it is asked for in an {@code Accept} header, without parameters. */
    default List<String> aliases() {
        return List.of();
    }

    /** URI of the profile it keeps to (RFC 6906), or null. */
    default @Nullable String profile() {
        return null;
    }

    /** What people call it. */
    String title();

    /** Whether it says inside where the next page is; for the others the headers do. */
    boolean paged();

    /** Whether gzip makes it smaller. */
    default boolean compressible() {
        return true;
    }

    /** Whether a whole layer, asked for without {@code crs}, comes in the system it is stored in rather than CRS84. */
    default boolean storedCrsByDefault() {
        return false;
    }

    /** How many features it can hold. */
    default long maximum() {
        return Long.MAX_VALUE;
    }

    /** Parameters of its own. */
    default List<FormatOption> options() {
        return List.of();
    }

    /** The same with some of its {@link #options} chosen, by name; the values are among those accepted. */
    default FeatureFormat with(Map<String, String> chosen) {
        return this;
    }

    /** The same with what other rooms know of the layers, for a format that has a place for it. */
    default FeatureFormat dressed(LayerExtras extras) {
        return this;
    }

    /**
     * Begins a document. May write at once; a format that must know everything before its first byte keeps what it was
     * given in a temporary file until {@link FeatureEncoder#end}.
     */
    FeatureEncoder open(Output what, OutputStream out) throws IOException;

    /** A single feature; by itself where the format has that, else as a document of one. */
    default void single(Output what, FeatureRow row, List<Link> links, OutputStream out) throws IOException {
        try (FeatureEncoder encoder = open(what, out)) {
            encoder.feature(row);
            encoder.end(new PageEnd(1, OptionalLong.of(1), links));
        }
    }
}
