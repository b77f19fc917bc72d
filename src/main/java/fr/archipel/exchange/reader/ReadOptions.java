package fr.archipel.exchange.reader;

import org.jspecify.annotations.Nullable;

/**
 * How to read a file, where it does not say so itself or says it wrong.
 *
 * @param layer the layer of a file that holds several, the sheet of a workbook; null for the only one
 * @param encoding of its texts (« UTF-8 », « windows-1252 »); null to let the file decide
 */
public record ReadOptions(@Nullable String layer, @Nullable String encoding) {
    public static final ReadOptions NONE = new ReadOptions(null, null);

    public static ReadOptions layer(@Nullable String layer) {
        return new ReadOptions(layer, null);
    }

    ReadOptions inside(@Nullable String other) {
        return new ReadOptions(other, encoding);
    }
}
