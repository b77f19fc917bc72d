package fr.archipel.fiche.printed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fiche's rows in the tables that hang from it; pure. */
final class FicheRows {
    private static final String MONEY = "montant_centimes, taux, mention, imprime";

    private final Fiche fiche;
    private final String document;
    private final Rows rows;

    private FicheRows(Fiche fiche, String document, Rows rows) {
        this.fiche = fiche;
        this.document = document;
        this.rows = rows;
    }

    /** Adds the rows of one fiche; {@code document} is the one its lines refer to. */
    static void add(Fiche fiche, String document, Rows rows) {
        FicheRows one = new FicheRows(fiche, document, rows);
        one.addValues();
        one.addTexts();
        one.addLinks();
        fiche.sections().forEach(one::addSection);
        one.addSchedule();
        one.addPartners();
        one.addRecap();
    }

    private void addValues() {
        value("numero", fiche.numero());
        value("titre", fiche.titre());
        value("noeud", fiche.noeud());
        value("type_operation", fiche.typeOperation());
        value("budget", fiche.budget());
        value("annee_lancement", fiche.anneeLancement());
        value("date_maj", fiche.dateMaj());
        printed(
                "maitres_ouvrage",
                fiche.maitresOuvrage().imprime(),
                fiche.maitresOuvrage().ligne());
        printed(
                "localisation",
                fiche.localisation().imprime(),
                fiche.localisation().ligne());
        printed("description", null, fiche.description().ligne());
        if (fiche.calendrier() != null) {
            printed(
                    "calendrier",
                    fiche.calendrier().imprime(),
                    fiche.calendrier().ligne());
        }
    }

    private void value(String field, Valeur value) {
        if (value.imprime() != null || !value.ligne().places().isEmpty()) {
            printed(field, value.imprime(), value.ligne());
        }
    }

    private void printed(String field, @Nullable String printed, Provenance ligne) {
        rows.add("fiche_champ (fiche, champ, imprime, sources)", fiche.id(), field, printed, ligne.sources(document));
    }

    private void addTexts() {
        texts("operation", fiche.operations());
        texts("prerequis", fiche.prerequis());
        int rank = 0;
        for (String node : Stream.concat(fiche.objectifs().stream(), fiche.actions().stream())
                .toList()) {
            rows.add("fiche_noeud (fiche, noeud, rang)", fiche.id(), node, ++rank);
        }
        for (Fiche.Finalite f : fiche.finalites()) {
            rows.add(
                    "fiche_finalite (fiche, finalite, sources, rang)",
                    fiche.id(),
                    f.code(),
                    f.ligne().sources(document),
                    ++rank);
        }
        ContractRows.addFigures(fiche.contrat(), fiche.id(), fiche.chiffres(), document, rows);
    }

    private void texts(String nature, List<Fiche.Texte> texts) {
        int rank = 0;
        for (Fiche.Texte text : texts) {
            rows.add(
                    "fiche_texte (fiche, nature, rang, texte, sources)",
                    fiche.id(),
                    nature,
                    ++rank,
                    text.texte(),
                    text.ligne().sources(document));
        }
    }

    private void addLinks() {
        parties("maitre_ouvrage", fiche.maitresOuvrage().parties());
        parties(
                "maitre_ouvrage_maquette",
                fiche.maquette().stream()
                        .flatMap(row -> row.parties().stream())
                        .distinct()
                        .toList());
        int rank = 0;
        for (Fiche.LienCommune link : fiche.liens().communes()) {
            rows.add(
                    "fiche_commune (fiche, insee, role, sources, rang)",
                    fiche.id(),
                    link.insee(),
                    link.role(),
                    link.ligne().sources(document),
                    ++rank);
        }
        for (Fiche.CommuneExterieure commune : fiche.liens().horsPerimetre()) {
            rows.add(
                    "fiche_commune_exterieure (fiche, insee, nom, role, sources, rang)",
                    fiche.id(),
                    commune.insee(),
                    commune.nom(),
                    commune.role(),
                    commune.ligne().sources(document),
                    ++rank);
        }
        for (String agreement : fiche.contractualisations()) {
            rows.add("fiche_contractualisation (fiche, contractualisation, rang)", fiche.id(), agreement, ++rank);
        }
        for (Fiche.LienObjet link : fiche.liens().objets()) {
            rows.add(
                    "fiche_objet (fiche, layer, objet_id, role, sources, rang)",
                    fiche.id(),
                    link.couche(),
                    link.id(),
                    link.role(),
                    link.ligne().sources(document),
                    ++rank);
        }
    }

    private void parties(String role, List<String> codes) {
        int rank = 0;
        for (String code : codes) {
            rows.add("fiche_partie (fiche, role, partie, rang)", fiche.id(), role, code, ++rank);
        }
    }

    private void addSection(String name, Section section) {
        rows.add(
                "section_financiere (fiche, section, taxe, periode)",
                fiche.id(),
                name,
                section.taxe(),
                section.periode());
        side(name, "depense", section.depenses());
        side(name, "recette", section.recettes());
    }

