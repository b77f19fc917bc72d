package fr.archipel.exchange.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How a row of a file finds the object it is about. In JSON, {@code kind} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyRule.Natural.class, name = "natural"),
    @JsonSubTypes.Type(value = KeyRule.Foreign.class, name = "foreign"),
    @JsonSubTypes.Type(value = KeyRule.Own.class, name = "own"),
    @JsonSubTypes.Type(value = KeyRule.None.class, name = "none")
})
public sealed interface KeyRule {

    /**
     * By columns of the target that together identify one object (id_unesco; millesime and insee): compared as written there.
     * Of several, the first is the edition or the document: objects of another one are none of the file's.
     */
    record Natural(java.util.List<String> fields) implements KeyRule {
        public Natural {
            fields = java.util.List.copyOf(fields);
        }
    }

    /**
     * By the producer's own identifier, kept beside the object ({@code identifiant_source}).
     *
     * @param source who gives the identifiers: cartofriches, mbm-cites-minieres
     * @param columns names the file's column may have; empty for the identifier that the format itself carries
     * @param own regular expression whose first group is the target's own key, in the identifiers of files that we gave
     *     out ourselves; null when they do not hold it
     */
    record Foreign(
            String source,
            java.util.List<String> columns,
            @Nullable String own) implements KeyRule {
        public Foreign {
            columns = java.util.List.copyOf(columns);
        }

        public Foreign(String source, java.util.List<String> columns) {
            this(source, columns, null);
        }
    }

    /** The target's own key, in the file under one of these names, or as the format's identifier. */
    record Own(java.util.List<String> columns) implements KeyRule {
        public Own {
            columns = java.util.List.copyOf(columns);
        }
    }

    /** None: every row is a new object. */
    record None(@Nullable String because) implements KeyRule {}
}
