package fr.archipel.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with the values it binds, one per {@code ?}. Pieces add up; a value never becomes text.
 *
 * <p>Values may be: String, Boolean, Integer, Long, Double, BigDecimal, LocalDate, OffsetDateTime, byte[] (bytea),
 * String[] (text[]), Long[] (bigint[]), a JTS Geometry (bound with its SRID), or null.
 */
public record Sql(String text, List<@Nullable Object> values) {

    public static final Sql EMPTY = new Sql("", List.of());

    public Sql {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    public Sql add(String text, @Nullable Object... values) {
        return add(of(text, values));
    }

    public Sql add(Sql other) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(other.values);
        return new Sql(this.text + other.text, all);
    }

    /** The parts with {@code separator} between them; {@link #EMPTY} when there is none. */
    public static Sql join(String separator, List<Sql> parts) {
        StringBuilder text = new StringBuilder();
        List<@Nullable Object> all = new ArrayList<>();
        for (Sql part : parts) {
            if (!text.isEmpty()) {
                text.append(separator);
            }
            text.append(part.text);
            all.addAll(part.values);
        }
        return new Sql(text.toString(), all);
    }

    /** A name from the catalogue, quoted as SQL quotes names. */
    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
