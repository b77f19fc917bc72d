package fr.archipel.fiche.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget table of a fiche.
 *
 * @param taxe HT, TTC or non_precise: what the table says of its amounts
 * @param periode "annuelle" when its heading says the amounts are per year
 */
public record Section(
        String taxe,
        @Nullable String periode,
        @Nullable Cote depenses,
        @Nullable Cote recettes) {

    /** Costs or receipts, in the printed order, and the total printed under them. */
    public record Cote(List<Ligne> lignes, @Nullable Total total) {
        public Cote {
            lignes = Lists.orEmpty(lignes);
        }
    }

    /** A row: {@code libelle} as printed, empty when none; {@code montant} null when the cell is blank. */
    public record Ligne(
            Provenance ligne, String libelle, @Nullable Montant montant) {}

    public record Total(Provenance ligne, @Nullable Montant montant) {}
}
