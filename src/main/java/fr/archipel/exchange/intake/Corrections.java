package fr.archipel.exchange.intake;

import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.Row;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person says a row should have held, put where the file holds it: read by the same mapper as the rest. */
final class Corrections {
    private final Map<Long, Map<Integer, String>> byRow = new HashMap<>();

    /** Throws {@link Problem.InvalidField} for a field that no column of the file gives. */
    static Corrections of(ImportRequest request, FileMapping mapping, List<Column> columns) {
        Corrections corrections = new Corrections();
        List<String> names = columns.stream().map(Column::name).toList();
        request.corrections()
                .forEach((row, fields) -> fields.forEach((field, text) -> {
                    int at = names.indexOf(mapping.columns().get(field));
                    if (at < 0) {
                        throw new ProblemException(new Problem.InvalidField(
                                "corrections",
                                field,
                                "un champ qui vient d'une colonne du fichier : "
                                        + String.join(", ", mapping.columns().keySet())));
                    }
                    corrections
                            .byRow
                            .computeIfAbsent(row, any -> new HashMap<>())
                            .put(at, text);
                }));
        return corrections;
    }

    Row apply(Row row) {
        Map<Integer, String> said = byRow.get(row.number());
        if (said == null) {
            return row;
        }
        List<@Nullable Object> values = new ArrayList<>(row.values());
        said.forEach((at, text) -> values.set(at, text.isEmpty() ? null : text));
        return new Row(row.number(), row.key(), values, row.geometry());
    }
}
