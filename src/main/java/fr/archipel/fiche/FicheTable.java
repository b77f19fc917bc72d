package fr.archipel.fiche;

import fr.archipel.db.Page;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of fiches as a table: which columns, under which headings.
 *
 * @param columns at least one
 * @param grouping what the rows are put under, or null
 */
record FicheTable(List<FicheColumn> columns, @Nullable FicheColumn grouping) {
    /** A workbook one still opens; more are told in a note. */
    static final int MOST_ROWS = 10_000;

    static final List<String> PARAMETERS = Stream.concat(
                    FicheQuery.FILTERS.stream(), Stream.of("tri", "colonnes", "groupe"))
            .toList();

    private static final List<FicheColumn> GROUPINGS = List.of(FicheColumn.CONTRAT, FicheColumn.AXE, FicheColumn.EPCI);

    static FicheTable read(Parameters parameters) {
        List<FicheColumn> columns = new ArrayList<>();
        for (String id : parameters.list("colonnes")) {
            FicheColumn column = FicheColumn.find(id)
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidParameter("colonnes", id, String.join(", ", FicheColumn.ids()))));
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        String grouping = parameters
                .choice("groupe", GROUPINGS.stream().map(FicheColumn::id).toList())
                .orElse(null);
        return new FicheTable(
                columns.isEmpty() ? List.of(FicheColumn.values()) : List.copyOf(columns),
                grouping == null ? null : FicheColumn.find(grouping).orElse(null));
    }

    /** {@code names}: how contracts and communes are called. */
    Report report(Page<FicheSummary> page, Map<String, String> names, LocalDate today) {
        List<Column> heads = columns.stream().map(FicheColumn::head).toList();
        List<Table.Group> groups = new ArrayList<>();
        grouped(page.items(), names).forEach((title, fiches) -> {
            List<Table.Row> rows = fiches.stream()
                    .map(fiche -> new Table.Row(columns.stream()
                            .map(column -> column.cell(fiche, names))
                            .toList()))
                    .toList();
            groups.add(new Table.Group(
                    grouping == null ? null : title, rows, grouping == null ? null : sum(heads, rows, "Sous-total")));
        });
        List<Table.Row> all =
                groups.stream().flatMap(group -> group.rows().stream()).toList();
        List<String> notes = new ArrayList<>(
                List.of(
                        "Une valeur que personne n'a renseignée reste vide ; elle ne compte pour 0 dans aucun total.",
                        "En retard : la dernière année est passée sans que la fiche soit réalisée, ou la première sans qu'elle soit engagée."));
        if (all.isEmpty()) {
            notes.add(0, "Aucune fiche ne répond à ces filtres.");
        } else if (page.matched() > all.size()) {
            notes.add(
                    0,
                    "Seules les %d premières fiches sur %d sont dans ce fichier ; ajoutez un filtre."
                            .formatted(all.size(), page.matched()));
        }
        Table table = new Table("Fiches", heads, groups, all.isEmpty() ? null : sum(heads, all, "Total"));
        return new Report("fiches", "Fiches des contrats", null, today, List.of(table), notes, List.of());
    }

    private Map<String, List<FicheSummary>> grouped(List<FicheSummary> fiches, Map<String, String> names) {
        Map<String, List<FicheSummary>> groups = new LinkedHashMap<>();
        for (FicheSummary fiche : fiches) {
            String title = grouping == null ? "" : grouping.title(fiche, names);
            groups.computeIfAbsent(title, key -> new ArrayList<>()).add(fiche);
        }
        return groups;
    }

    /** Money that is known adds up; a column of which nothing is known has no sum. */
    private static Table.Row sum(List<Column> heads, List<Table.Row> rows, String label) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Long cents = null;
            for (Table.Row row : rows) {
                if (heads.get(i).summed() && row.cells().get(i) instanceof Cell.Money money) {
                    cents = Math.addExact(cents == null ? 0 : cents, money.cents());
                }
            }
            cells.add(cents != null ? new Cell.Money(cents) : Cell.BLANK);
        }
        for (int i = 0; i < heads.size(); i++) {
            if (!heads.get(i).summed()) {
                cells.set(i, Cell.text(label));
                break;
            }
        }
        return new Table.Row(cells);
    }
}
