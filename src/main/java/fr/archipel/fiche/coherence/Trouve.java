package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Fiche;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The findings of one rule over a contract, being collected. */
final class Trouve {
    private final String regle;
    private final Severite severite;
    private final Dossier dossier;
    private final List<Anomalie> anomalies = new ArrayList<>();

    private Trouve(String regle, Severite severite, Dossier dossier) {
        this.regle = regle;
        this.severite = severite;
        this.dossier = dossier;
    }

    /** A rule that looks at each fiche by itself. */
    static Regle parFiche(
            String id,
            String titre,
            Severite severite,
            String explication,
            String tolerance,
            BiConsumer<Fiche, Trouve> check) {
        return surContrat(
                id,
                titre,
                severite,
                explication,
                tolerance,
                found -> found.dossier.fiches().forEach(f -> check.accept(f, found)));
    }

    /** A rule that looks at the contract whole. */
    static Regle surContrat(
            String id,
            String titre,
            Severite severite,
            String explication,
            String tolerance,
            java.util.function.Consumer<Trouve> check) {
        Function<Dossier, List<Anomalie>> find = dossier -> {
            Trouve found = new Trouve(id, severite, dossier);
            check.accept(found);
            return List.copyOf(found.anomalies);
        };
        return new Regle(id, titre, severite, explication, tolerance, find);
    }

    Dossier dossier() {
        return dossier;
    }

    void add(@Nullable Fiche fiche, String champ, String phrase, List<Anomalie.Valeur> valeurs) {
        add(severite, fiche, champ, phrase, valeurs, null);
    }

    void add(Severite own, @Nullable Fiche fiche, String champ, String phrase, List<Anomalie.Valeur> valeurs) {
        add(own, fiche, champ, phrase, valeurs, null);
    }

    /** When {@code found} cannot be {@code expected}; the sentence says both, and the difference. */
    void compare(
            @Nullable Fiche fiche,
            String champ,
            Argent found,
            Argent expected,
            String what,
            List<Anomalie.Valeur> valeurs) {
        if (!found.contradicts(expected)) {
            return;
        }
        long difference = found.centimes() - expected.centimes();
        String partial = found.complet() ? "" : " ; une mention (à évaluer…) s'y ajouterait encore";
        add(
                severite,
                fiche,
                champ,
                "%s : %s contre %s, soit %s d'écart%s."
                        .formatted(what, found.words(), expected.words(), Argent.words(Math.abs(difference)), partial),
                valeurs,
                difference);
    }

    private void add(
            Severite own,
            @Nullable Fiche fiche,
            String champ,
            String phrase,
            List<Anomalie.Valeur> valeurs,
            @Nullable Long difference) {
        anomalies.add(new Anomalie(
                regle,
                own,
                dossier.contrat().id(),
                fiche == null ? null : fiche.id(),
                champ,
                phrase,
                valeurs,
                difference == null ? null : Argent.euros(difference)));
    }
}
