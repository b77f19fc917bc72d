package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contradiction found in a contract.
 *
 * @param fiche null when it concerns the contract as a whole
 * @param champ the value of the fiche concerned: {@code echeancier.depenses.2022}, {@code partenaires.total}…
 * @param differenceEur null when the values are not amounts
 */
public record Anomalie(
        String regle,
        Severite severite,
        String contrat,
        @Nullable String fiche,
        String champ,
        String phrase,
        List<Valeur> valeurs,
        @JsonProperty("difference_eur") @Nullable BigDecimal differenceEur) {
    public Anomalie {
        valeurs = List.copyOf(valeurs);
    }

    /** The same from one load to the next: a fiche, a rule and a value make one finding. */
    @JsonProperty("id")
    public String id() {
        return (fiche == null ? contrat : fiche) + "." + regle + "." + champ;
    }

    /**
     * One of the values that disagree.
     *
     * @param valeur a number in {@code unite}, or a text
     * @param sources {@code document:line}
     */
    public record Valeur(
            String libelle,
            @Nullable Object valeur,
            @Nullable String unite,
            @Nullable String imprime,
            List<String> sources) {

        /** As printed; else the amount, or the text. */
        public String shown() {
            if (imprime != null) {
                return imprime;
            }
            return valeur instanceof BigDecimal amount && "€".equals(unite)
                    ? Argent.words(amount.movePointRight(2).longValueExact())
                    : String.valueOf(valeur);
        }
    }
}
