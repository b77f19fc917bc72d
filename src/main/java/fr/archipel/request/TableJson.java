package fr.archipel.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Table;
import fr.archipel.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A table as JSON: the very cells that the files hold. */
public final class TableJson {
    private TableJson() {}

    /** Members {@code colonnes}, {@code groupes} and {@code total}. */
    public static void put(ObjectNode answer, Table table) {
        ArrayNode columns = answer.putArray("colonnes");
        for (Column column : table.columns()) {
            columns.addObject()
                    .put("id", column.id())
                    .put("titre", column.title())
                    .put("type", column.type().code())
                    .put("unite", column.type().unit());
        }
        ArrayNode groups = answer.putArray("groupes");
        for (Table.Group group : table.groups()) {
            ObjectNode made = groups.addObject().put("titre", group.title());
            made.set("lignes", rows(table, group));
            made.set("sous_total", row(table, group.subtotal()));
        }
        answer.set("total", row(table, table.total()));
    }

    public static ArrayNode rows(Table table, Table.Group group) {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        group.rows().forEach(each -> rows.add(row(table, each)));
        return rows;
    }

    private static @Nullable ObjectNode row(Table table, Table.@Nullable Row row) {
        if (row == null) {
            return null;
        }
        ObjectNode cells = Json.object();
        for (int i = 0; i < table.columns().size(); i++) {
            put(cells, table.columns().get(i).id(), row.cells().get(i));
        }
        return cells;
    }

    /** Unknown is null; words in the place of a number are a text; a cell that does not belong is left out. */
    private static void put(ObjectNode cells, String id, Cell cell) {
        if (cell instanceof Cell.Text text) {
            cells.put(id, text.text());
        } else if (cell instanceof Cell.Words words) {
            cells.put(id, words.words());
        } else if (cell instanceof Cell.Whole number) {
            cells.put(id, number.value());
        } else if (cell instanceof Cell.Money money) {
            cells.put(id, BigDecimal.valueOf(money.cents(), 2));
        } else if (cell instanceof Cell.Area area) {
            cells.put(id, area.hectares());
        } else if (cell instanceof Cell.Decimal number) {
            cells.put(id, number.value());
        } else if (cell instanceof Cell.Percent percent) {
            cells.put(id, percent.value());
        } else if (cell instanceof Cell.Day day) {
            cells.put(id, day.date().toString());
        } else if (cell instanceof Cell.Unknown) {
            cells.putNull(id);
        }
    }
}
