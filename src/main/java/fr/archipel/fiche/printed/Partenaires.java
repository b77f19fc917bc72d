package fr.archipel.fiche.printed;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Funding sought from partners, and the total printed. */
public record Partenaires(List<Partenaire> lignes, Section.@Nullable Total total) {
    public Partenaires {
        lignes = Lists.orEmpty(lignes);
    }

    /**
     * A row of the partners' table, or a printed share of the cost.
     *
     * @param partie codes of the parties; several when the funding is joint, none when nobody is named
     * @param imprime the name printed, when it is not the party's usual one
     * @param colonne column of a share: cabbalr, etat, autres, part
     * @param etat a_rechercher, a_solliciter, sollicite, en_cours, a_confirmer, obtenu, or null when not said
     * @param delai column « Délai de mobilisation », as printed
     * @param difficultes column « Difficultés de mobilisation », as printed
     */
    public record Partenaire(
            Provenance ligne,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> partie,

            @Nullable String imprime,
            @Nullable String colonne,
            @Nullable String dispositif,
            @Nullable Montant montant,
            @Nullable String etat,
            @Nullable String delai,
            @Nullable String difficultes) {
        public Partenaire {
            partie = Lists.orEmpty(partie);
        }
    }
}
