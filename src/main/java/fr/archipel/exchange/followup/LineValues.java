package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cells of a line that are read, by field. */
record LineValues(Grid.Line line, List<TableColumn> columns) {

    /** A cell and what it is read as. */
    record Value(Champ champ, GridCell cell, int unit) {}

    GridCell cell(Kind kind) {
        return all(kind).stream().map(Value::cell).findFirst().orElse(GridCell.EMPTY);
    }

    /** Empty, or words and signs that people put where there is nothing. */
    private static boolean saysNothing(GridCell cell) {
        String folded = cell.isText() ? Words.fold(cell.text()) : "";
        return cell.isEmpty() || (cell.isText() && (folded.isEmpty() || folded.equals("non renseigne")));
    }

    /** Cells that say nothing left out. */
    List<Value> all(Kind kind) {
        return columns.stream()
                .filter(column -> column.champ() != null && column.champ().kind() == kind)
                .map(column -> new Value(column.champ(), line.cell(column.index()), column.unit()))
                .filter(value -> !saysNothing(value.cell))
                .toList();
    }

    /** Whether a cell other than those that name the fiche says something. */
    boolean saySomething() {
        return columns.stream()
                .anyMatch(column -> column.champ() != null
                        && !column.champ().kind().identifies()
                        && !line.cell(column.index()).isEmpty());
    }

    /** The date of a step: its own column, else that of the party, else that of the step. */
    Optional<Value> stepDate(String etape, @Nullable String partie, @Nullable String dispositif) {
        List<Champ> wanted = List.of(
                Champ.step(Kind.DATE_ETAPE, etape, partie, dispositif),
                Champ.step(Kind.DATE_ETAPE, etape, partie, null),
                Champ.step(Kind.DATE_ETAPE, etape, null, null));
        return wanted.stream()
                .flatMap(champ -> all(Kind.DATE_ETAPE).stream().filter(value -> value.champ.equals(champ)))
                .findFirst();
    }

    /** Title, number or id, as the line says it. */
    String said() {
        for (Kind kind : List.of(Kind.NUMERO, Kind.ID, Kind.TITRE)) {
            if (!cell(kind).isEmpty()) {
                return cell(kind).text();
            }
        }
        return "";
    }

    /** A line of totals says so in its first words. */
    boolean isTotal() {
        return line.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .limit(3)
                .filter(GridCell::isText)
                .anyMatch(cell ->
                        Words.fold(cell.text()).matches("(sous total|sous totaux|total|totaux|ensemble|cumul)\\b.*"));
    }
}
