package fr.archipel.exchange.followup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table.
 *
 * @param title as written, made different from the others of the table
 * @param champ what it is read as; null when it is not read
 * @param remark why it is not read, when there is something to say
 * @param unit euros that a bare number of the column counts
 */
record TableColumn(
        int index,
        String title,
        List<String> examples,
        @Nullable Champ champ,
        @Nullable String remark,
        int unit) {

    TableColumn {
        examples = List.copyOf(examples);
    }

    String letter() {
        return Grid.letter(index);
    }

    TableColumn as(@Nullable Champ other, @Nullable String why) {
        return new TableColumn(index, title, examples, other, why, unit);
    }
}
