package fr.archipel.fiche.output;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The annual funding agreement as a report: its fundings by axis, the amounts by partner, then by action beside its cost.
 * Contracts say what it holds (article 4.2): the actions that are ready, and what each partner brings.
 */
final class ConventionReport {
    private static final List<Column> STEPS = List.of(
            Column.money("attendu_eur", "Attendu"),
            Column.money("sollicite_eur", "Sollicité"),
            Column.money("notifie_eur", "Notifié"),
            Column.money("engage_eur", "Engagé"),
            Column.money("verse_eur", "Versé"));
    private static final List<Column> COLUMNS = join(
            List.of(
                    Column.text("numero", "N°", 6),
                    Column.text("titre", "Action", 32),
                    Column.text("statut", "Statut", 11),
                    Column.text("maitres_ouvrage", "Maîtres d'ouvrage", 16),
                    Column.text("partenaire", "Financeur", 18),
                    Column.text("dispositif", "Dispositif", 12)),
            STEPS);

    private ConventionReport() {}

    static Report of(Convention convention, LocalDate today) {
        List<String> notes = new ArrayList<>();
        String reason = reason(convention);
        if (reason != null) {
            notes.add(reason);
        }
        notes.add(
                "L'article 4.2 du contrat inscrit chaque année dans une convention les actions prêtes et la participation"
                        + " des partenaires.");
        notes.add("Y figurent les fiches validées, engagées ou en travaux qui ont un financement rattaché à l'année "
                + convention.annee() + ".");
        notes.add(
                "Pour chaque étape, le dernier montant saisi ; les versements s'additionnent. Un financement conjoint est"
                        + " compté une fois, sous le nom de tous ses financeurs.");
        return new Report(
                "convention-" + convention.contrat().id() + "-" + convention.annee(),
                "Convention de financement " + convention.annee() + " : "
                        + convention.contrat().name(),
                convention.contrat().titre(),
                today,
                List.of(fundings(convention), partners(convention), actions(convention)),
                notes,
                List.of("Suivi des fiches dans Archipel", convention.contrat().document()));
    }

    /** Why there is nothing in it; null when there is something. */
    static @Nullable String reason(Convention convention) {
        if (!convention.lines().isEmpty()) {
            return null;
        }
        if (convention.ready() == 0) {
            return "Aucune fiche de ce contrat n'est validée, engagée ou en travaux : il n'y a rien à conventionner en "
                    + convention.annee() + ".";
        }
        return convention.funded() == 0
                ? "Aucun financement n'est rattaché à l'année " + convention.annee() + "."
                : "Des financements sont rattachés à l'année " + convention.annee()
                        + ", mais aucune de leurs fiches n'est validée, engagée ou en travaux.";
    }

    static Table fundings(Convention convention) {
        Map<String, List<Convention.Line>> axes = new LinkedHashMap<>();
        convention
                .lines()
                .forEach(line -> axes.computeIfAbsent(line.axe(), axis -> new ArrayList<>())
                        .add(line));
        List<Table.Group> groups = new ArrayList<>();
        axes.forEach((axis, lines) -> groups.add(new Table.Group(
                axis,
                lines.stream().map(ConventionReport::row).toList(),
                sums("Sous-total", find(convention, "axe", axis)))));
        return new Table("Financements", COLUMNS, groups, sums("Total", find(convention, "total", "")));
    }

    private static Map<String, Long> find(Convention convention, String nature, String key) {
        return convention.sums().stream()
                .filter(sum -> sum.nature().equals(nature))
                .filter(sum -> nature.equals("total") || key.equals(sum.axe()))
                .map(Convention.Sum::steps)
                .findFirst()
                .orElse(Map.of());
    }

    private static Table.Row row(Convention.Line line) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(line.numero()),
                Cell.text(line.titre()),
                Cell.text(status(line.statut())),
                Cell.text(String.join(", ", line.maitresOuvrage())),
                Cell.text(line.partenaire()),
                Cell.text(line.dispositif())));
        for (String step : Convention.STEPS) {
            List<String> words = line.words().stream()
                    .filter(word -> word.startsWith(step + " : "))
                    .map(word -> word.substring(step.length() + 3))
                    .toList();
            cells.add(Amounts.cell(line.steps().get(step), words));
        }
        return new Table.Row(cells);
    }

    private static Table.Row sums(String label, Map<String, Long> steps) {
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.BLANK, Cell.text(label), Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK));
        Convention.STEPS.forEach(step -> cells.add(Cell.cents(steps.get(step))));
        return new Table.Row(cells);
    }

    static Table partners(Convention convention) {
        List<Table.Row> rows = new ArrayList<>();
        for (Convention.Sum sum : convention.sums()) {
            if (sum.nature().equals("partenaire")) {
                List<Cell> cells = new ArrayList<>(List.of(Cell.text(sum.partenaire())));
                Convention.STEPS.forEach(
                        step -> cells.add(Cell.cents(sum.steps().get(step))));
                rows.add(new Table.Row(cells));
            }
        }
        List<Cell> total = new ArrayList<>(List.of(Cell.text("Total")));
        Map<String, Long> steps = find(convention, "total", "");
        Convention.STEPS.forEach(step -> total.add(Cell.cents(steps.get(step))));
        return new Table(
                "Par financeur",
                join(List.of(Column.text("partenaire", "Financeur", 30)), STEPS),
                List.of(new Table.Group(null, rows, null)),
                new Table.Row(total));
    }

    /** One row an action, so that its cost stands once. */
    static Table actions(Convention convention) {
        List<Table.Row> rows = new ArrayList<>();
        for (Convention.Action action : convention.actions()) {
            List<Cell> cells = new ArrayList<>(
                    List.of(Cell.text(action.numero()), Cell.text(action.titre()), Cell.cents(action.cout())));
            Convention.STEPS.forEach(step -> cells.add(Cell.cents(action.steps().get(step))));
            rows.add(new Table.Row(cells));
        }
        List<Cell> total = new ArrayList<>(List.of(Cell.BLANK, Cell.text("Total"), Cell.BLANK));
        Map<String, Long> steps = find(convention, "total", "");
        Convention.STEPS.forEach(step -> total.add(Cell.cents(steps.get(step))));
        return new Table(
                "Par action",
                join(
                        List.of(
                                Column.text("numero", "N°", 6),
                                Column.text("titre", "Action", 44),
                                Column.moneyApart("cout_eur", "Coût de l'action")),
                        STEPS),
                List.of(new Table.Group(null, rows, null)),
                new Table.Row(total));
    }

    static String status(String code) {
        return switch (code) {
            case "en_maturation" -> "en maturation";
            case "proposee" -> "proposée";
            case "validee" -> "validée";
            case "engagee" -> "engagée";
            case "en_travaux" -> "en travaux";
            case "realisee" -> "réalisée";
            case "abandonnee" -> "abandonnée";
            default -> code;
        };
    }

    private static List<Column> join(List<Column> first, List<Column> then) {
        List<Column> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
