package fr.archipel.exchange.reader;

import fr.archipel.layer.FieldType;

/**
 * A column of a file.
 *
 * @param title how the file names it for people; its name when it does not
 */
public record Column(String name, FieldType type, String title) {
    public static Column of(String name, FieldType type) {
        return new Column(name, type, name);
    }
}
