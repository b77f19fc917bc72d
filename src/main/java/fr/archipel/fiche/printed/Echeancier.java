package fr.archipel.fiche.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crédits de paiement by year, as printed. */
public record Echeancier(List<Integer> annees, String taxe, List<Rangee> lignes) {
    public Echeancier {
        annees = Lists.orEmpty(annees);
        lignes = Lists.orEmpty(lignes);
    }

    /**
     * A printed row.
     *
     * @param poste depenses, depenses_investissement… or sans_libelle
     * @param decalage columns by which the label is printed too far right, or null
     * @param cp TOTAL, then one cell per year; null is blank
     */
    public record Rangee(
            Provenance ligne, String poste, @Nullable Integer decalage, List<@Nullable Montant> cp) {
        public Rangee {
            cp = Lists.cells(cp);
        }
    }
}
