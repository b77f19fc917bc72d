package fr.archipel.exchange.followup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The user's choice of columns over what was guessed. */
final class Mapping {
    static final String CHAMPS =
            "numero, id, titre, statut, instance, date_decision, date_copil, date_cotech, motif, cout,"
                    + " prevu.ANNÉE, realise.ANNÉE, note, ÉTAPE[.PARTIE[.DISPOSITIF]], date_ÉTAPE[.PARTIE[.DISPOSITIF]], où ÉTAPE est"
                    + " attendu, sollicite, notifie, engage ou verse et PARTIE un code de /api/parties";

    private Mapping() {}

    /** Problem: 422 for a field or a column that is not known, or a column chosen for two fields. */
    static List<TableColumn> apply(List<TableColumn> guessed, Map<String, @Nullable String> chosen, Parties parties) {
        Map<Integer, Champ> byColumn = new HashMap<>();
        Map<String, @Nullable Integer> byField = new HashMap<>();
        chosen.forEach((id, title) -> {
            Champ champ =
                    Champ.parse(id, parties).orElseThrow(() -> ImportOptions.invalid("correspondance", id, CHAMPS));
            Integer column = title == null || title.isBlank() ? null : column(guessed, id, title);
            byField.put(champ.id(), column);
            if (column != null) {
                Champ other = byColumn.put(column, champ);
                if (other != null) {
                    throw ImportOptions.invalid(
                            "correspondance." + id,
                            String.valueOf(title),
                            "une colonne qu'aucun autre champ ne prend ; celle-ci est déjà celle de « %s »"
                                    .formatted(other.id()));
                }
            }
        });
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn column : guessed) {
            Champ champ = byColumn.get(column.index());
            if (champ != null) {
                columns.add(column.as(champ, null));
            } else if (column.champ() != null
                    && byField.containsKey(column.champ().id())) {
                columns.add(column.as(null, null));
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    /** By title, whatever its case and accents, else by letter. */
    private static int column(List<TableColumn> columns, String id, String title) {
        return columns.stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> !Words.fold(title).isEmpty()
                                && Words.fold(column.title()).equals(Words.fold(title)))
                        .findFirst())
                .or(() -> columns.stream()
                        .filter(column -> column.letter().equals(title.strip()))
                        .findFirst())
                .orElseThrow(() -> ImportOptions.invalid(
                        "correspondance." + id,
                        title,
                        columns.stream().map(TableColumn::title).collect(Collectors.joining(", "))))
                .index();
    }
}
