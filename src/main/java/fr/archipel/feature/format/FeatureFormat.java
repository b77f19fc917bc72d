package fr.archipel.feature.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

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

    /**
     * Begins a document. May write at once; a format that must know everything before its first byte keeps what it was
     * given in a temporary file until {@link FeatureEncoder#end}.
     */
    FeatureEncoder open(Output what, OutputStream out) throws IOException;
}
