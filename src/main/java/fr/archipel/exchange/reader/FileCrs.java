package fr.archipel.exchange.reader;

import java.util.OptionalInt;

/**
 * The reference system a file says it is in.
 *
 * @param epsg its code, when it can be told; coordinates are x before y whatever the authority says
 * @param name as the file writes it, empty when it says nothing
 */
public record FileCrs(OptionalInt epsg, String name) {
    public static final FileCrs UNKNOWN = new FileCrs(OptionalInt.empty(), "");

    public static FileCrs of(int epsg) {
        return new FileCrs(OptionalInt.of(epsg), "EPSG:" + epsg);
    }
}
