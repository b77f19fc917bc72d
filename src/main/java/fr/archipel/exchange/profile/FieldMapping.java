package fr.archipel.exchange.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of the target comes from.
 *
 * @param field of the target
 * @param columns names the file's column may have, in order of preference; the first that says something is taken
 * @param reading {@code commune} (a code, or words), {@code annee} (the year of a day), {@code premier} (the first of a
 *     list), {@code barre} (a list whose values are apart by {@code |} alone); null to read by the field's type
 * @param codes what the file writes → what it means; an empty meaning says nothing
 * @param unit of bare numbers in the column; null for the field's
 * @param constant said of every row, whatever the file says
 * @param otherwise said of a row that creates an object, where the file says nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldMapping(
        String field,
        List<String> columns,
        @Nullable String reading,
        Map<String, String> codes,
        @Nullable String unit,
        @Nullable Constant constant,
        @Nullable Constant otherwise) {
    /** The words {@code reading} may be. */
    public static final List<String> READINGS = List.of("commune", "annee", "premier", "barre");

    public FieldMapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
        codes = codes == null ? Map.of() : Map.copyOf(codes);
    }

    public static FieldMapping of(String field, List<String> columns) {
        return new FieldMapping(field, columns, null, Map.of(), null, null, null);
    }

    /** From this column and no other; from none when null. */
    FieldMapping from(@Nullable String column) {
        return new FieldMapping(
                field, column == null ? List.of() : List.of(column), reading, codes, unit, null, otherwise);
    }

    /** The same of every row, whatever the file says. */
    FieldMapping saying(String text) {
        return new FieldMapping(field, List.of(), reading, codes, unit, Constant.of(text), otherwise);
    }

    FieldMapping in(@Nullable String columnUnit) {
        return new FieldMapping(field, columns, reading, codes, columnUnit, constant, otherwise);
    }
}
