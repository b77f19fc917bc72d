package fr.archipel.fiche.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The money of a contract as the database gives it.
 *
 * @param cells by fiche, by column id; absent when nothing is printed there
 * @param sums by first level of the strategy ({@code ""}: all), by column id
 */
record Maquette(
        ContractHead contrat,
        List<Line> lines,
        Map<String, Map<String, Amount>> cells,
        Map<String, Map<String, Long>> sums,
        List<PrintedTotal> printedTotals) {

    /** A fiche. {@code annee}: as the recapitulative table prints it, else the launch year. */
    record Line(
            String fiche,
            String numero,
            String titre,
            List<String> maitresOuvrage,
            String racine,
            @Nullable String racineNumero,
            String racineTitre,
            @Nullable String annee,
            List<String> financeurs) {

        String group() {
            return racineNumero == null ? racineTitre : racineNumero + ". " + racineTitre;
        }
    }

    /** What counts, in cents, and the words of what does not. */
    record Amount(@Nullable Long cents, List<String> words) {}

    /**
     * A total the contract prints.
     *
     * @param cents what is printed; null when it is no amount
     * @param ours the sum of the printed rows
     */
    record PrintedTotal(
            String libelle,
            String colonne,
            @Nullable Long cents,
            @Nullable String imprime,
            @Nullable Long ours,
            List<String> sources) {}
}
