package fr.archipel.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of a row that may hold NULL, by name; NULL stays null. */
public final class Columns {
    private Columns() {}

    public static @Nullable Integer integer(ResultSet row, String name) throws SQLException {
        int value = row.getInt(name);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double decimal(ResultSet row, String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? null : value;
    }

    /** A text[]; NULL is the empty list. */
    public static List<String> texts(ResultSet row, String name) throws SQLException {
        Array array = row.getArray(name);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** A double precision[] without NULL inside; NULL is the empty array. */
    public static double[] decimals(ResultSet row, String name) throws SQLException {
        Array array = row.getArray(name);
        if (array == null) {
            return new double[0];
        }
        Double[] boxed = (Double[]) array.getArray();
        double[] values = new double[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }
}
