package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the table stands in the file and what its columns say: found, then corrected by what the user chose.
 *
 * @param titleLine number of the line of titles
 * @param date the day the table says it is of (« Situation au 30/06/2026 »)
 * @param lines those under the titles
 */
record Layout(
        Grid grid,
        int titleLine,
        List<TableColumn> columns,
        @Nullable LocalDate date,
        List<Grid.Line> lines) {

    private static final int TITLES_WITHIN = 40;
    private static final int EXAMPLES = 3;
    private static final int SAMPLE = 200;

    Layout {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** Where titles may stand, and how many of them are understood. */
    private record Place(Grid grid, int at, int score) {}

    static Layout find(Book book, ImportOptions options, Parties parties) {
        List<Grid> grids = options.feuille() == null ? book.grids() : List.of(book.sheet(options.feuille()));
        Place found = best(grids, parties);
        Place place = options.ligneTitres() == null ? found : given(found.grid(), options.ligneTitres());
        Grid grid = place.grid();
        List<Grid.Line> lines =
                grid.lines().subList(place.at() + 1, grid.lines().size());
        List<Grid.Line> before = grid.lines().subList(0, place.at());
        List<TableColumn> columns = columns(Headings.read(grid, place.at(), parties), lines, before, parties);
        return new Layout(
                grid,
                grid.lines().get(place.at()).number(),
                Mapping.apply(columns, options.correspondance(), parties),
                date(before),
                lines);
    }

    private static Place given(Grid grid, int number) {
        for (int i = 0; i < grid.lines().size(); i++) {
            if (grid.lines().get(i).number() == number) {
                return new Place(grid, i, 0);
            }
        }
        throw ImportOptions.invalid("ligne_titres", Integer.toString(number), "une ligne remplie de la feuille");
    }

    private static Place best(List<Grid> grids, Parties parties) {
        Place best = new Place(grids.get(0), fullest(grids.get(0)), 0);
        for (Grid grid : grids) {
            for (int i = 0; i < Math.min(TITLES_WITHIN, grid.lines().size()); i++) {
                int score = score(Headings.read(grid, i, parties), parties);
                if (score > best.score()) {
                    best = new Place(grid, i, score);
                }
            }
        }
        return best;
    }

    /** Fields understood; 0 without one that says the fiche and another. */
    private static int score(List<String> titles, Parties parties) {
        Set<String> found = new HashSet<>();
        boolean identified = false;
        for (String title : titles) {
            Champ champ = Titles.guess(title, parties).champ();
            if (champ != null) {
                found.add(champ.id());
                identified |= champ.kind().identifies();
            }
        }
        return identified && found.size() > 1 ? found.size() : 0;
    }

    private static int fullest(Grid grid) {
        int fullest = 0;
        for (int i = 1; i < Math.min(10, grid.lines().size()); i++) {
            if (grid.lines().get(i).filled() > grid.lines().get(fullest).filled()) {
                fullest = i;
            }
        }
        return fullest;
    }

    private static List<TableColumn> columns(
            List<String> titles, List<Grid.Line> lines, List<Grid.Line> before, Parties parties) {
        // A line of several cells says the unit of its own columns, not of all.
        int unit = before.stream()
                .filter(line -> line.filled() <= 2)
                .flatMap(line -> line.cells().stream())
                .filter(cell -> cell.isText() && cell.text().length() <= 200)
                .mapToInt(cell -> Titles.unit(cell.text()))
                .max()
                .orElse(1);
        List<String> names = Headings.distinct(titles);
        Map<String, TableColumn> taken = new HashMap<>();
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            List<String> examples = examples(lines, i);
            if (titles.get(i).isEmpty() && examples.isEmpty()) {
                continue;
            }
            Titles.Guess guess = Titles.guess(titles.get(i), parties);
            Champ champ = guess.values() && !statuses(lines, i) ? null : guess.champ();
            int own = Titles.unit(titles.get(i));
            boolean euros = titles.get(i).contains("€") || Words.holds(Words.fold(titles.get(i)), "euros");
            TableColumn column =
                    new TableColumn(i, names.get(i), examples, champ, guess.remark(), own > 1 || euros ? own : unit);
            TableColumn first = champ == null ? null : taken.putIfAbsent(champ.id(), column);
            columns.add(
                    first == null
                            ? column
                            : column.as(
                                    null, "Le même champ est déjà lu de la colonne « %s ».".formatted(first.title())));
        }
        return columns;
    }

    private static List<String> examples(List<Grid.Line> lines, int column) {
        return lines.stream()
                .limit(SAMPLE)
                .map(line -> line.cell(column).text())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= 60 ? text : text.substring(0, 60) + "…")
                .distinct()
                .limit(EXAMPLES)
                .toList();
    }

    /** Whether half of what the column holds are statuses. */
    private static boolean statuses(List<Grid.Line> lines, int column) {
        List<String> values = lines.stream()
                .limit(SAMPLE)
                .map(line -> line.cell(column).text())
                .filter(text -> !text.isEmpty())
                .toList();
        long read =
                values.stream().filter(text -> Statuts.read(text).isPresent()).count();
        return read > 0 && read * 2 >= values.size();
    }

    private static @Nullable LocalDate date(List<Grid.Line> before) {
        return before.stream()
                .flatMap(line -> line.cells().stream())
                .filter(cell -> cell.isText()
                        && Words.fold(cell.text()).matches(".*\\b(au|le|du|date|maj|jour|situation|arrete)\\b.*"))
                .map(cell -> Days.find(cell.text()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    boolean says(Kind kind) {
        return columns.stream()
                .anyMatch(column -> column.champ() != null && column.champ().kind() == kind);
    }

    boolean identifies() {
        return columns.stream()
                .anyMatch(column ->
                        column.champ() != null && column.champ().kind().identifies());
    }
}
