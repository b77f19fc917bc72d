package fr.archipel.fiche.followup;

import java.util.List;

/** How the figures are made, in words; docs/suivi.md says the same at length. */
final class FollowupRules {
    static final String SHARES = "Une action sur plusieurs communes est partagée à parts égales entre ses communes du"
            + " territoire ; les centimes restants vont un à un aux premières dans l'ordre des codes INSEE. Les actions de"
            + " toute l'agglomération sont à part et ne sont jamais partagées.";

    static final List<String> ALL = List.of(
            "Ne comptent que les décisions, étapes de financement et dépenses datées au plus tard du jour demandé et non"
                    + " annulées ; les fiches archivées ne comptent à aucune date.",
            "Le coût d'une fiche est le dernier coût saisi, sinon le total imprimé au tableau récapitulatif, quelle que"
                    + " soit la date ; un coût inconnu n'entre dans aucune somme et se compte dans « sans_cout ».",
            "Taux de réalisation : fiches réalisées sur fiches non abandonnées. Taux d'exécution : dépense réalisée sur"
                    + " coût, pour les seules fiches où les deux sont connus.",
            "Prévu d'une année : la dernière saisie de chaque section, sinon l'échéancier imprimé. Réalisé : la somme des"
                    + " dépenses saisies.",
            "Attendu, sollicité, notifié, engagé : le montant de la dernière étape de ce nom de chaque financement ;"
                    + " versé : la somme des versements. Une mention sans montant n'est pas zéro.",
            "Reste à financer d'une fiche : son coût moins le montant de l'étape la plus avancée de chacun de ses"
                    + " financements, jamais négatif ; non calculé pour une fiche abandonnée ou quand une année est choisie.",
            SHARES,
            "Une fiche de plusieurs maîtres d'ouvrage compte une fois dans les totaux et entière sous chacun d'eux : les"
                    + " lignes par maître d'ouvrage ne s'additionnent pas. De même, le nombre de fiches par commune.",
            "Un financement conjoint est une ligne à part, au nom de tous ses financeurs : les lignes par partenaire"
                    + " s'additionnent.",
            "Avec une année : le prévu et le réalisé de cette année, les financements de sa convention, les fiches qui en"
                    + " ont ; le coût reste celui de la fiche entière.",
            "Les indicateurs sont ceux que le contrat imprime ; aucune valeur n'en est renseignée.");

    private FollowupRules() {}
}
