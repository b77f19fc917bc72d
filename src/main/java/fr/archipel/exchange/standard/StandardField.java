package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a standard's table: a fact of its schema, and what fills it here.
 *
 * @param required the schema wants a value in every row
 * @param pattern the schema's regular expression, for the whole value; null when it has none
 * @param codes the schema's values; empty when it has no list
 * @param form what the standard's text, not its schema, wants of the value: a regular expression; mostly null
 * @param formIs the same in French
 * @param column its type in the standard's GeoPackage, as GeoPackage writes types; null when it has no column there
 * @param from French: what of ours fills it; null when nothing does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StandardField(
        String name,
        @JsonProperty("type") FieldKind kind,
        boolean required,
        @Nullable String pattern,
        List<String> codes,
        @Nullable String form,
        @Nullable String formIs,
        @Nullable String column,
        @Nullable String from) {
    public StandardField {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    boolean isGeometry() {
        return kind == FieldKind.GEOMETRY;
    }
}
