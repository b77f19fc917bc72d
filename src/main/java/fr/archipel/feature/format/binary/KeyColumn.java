package fr.archipel.feature.format.binary;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.Columns;
import fr.archipel.feature.format.Output;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a file whose rows have no name of their own: the feature's key, then the fields asked for. */
public final class KeyColumn {
    private KeyColumn() {}

    public static List<Field> first(Output what) {
        List<Field> columns = new ArrayList<>();
        columns.add(new Field(
                Columns.key(what.fields()),
                FieldType.TEXT,
                "Identifiant",
                "Identifiant de l'objet dans Archipel",
                null,
                List.of(),
                true,
                true));
        columns.addAll(what.fields());
        return List.copyOf(columns);
    }

    /** The value of one of these columns. */
    public static byte @Nullable [] value(FeatureRow row, int column) {
        return column == 0 ? row.key() : row.value(column - 1);
    }
}
