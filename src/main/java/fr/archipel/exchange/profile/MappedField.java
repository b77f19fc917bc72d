package fr.archipel.exchange.profile;

import fr.archipel.layer.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the target, for a person to look at.
 *
 * @param column of the file; null when it comes from none
 * @param origin why that column
 * @param value what is said of every row, or of new objects where the file is silent; null when nothing is
 * @param samples of the column, as the file writes them, each once
 */
public record MappedField(
        Field field,
        @Nullable String column,
        Origin origin,
        @Nullable String value,
        List<String> samples) {

    /** {@code id} as answers write it. */
    public enum Origin {
        PROFILE("profil"),
        NAME("nom"),
        CHOICE("choix"),
        CONSTANT("constante"),
        NONE("aucune");

        private final String id;

        Origin(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    public MappedField {
        samples = List.copyOf(samples);
    }
}
