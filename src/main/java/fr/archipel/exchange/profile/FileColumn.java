package fr.archipel.exchange.profile;

import fr.archipel.exchange.reader.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the file, for a person to look at.
 *
 * @param field of the target that is read from it; null when none is: it is not taken over
 * @param key whether it identifies the rows
 */
public record FileColumn(Column column, @Nullable String field, boolean key, List<String> samples) {
    public FileColumn {
        samples = List.copyOf(samples);
    }
}