    private void side(String section, String sens, Section.@Nullable Cote side) {
        if (side == null) {
            return;
        }
        int rank = 0;
        for (Section.Ligne line : side.lignes()) {
            line(section, sens, ++rank, "detail", line.libelle(), line.montant(), line.ligne());
        }
        if (side.total() != null) {
            line(
                    section,
                    sens,
                    ++rank,
                    "total",
                    "Total",
                    side.total().montant(),
                    side.total().ligne());
        }
    }

    private void line(
            String section,
            String sens,
            int rank,
            String nature,
            String label,
            @Nullable Montant montant,
            Provenance ligne) {
        rows.add(
                "ligne_financiere (fiche, section, sens, rang, nature, libelle, sources, " + MONEY + ")",
                fiche.id(),
                section,
                sens,
                rank,
                nature,
                label,
                ligne.sources(document),
                centimes(montant),
                taux(montant),
                mention(montant),
                printed(montant));
    }

    private void addSchedule() {
        Echeancier schedule = fiche.echeancier();
        if (schedule == null) {
            return;
        }
        rows.add(
                "echeancier (fiche, annees, taxe)",
                fiche.id(),
                schedule.annees().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
                schedule.taxe());
        int rank = 0;
        for (Echeancier.Rangee row : schedule.lignes()) {
            rows.add(
                    "echeance_ligne (fiche, rang, poste, decalage, sources)",
                    fiche.id(),
                    ++rank,
                    row.poste(),
                    row.decalage() == null ? 0 : row.decalage(),
                    row.ligne().sources(document));
            for (int i = 0; i < row.cp().size(); i++) {
                Montant cell = row.cp().get(i);
                if (cell != null) {
                    rows.add(
                            "echeance (fiche, rang, annee, " + MONEY + ")",
                            fiche.id(),
                            rank,
                            i == 0 ? null : schedule.annees().get(i - 1),
                            cell.centimes(),
                            cell.taux(),
                            mention(cell),
                            cell.imprime());
                }
            }
        }
    }

    private void addPartners() {
        Partenaires partners = fiche.partenaires();
        if (partners != null) {
            partners("recherche", partners.lignes());
            if (partners.total() != null) {
                Section.Total total = partners.total();
                partner(
                        "total",
                        1,
                        new Partenaires.Partenaire(
                                total.ligne(), List.of(), null, null, null, total.montant(), null, null, null));
            }
        }
        partners("part", fiche.parts());
    }

    private void partners(String nature, List<Partenaires.Partenaire> partners) {
        int rank = 0;
        for (Partenaires.Partenaire partner : partners) {
            partner(nature, ++rank, partner);
        }
    }

    private void partner(String nature, int rank, Partenaires.Partenaire partner) {
        rows.add(
                "partenaire (fiche, nature, rang, nom_imprime, colonne, dispositif, etat, delai, difficultes, sources, "
                        + MONEY + ")",
                fiche.id(),
                nature,
                rank,
                partner.imprime(),
                partner.colonne(),
                partner.dispositif(),
                partner.etat(),
                partner.delai(),
                partner.difficultes(),
                partner.ligne().sources(document),
                centimes(partner.montant()),
                taux(partner.montant()),
                mention(partner.montant()),
                printed(partner.montant()));
        int order = 0;
        for (String code : partner.partie()) {
            rows.add("partenaire_partie (fiche, nature, rang, partie, ordre)", fiche.id(), nature, rank, code, ++order);
        }
    }

    private void addRecap() {
        int rank = 0;
        for (MaquetteLigne row : fiche.maquette()) {
            rows.add(
                    "maquette_ligne (fiche, rang, enjeu, chantier, fiche_imprimee, numero, maitre_ouvrage,"
                            + " maitre_ouvrage_sources, libelle, annee, commentaire, financements, sources)",
                    fiche.id(),
                    ++rank,
                    row.enjeu(),
                    row.chantier(),
                    row.fiche(),
                    row.numero(),
                    row.maitresOuvrage() == null ? null : row.maitresOuvrage().imprime(),
                    row.maitresOuvrage() == null
                            ? null
                            : row.maitresOuvrage().ligne().sources(document),
                    row.libelle(),
                    row.annee(),
                    row.commentaire(),
                    row.financements(),
                    row.ligne().sources(document));
            int order = 0;
            for (String code : row.parties()) {
                rows.add("maquette_partie (fiche, rang, partie, ordre)", fiche.id(), rank, code, ++order);
            }
            for (Map.Entry<String, Montant> cell : row.couts().entrySet()) {
                Montant cost = cell.getValue();
                rows.add(
                        "maquette_cout (fiche, rang, colonne, " + MONEY + ")",
                        fiche.id(),
                        rank,
                        cell.getKey(),
                        cost.centimes(),
                        cost.taux(),
                        mention(cost),
                        cost.imprime());
            }
        }
    }

    private static @Nullable Long centimes(@Nullable Montant montant) {
        return montant == null ? null : montant.centimes();
    }

    private static @Nullable BigDecimal taux(@Nullable Montant montant) {
        return montant == null ? null : montant.taux();
    }

    private static @Nullable String mention(@Nullable Montant montant) {
        return montant == null || montant.mention() == null
                ? null
                : montant.mention().code();
    }

    private static @Nullable String printed(@Nullable Montant montant) {
        return montant == null ? null : montant.imprime();
    }
}
