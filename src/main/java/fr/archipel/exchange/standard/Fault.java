package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a row does not conform to its standard.
 *
 * @param object identifier, here, of the object the row is made of
 * @param key of the row in the standard's table; null when it has none
 * @param value as written; null when there is none
 * @param sentence French: what is wrong, what is accepted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Fault(
        String table,
        @JsonProperty("objet") String object,
        @JsonProperty("identifiant") @Nullable String key,
        @JsonProperty("champ") String field,
        @JsonProperty("regle") Rule rule,
        @JsonProperty("valeur") @Nullable String value,
        @JsonProperty("phrase") String sentence) {

    /** What a schema asks of a value. */
    public enum Rule {
        REQUIRED("obligatoire", "Valeur obligatoire absente"),
        TYPE("type", "Valeur d'un autre type"),
        CODE("liste", "Valeur hors de la liste du standard"),
        PATTERN("motif", "Valeur qui ne suit pas le motif du schéma"),
        FORM("forme", "Valeur qui n'a pas la forme que décrit le standard"),
        WIDTH("longueur", "Texte plus long que la colonne du standard"),
        UNIQUE("unique", "Identifiant porté par plusieurs lignes");

        private final String id;
        private final String title;

        Rule(String id, String title) {
            this.id = id;
            this.title = title;
        }

        @JsonValue
        public String id() {
            return id;
        }

        public String title() {
            return title;
        }
    }
}
