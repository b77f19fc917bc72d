package fr.archipel.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a layer.
 *
 * @param name column name, member name in GeoJSON, query parameter
 * @param title French name for people
 * @param meaning one French sentence
 * @param unit unit of measure as printed ("ha", "m²", "€"), or null
 * @param codes the only values accepted, with their French titles; empty when free
 * @param required never null
 * @param computed kept by the database; read-only for everyone
 */
public record Field(
        String name,
        FieldType type,
        String title,
        @Nullable String meaning,
        @Nullable String unit,
        List<Code> codes,
        boolean required,
        boolean computed) {

    public record Code(String code, String title) {}

    public Field {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }
}
