package fr.archipel.exchange.standard;

import java.util.List;

/**
 * A table of a standard.
 *
 * @param key the field that identifies a row
 * @param rows whether we know any such row; a table without is empty, and there all the same
 * @param geometryType OGC name in capitals
 * @param fields in the standard's order
 */
public record StandardTable(
        String name, String title, String key, boolean rows, String geometryType, List<StandardField> fields) {
    public StandardTable {
        fields = List.copyOf(fields);
    }
}
