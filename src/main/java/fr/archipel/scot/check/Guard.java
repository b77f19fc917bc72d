package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Whether the consumption that was measured holds the project already: counting it again would charge it twice.
 *
 * @param millesime of the edition it was held against; null when none is imported
 */
public record Guard(Answer reponse, String phrase, @Nullable Integer millesime) {

    public enum Answer {
        OUI("oui"),
        NON("non"),
        INCONNU("inconnu");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }
    }

    static Guard of(Declaration said, @Nullable Edition edition) {
        Integer millesime = edition == null ? null : edition.millesime();
        if (said.etat() != Etat.REALISE) {
            return new Guard(Answer.NON, notDone(said, edition), millesime);
        }
        if (edition == null) {
            return new Guard(
                    Answer.INCONNU,
                    "Réalisé, mais aucun fichier de consommation n'est importé : sa part déjà mesurée n'est pas connue.",
                    null);
        }
        String title = "%s, édition %d".formatted(edition.source(), edition.millesime());
        if (said.dateEffet() == null) {
            return new Guard(
                    Answer.INCONNU,
                    "Réalisé, sans date : le dernier millésime (%s, flux jusqu'à %d) peut le contenir déjà."
                            .formatted(title, edition.derniereAnnee()),
                    millesime);
        }
        int year = said.dateEffet().getYear();
        return year <= edition.derniereAnnee()
                ? new Guard(
                        Answer.OUI,
                        "Déjà dans le millésime : réalisé en %d, et les flux de %s vont jusqu'à %d. Rien de plus n'est imputé."
                                .formatted(year, title, edition.derniereAnnee()),
                        millesime)
                : new Guard(
                        Answer.NON,
                        "Réalisé en %d, après la dernière année du millésime (%s, flux jusqu'à %d)."
                                .formatted(year, title, edition.derniereAnnee()),
                        millesime);
    }

    private static String notDone(Declaration said, @Nullable Edition edition) {
        if (edition == null) {
            return "Pas réalisé à ce qui en est dit ; aucun fichier de consommation n'est importé.";
        }
        if (said.dateEffet() != null && said.dateEffet().getYear() <= edition.derniereAnnee()) {
            return ("Pas réalisé à ce qui en est dit, mais daté de %d : les flux de l'édition %d, jusqu'à %d, peuvent en"
                            + " contenir une part. S'il est réalisé, déclarez-le.")
                    .formatted(said.dateEffet().getYear(), edition.millesime(), edition.derniereAnnee());
        }
        return "Pas réalisé à ce qui en est dit : le dernier millésime (%s, édition %d) ne le contient pas."
                .formatted(edition.source(), edition.millesime());
    }
}
