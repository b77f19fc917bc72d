package fr.archipel.fiche.printed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fiche's row in the recapitulative table of its contract, as printed. */
public record MaquetteLigne(
        Provenance ligne,
        @Nullable String enjeu,
        @Nullable String chantier,
        @Nullable String fiche,
        @Nullable String numero,
        @Nullable MaitresOuvrage maitresOuvrage,
        String libelle,
        @Nullable String annee,
        @JsonProperty("cout_2021") @Nullable Montant cout2021,
        @JsonProperty("cout_2022") @Nullable Montant cout2022,
        @Nullable Montant coutTotal,
        @Nullable String commentaire,
        @Nullable String financements) {

    /** The parties meant, and the words printed. */
    public record MaitresOuvrage(
            List<String> parties, @Nullable String imprime, Provenance ligne) {
        public MaitresOuvrage {
            parties = Lists.orEmpty(parties);
            ligne = Valeur.orNone(ligne);
        }
    }

    /** The cost cells that are not blank, by column. */
    public Map<String, Montant> couts() {
        Map<String, Montant> couts = new LinkedHashMap<>();
        put(couts, "cout_2021", cout2021);
        put(couts, "cout_2022", cout2022);
        put(couts, "cout_total", coutTotal);
        return couts;
    }

    List<String> parties() {
        return maitresOuvrage == null ? List.of() : maitresOuvrage.parties();
    }

    private static void put(Map<String, Montant> couts, String column, @Nullable Montant montant) {
        if (montant != null) {
            couts.put(column, montant);
        }
    }
}
