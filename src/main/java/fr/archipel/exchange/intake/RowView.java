package fr.archipel.exchange.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row of the file, or of an object that it does not hold any more.
 *
 * @param cle names the row in a list
 * @param ligne of the file; null for an object that is in no row
 * @param action creation, modification, inchange, rejete, ignore, absente, or suppression once applied
 * @param objet key in the target; null for an object to be created
 * @param nom what people call it
 * @param differences value by value; of a new object, what it has
 */
public record RowView(
        @JsonIgnore String cle,
        @Nullable Long ligne,
        String action,
        @Nullable String objet,
        @Nullable String nom,
        List<Difference> differences) {

    /**
     * @param champ {@code geometry} for the geometry, whose values are not shown
     * @param avant null for a new object
     */
    public record Difference(
            String champ,
            String libelle,
            @Nullable JsonNode avant,
            @Nullable JsonNode apres) {}
}
