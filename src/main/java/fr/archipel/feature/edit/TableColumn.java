package fr.archipel.feature.edit;

/**
 * A column as the database declares it.
 *
 * @param type as {@code format_type} writes it: {@code numeric(12,2)}, {@code text[]}
 * @param filled the database gives it a value when none is sent
 */
public record TableColumn(String type, boolean notNull, boolean filled) {

    /** Decimals that the column keeps; -1 when it keeps any. */
    public int scale() {
        return type.matches("numeric\\(\\d+,\\d+\\)") ? Integer.parseInt(type.replaceAll(".*,|\\)", "")) : -1;
    }

    /** Digits before the point that the column keeps; -1 when it keeps any. */
    public int wholeDigits() {
        return scale() < 0 ? -1 : Integer.parseInt(type.replaceAll("numeric\\(|,.*", "")) - scale();
    }

    /** Longest text; -1 when there is no bound. */
    public int length() {
        return type.matches("character varying\\(\\d+\\)") ? Integer.parseInt(type.replaceAll("\\D", "")) : -1;
    }

    /** Bits of a whole number. */
    public int bits() {
        return switch (type) {
            case "smallint" -> 16;
            case "integer" -> 32;
            default -> 64;
        };
    }

    /** Whether a key of this type can be written so; what cannot names no row. */
    public boolean mayHold(String key) {
        return switch (type) {
            case "smallint", "integer", "bigint" -> key.matches("-?[0-9]{1,18}") && fits(Long.parseLong(key));
            case "uuid" -> key.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
            default -> key.indexOf('\0') < 0;
        };
    }

    private boolean fits(long number) {
        int bits = bits();
        return bits == 64 || (number >= -(1L << (bits - 1)) && number < 1L << (bits - 1));
    }

    public boolean isText() {
        return type.equals("text") || type.startsWith("character");
    }
}
