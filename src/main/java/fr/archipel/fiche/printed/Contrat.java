package fr.archipel.fiche.printed;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code gis-data/contrats/{id}/contrat.yaml}.
 *
 * @param nature "contrat", or "cadre": a strategic frame without fiches
 * @param epci SIREN of the EPCI that signs; null for a frame
 */
public record Contrat(
        String id,
        String nature,
        String titre,
        @Nullable String sigle,
        @Nullable String epci,
        @Nullable Signature signature,
        @Nullable Periode periode,
        List<String> signataires,
        @Nullable StatutInitial statutInitial,
        Document document,
        @Nullable Maquette maquette,
        List<Fiche.Chiffre> chiffres,
        List<Contractualisation> contractualisations,
        List<Noeud> strategie) {

    public record Signature(LocalDate date, @Nullable String lieu, Provenance ligne) {}

    public record Periode(int debut, int fin, Provenance ligne) {}

    /** The status of the contract's fiches at first load. */
    public record StatutInitial(String valeur, Provenance ligne) {}

    /** The document its lines refer to. */
    public record Document(
            String id, String titre, @Nullable LocalDate date, List<Partition> sections) {
        public Document {
            sections = Lists.orEmpty(sections);
        }
    }

    /** A range of lines, "first-last", and the title of that section. */
    public record Partition(String lignes, String titre) {}

    /** The recapitulative table. */
    public record Maquette(@Nullable String titre, String taxe, List<Page> pages, List<TotalImprime> totaux) {
        public Maquette {
            pages = Lists.orEmpty(pages);
            totaux = Lists.orEmpty(totaux);
        }
    }

    /** A page of it: its lines, its columns in the printed order. */
    public record Page(String lignes, List<String> colonnes) {}

    public record TotalImprime(
            Provenance ligne, String libelle, @Nullable Integer annee, String colonne, Montant montant) {}

    /**
     * Another agreement in force that the contract tells of.
     *
     * @param theme the heading it stands under
     * @param communes INSEE codes of the communes named; empty: not said, or the whole EPCI
     */
    public record Contractualisation(
            String id,
            String titre,
            @Nullable String theme,
            @Nullable Integer debut,
            @Nullable Integer fin,
            List<String> parties,
            List<String> communes,
            @Nullable String resume,
            Provenance ligne) {
        public Contractualisation {
            parties = Lists.orEmpty(parties);
            communes = Lists.orEmpty(communes);
        }
    }

    /** A level of the strategy. */
    public record Noeud(
            String id,
            String niveau,
            @Nullable String numero,
            String titre,
            @Nullable String court,
            @Nullable String resume,
            @Nullable String imprime,
            Provenance ligne,
            List<Feuille> objectifs,
            List<Feuille> actions,
            List<Feuille> indicateurs,
            List<Noeud> enfants) {
        public Noeud {
            objectifs = Lists.orEmpty(objectifs);
            actions = Lists.orEmpty(actions);
            indicateurs = Lists.orEmpty(indicateurs);
            enfants = Lists.orEmpty(enfants);
        }
    }

    /** An objective, a planned action or an indicator of a level. */
    public record Feuille(
            String id,
            String texte,
            @Nullable String theme,
            @Nullable String programmation,
            Provenance ligne) {}

    public Contrat {
        signataires = Lists.orEmpty(signataires);
        chiffres = Lists.orEmpty(chiffres);
        contractualisations = Lists.orEmpty(contractualisations);
        strategie = Lists.orEmpty(strategie);
    }
}
