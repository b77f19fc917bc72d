package fr.archipel.fiche.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fundings of one year of the fiches that are ready.
 *
 * @param ready fiches of the contract that are validée, engagée or en travaux
 * @param funded fiches of the contract that have a funding of that year, ready or not
 */
record Convention(
        ContractHead contrat,
        int annee,
        List<Line> lines,
        List<Action> actions,
        List<Sum> sums,
        int ready,
        int funded) {
    static final List<String> STEPS = List.of("attendu", "sollicite", "notifie", "engage", "verse");

    /**
     * A funding.
     *
     * @param partenaire a joint funding has its partners in one label
     * @param steps cents by step, absent when not said
     * @param words mentions in the place of an amount, {@code step : code}
     */
    record Line(
            String fiche,
            String numero,
            String titre,
            String statut,
            List<String> maitresOuvrage,
            String axe,
            String partenaire,
            @Nullable String dispositif,
            Map<String, Long> steps,
            List<String> words) {}

    /** A fiche and all its fundings of the year. {@code cout}: cents, null when not known. */
    record Action(
            String fiche,
            String numero,
            String titre,
            @Nullable Long cout,
            Map<String, Long> steps) {}

    /** {@code nature}: axe, partenaire or total. */
    record Sum(
            String nature, @Nullable String axe, @Nullable String partenaire, Map<String, Long> steps) {}
}
