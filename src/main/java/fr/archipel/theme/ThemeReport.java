package fr.archipel.theme;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.scot.PerimeterSheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of a theme as a table: on screen, and as XLSX, CSV and PDF. */
final class ThemeReport {
    private ThemeReport() {}

    static Report of(
            Theme theme,
            Titles titles,
            List<ThemeItem> items,
            @Nullable PerimeterSheet perimeter,
            String source,
            LocalDate date) {
        List<Field> fields = fields(theme, titles);
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("id", "Identifiant", 22),
                Column.text("nom", "Nom", 30),
                Column.text("communes", "Communes", 26),
                Column.text("epci", "Agglomération", 12)));
        fields.forEach(field -> columns.add(column(field)));
        columns.add(Column.text("fiches", "Fiches", 20));
        List<Table.Row> rows = items.stream()
                .map(item -> new Table.Row(Stream.concat(
                                Stream.concat(head(item), fields.stream().map(field -> cell(field, item, titles))),
                                Stream.of(Cell.text(String.join(", ", item.fiches()))))
                        .toList()))
                .toList();
        List<String> notes = items.isEmpty()
                ? List.of("Aucun objet de ce thème ne touche ce territoire.")
                : Stream.concat(
                                Stream.of("« Non renseigné » veut dire qu'aucune source ne le dit."),
                                theme.notes().stream())
                        .toList();
        return new Report(
                "theme-" + theme.id(),
                theme.titre(),
                perimeter == null ? null : perimeter.titre(),
                date,
                List.of(Table.flat(theme.titre(), columns, rows)),
                notes,
                List.of(source));
    }

    /** Those of the layer, then those computed. */
    static List<Field> fields(Theme theme, Titles titles) {
        return Stream.concat(
                        theme.columns().stream().map(titles::find).flatMap(Optional::stream), theme.computed().stream())
                .toList();
    }

    private static Stream<Cell> head(ThemeItem item) {
        return Stream.of(new Cell.Text(item.id()), Cell.text(item.nom()), names(item.communes()), names(item.epci()));
    }

    private static Cell names(List<Field.Code> codes) {
        return Cell.text(codes.stream().map(Field.Code::title).collect(Collectors.joining(", ")));
    }

    private static Column column(Field field) {
        boolean rate = "%".equals(field.unit()) && field.type() == FieldType.DECIMAL;
        String title = field.unit() == null || rate ? field.title() : field.title() + " (" + field.unit() + ")";
        return switch (field.type()) {
            case INTEGER -> Column.number(field.name(), title);
            case DECIMAL ->
                "%".equals(field.unit()) ? Column.percent(field.name(), title) : Column.decimal(field.name(), title);
            case DATE -> Column.date(field.name(), title);
            default -> Column.text(field.name(), title, 20);
        };
    }

    private static Cell cell(Field field, ThemeItem item, Titles titles) {
        Optional<JsonNode> value = item.value(field.name());
        if (value.isEmpty()) {
            return Cell.UNKNOWN;
        }
        JsonNode known = value.get();
        return switch (field.type()) {
            case INTEGER -> new Cell.Whole(known.longValue());
            case DECIMAL ->
                "%".equals(field.unit())
                        ? new Cell.Percent(known.decimalValue())
                        : new Cell.Decimal(known.decimalValue());
            case DATE -> new Cell.Day(LocalDate.parse(known.asText()));
            default -> names(titles.of(item, field.name()));
        };
    }
}
