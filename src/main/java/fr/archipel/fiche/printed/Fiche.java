package fr.archipel.fiche.printed;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code gis-data/contrats/{contrat}/fiches/{id}.yaml}; its form is told in {@code gis-data/contrats/README.md}.
 *
 * @param noeud id of the finest node of the strategy tree the fiche stands under
 * @param statut status at first load when it is not the contract's {@code statut_initial}
 */
public record Fiche(
        String id,
        String contrat,
        Valeur numero,
        Valeur titre,
        Valeur noeud,
        List<String> objectifs,
        List<String> actions,
        List<String> contractualisations,
        List<Finalite> finalites,
        MaquetteLigne.MaitresOuvrage maitresOuvrage,
        Localisation localisation,
        Valeur typeOperation,
        Valeur budget,
        Valeur anneeLancement,
        @Nullable Calendrier calendrier,
        Valeur dateMaj,
        @Nullable String statut,
        Texte description,
        List<Texte> operations,
        List<Texte> prerequis,
        List<Chiffre> chiffres,
        @Nullable Section investissement,
        @Nullable Section fonctionnement,
        @Nullable Section global,
        @Nullable Echeancier echeancier,
        @Nullable Partenaires partenaires,
        List<Partenaires.Partenaire> parts,
        List<MaquetteLigne> maquette,
        Liens liens) {

    /** The location printed. {@code portee}: epci, communes, non_precise. */
    public record Localisation(String portee, @Nullable String imprime, Provenance ligne) {
        public Localisation {
            ligne = Valeur.orNone(ligne);
        }
    }

    public record Calendrier(
            @Nullable Integer debut,
            @Nullable Integer fin,
            @Nullable String imprime,
            Provenance ligne) {}

    /** A passage told in our own words. */
    public record Texte(String texte, Provenance ligne) {}

    public record Finalite(String code, Provenance ligne) {}

    /** A figure printed in prose; the same concept in two places can be compared. */
    public record Chiffre(
            String concept,
            BigDecimal valeur,
            String unite,
            @Nullable String imprime,
            Provenance ligne) {}

    /** {@code horsPerimetre}: communes named that are not of the territory. */
    public record Liens(List<LienCommune> communes, List<CommuneExterieure> horsPerimetre, List<LienObjet> objets) {
        public Liens {
            communes = Lists.orEmpty(communes);
            horsPerimetre = Lists.orEmpty(horsPerimetre);
            objets = Lists.orEmpty(objets);
        }
    }

    /** {@code role}: localisation, mentionne. */
    public record LienCommune(String insee, String role, Provenance ligne) {}

    /** {@code role}: localisation, mentionne. */
    public record CommuneExterieure(String insee, String nom, String role, Provenance ligne) {}

    /** {@code role}: porte_sur, dessert, mentionne. */
    public record LienObjet(String couche, String id, String role, Provenance ligne) {}

    public Fiche {
        objectifs = Lists.orEmpty(objectifs);
        actions = Lists.orEmpty(actions);
        contractualisations = Lists.orEmpty(contractualisations);
        finalites = Lists.orEmpty(finalites);
        operations = Lists.orEmpty(operations);
        prerequis = Lists.orEmpty(prerequis);
        chiffres = Lists.orEmpty(chiffres);
        parts = Lists.orEmpty(parts);
        maquette = Lists.orEmpty(maquette);
        typeOperation = orAbsent(typeOperation);
        budget = orAbsent(budget);
        anneeLancement = orAbsent(anneeLancement);
        dateMaj = orAbsent(dateMaj);
    }

    /** The budget tables present, by name, in the printed order. */
    public Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        put(sections, "investissement", investissement);
        put(sections, "fonctionnement", fonctionnement);
        put(sections, "global", global);
        return sections;
    }

    private static void put(Map<String, Section> sections, String name, @Nullable Section section) {
        if (section != null) {
            sections.put(name, section);
        }
    }

    private static Valeur orAbsent(@Nullable Valeur valeur) {
        return valeur == null ? Valeur.ABSENT : valeur;
    }
}
