package fr.archipel.theme;

import static fr.archipel.theme.Theme.COMMUNE;
import static fr.archipel.theme.Theme.EPCI;

import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.theme.Theme.Breakdown;
import fr.archipel.theme.Theme.Count;
import fr.archipel.theme.Theme.Measure;
import fr.archipel.theme.Theme.Missing;
import fr.archipel.theme.Theme.Sum;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The five themes of the territory: what each counts, and what it cannot say. */
final class Themes {
    private static final Measure HECTARES_OF_SITE = new Measure("unite_fonciere_surface", "ha", true);
    private static final Measure HECTARES_OF_ZONE = new Measure("site_surf_brute", "ha", false);
    private static final Measure AVAILABLE = new Measure("site_surf_comm_dispo", "ha", false);
    private static final Measure DWELLINGS = new Measure("logements", "logements", false);
    private static final Measure RENOVATED = new Measure("logements_renoves", "logements", false);
    private static final Measure KILOMETRES = new Measure("longueur_km", "km", false);

    private static final String DRAWN =
            "Les contours livrés avec le service sont indicatifs : une distance ou un recouvrement mesurés sur eux donnent un ordre de grandeur.";

    static final List<Theme> ALL = List.of(cites(), friches(), parcs(), ev5(), zae());

    private Themes() {}

    static Optional<Theme> find(String id) {
        return ALL.stream().filter(theme -> theme.id().equals(id)).findFirst();
    }

    private static Theme cites() {
        return new Theme(
                "cites-minieres",
                "Cités minières",
                "Les cités que nomment les contrats, leur triennal de l’Engagement pour le renouveau du bassin minier et l’avancement de leur rénovation.",
                "cites-minieres",
                List.of(
                        "erbm",
                        "erbm_triennal",
                        "statut",
                        "bailleur",
                        "logements",
                        "logements_renoves",
                        "npnru",
                        "interet_unesco",
                        "maitre_ouvrage",
                        "annee_lancement"),
                List.of(
                        fact(
                                "cout_eur",
                                "Coût des fiches propres à la cité",
                                "€",
                                "Somme des coûts des fiches qui ne portent que sur cette cité ; vide si l’un d’eux n’est pas connu ou s’il n’y en a pas"),
                        fact(
                                "cout_par_logement_eur",
                                "Coût par logement",
                                "€",
                                "Coût des fiches propres à la cité, par logement ; vide si l’un des deux n’est pas connu")),
                List.of(
                        new Count("erbm", "Cités retenues à l’ERBM", "erbm", "true"),
                        new Count("triennal_1", "Au premier triennal", "erbm_triennal", "1"),
                        new Count("triennal_2", "Au deuxième triennal", "erbm_triennal", "2"),
                        new Count("travaux", "Travaux en cours", "statut", "travaux"),
                        new Count("achevee", "Opérations achevées", "statut", "achevee"),
                        new Sum("logements", "Logements", DWELLINGS, null, null),
                        new Sum("logements_renoves", "Logements rénovés", RENOVATED, null, null)),
                List.of(
                        counted("triennal", "Triennal de l’ERBM et avancement", "erbm_triennal", "statut"),
                        counted("agglomeration", "Par agglomération", EPCI, "statut"),
                        counted("commune", "Par commune", COMMUNE, "statut"),
                        counted("bailleur", "Par bailleur", "bailleur", "erbm_triennal"),
                        counted("unesco", "Intérêt pour l’UNESCO", "interet_unesco", "erbm_triennal")),
                List.of(
                        new Missing(
                                "logements",
                                "le nombre de logements de chaque cité, pour le coût par logement et la part rénovée"),
                        new Missing(
                                "logements_renoves",
                                "les logements rénovés à une date, pour suivre l’avancement en logements et non en cités"),
                        new Missing("cout_eur", "une fiche, ou une part de coût, propre à chaque cité")),
                List.of(
                        "Une cité à cheval sur deux communes compte dans chacune.",
                        "Aucun coût commun à plusieurs cités n’est réparti entre elles."));
    }

    private static Theme friches() {
        return new Theme(
                "friches",
                "Friches",
                "Les friches que nomment les contrats : projet, qualification du sol, et ce qui aide ou gêne leur mutation.",
                "friches",
                List.of(
                        "site_statut",
                        "qualification",
                        "site_type",
                        "site_reconv_type",
                        "unite_fonciere_surface",
                        "sol_pollution_existe",
                        "bati_pollution",
                        "bati_patrimoine",
                        "proprio_personne",
                        "proprio_nom",
                        "urba_zaer",
                        "maitre_ouvrage",
                        "annee_lancement"),
                List.of(
                        new Field(
                                "zae",
                                FieldType.TEXTS,
                                "Dans une zone d’activité",
                                "Zones dont le dessin recouvre au moins 1 m² de celui de la friche",
                                null,
                                List.of(),
                                false,
                                true),
                        fact("ev5_m", "Distance à l’EuroVelo 5", "m", "De contour à tracé, au plus court"),
                        fact(
                                "parc_m",
                                "Distance à la Chaîne des Parcs",
                                "m",
                                "De contour à contour, au plus court, des objets qu’une source rattache à la Chaîne")),
                List.of(
                        new Count("avec_projet", "Friches avec projet", "site_statut", "friche avec projet"),
                        new Count("sans_projet", "Friches sans projet", "site_statut", "friche sans projet"),
                        new Count("reconverties", "Friches reconverties", "site_statut", "friche reconvertie"),
                        new Count("a_trancher", "Qualifications à trancher", "qualification", "a_trancher"),
                        new Sum("surface", "Surface connue", HECTARES_OF_SITE, null, null)),
                List.of(
                        counted("statut", "Statut et qualification du sol", "site_statut", "qualification"),
                        new Breakdown(
                                "surface",
                                "Surface connue par statut",
                                "site_statut",
                                "qualification",
                                HECTARES_OF_SITE),
                        counted("agglomeration", "Par agglomération", EPCI, "site_statut"),
                        counted("commune", "Par commune", COMMUNE, "site_statut"),
                        counted("type", "Type de friche", "site_type", "site_statut"),
                        counted("pollution", "Pollution du sol", "sol_pollution_existe", "site_statut"),
                        counted("proprietaire", "Propriétaire", "proprio_personne", "site_statut")),
                List.of(
                        new Missing(
                                "unite_fonciere_surface", "la surface de chaque site, par un document ou le cadastre"),
                        new Missing("sol_pollution_existe", "l’état des sols, pour savoir ce qui peut être bâti"),
                        new Missing("proprio_personne", "le propriétaire, pour savoir ce qui peut être acquis")),
                List.of(
                        DRAWN,
                        "Aucune couche de gares n’est livrée avec le service. Publiez-en une, et /api/analyses/proximite dit quelles friches en sont proches.",
                        "La qualification suit le registre des friches : elle y est signée et prouvée."));
    }

    private static Theme parcs() {
        return new Theme(
                "chaine-des-parcs",
                "Chaîne des Parcs",
                "Les parcs, points d’intensité et liaisons vertes que nomment les documents, ceux qu’une source rattache à la Chaîne, et ce qui les sépare.",
                "parcs",
                List.of(
                        "nature",
                        "statut",
                        "cite_chaine",
                        "surface_ha",
                        "longueur_km",
                        "maitre_ouvrage",
                        "annee_lancement",
                        "annee_ouverture"),
                List.of(fact(
                        "voisin_m",
                        "Distance au plus proche",
                        "m",
                        "De contour à contour, au plus proche autre objet rattaché à la Chaîne")),
                List.of(
                        new Count("chaine", "Rattachés à la Chaîne", "cite_chaine", "true"),
                        new Count("ouvert", "Ouverts", "statut", "ouvert"),
                        new Count("travaux", "En travaux", "statut", "travaux"),
                        new Count("etudes", "En études", "statut", "etudes"),
                        new Count("projet", "En projet", "statut", "projet"),
                        new Sum("surface", "Surface connue", new Measure("surface_ha", "ha", false), null, null),
                        new Sum("longueur", "Linéaire connu", KILOMETRES, null, null)),
                List.of(
                        counted("statut", "Avancement et nature", "statut", "nature"),
                        counted("maitre_ouvrage", "Par maître d’ouvrage", "maitre_ouvrage", "statut"),
                        counted("agglomeration", "Par agglomération", EPCI, "statut"),
                        counted("commune", "Par commune", COMMUNE, "statut"),
                        counted("chaine", "Rattachement à la Chaîne", "cite_chaine", "statut")),
                List.of(
                        new Missing("surface_ha", "la surface des parcs, par un document"),
                        new Missing("longueur_km", "la longueur des liaisons, par un document")),
                List.of(
                        DRAWN,
                        "Un objet à cheval sur deux communes compte dans chacune.",
                        "Les longueurs des parcs et des liaisons sont celles que les documents impriment."));
    }

    private static Theme ev5() {
        return new Theme(
                "ev5",
                "EuroVelo 5",
                "L’itinéraire section par section : ce qui est ouvert, engagé, en études ou en projet, par qui, et ce qui manque entre deux sections.",
                "ev5",
                List.of("ordre", "depart", "arrivee", "statut", "maitre_ouvrage", "longueur_km", "d_service"),
                List.of(
                        fact("dessin_km", "Longueur du dessin", "km", "Mesurée sur le tracé indicatif"),
                        fact("ecart_m", "Écart avec la section suivante", "m", "De tracé à tracé, au plus court")),
                List.of(
                        new Sum("ouvert", "Kilomètres ouverts", KILOMETRES, "statut", "ouvert"),
                        new Sum("travaux", "Kilomètres en travaux", KILOMETRES, "statut", "travaux"),
                        new Sum("etudes", "Kilomètres en études", KILOMETRES, "statut", "etudes"),
                        new Sum("projet", "Kilomètres en projet", KILOMETRES, "statut", "projet"),
                        new Sum("longueur", "Kilomètres en tout", KILOMETRES, null, null)),
                List.of(
                        new Breakdown(
                                "maitre_ouvrage",
                                "Kilomètres par maître d’ouvrage",
                                "maitre_ouvrage",
                                "statut",
                                KILOMETRES),
                        new Breakdown("statut", "Kilomètres par avancement", "statut", "maitre_ouvrage", KILOMETRES),
                        counted("commune", "Sections par commune traversée", COMMUNE, "statut")),
                List.of(
                        new Missing("longueur_km", "la longueur de la section, par un document ou un relevé"),
                        new Missing("d_service", "l’année d’ouverture de chaque section")),
                List.of(
                        "Une section compte entière dans chaque territoire qu’elle traverse.",
                        "Aucune donnée d’altitude n’est livrée : le profil dit l’avancement et les communes, non le relief.",
                        DRAWN));
    }

    private static Theme zae() {
        return new Theme(
                "zae",
                "Zones d’activité",
                "Les zones que nomment les contrats : surface, ce qui reste à vendre, remplissage, extensions, et le compte foncier de leur territoire.",
                "zae",
                List.of(
                        "site_etat",
                        "site_evol_urba",
                        "site_vocadomi",
                        "site_surf_brute",
                        "site_surf_comm_dispo",
                        "surface_extension_ha",
                        "site_nb_emploi",
                        "emploi_prevu",
                        "site_moa_nom"),
                List.of(
                        new Field(
                                "remplissage_pct",
                                FieldType.DECIMAL,
                                "Remplissage",
                                "Part de la surface qui n’est plus disponible ; vide si l’une des deux surfaces n’est pas connue",
                                "%",
                                List.of(),
                                false,
                                true),
                        new Field(
                                "friches",
                                FieldType.TEXTS,
                                "Friches dans la zone",
                                "Friches dont le dessin recouvre au moins 1 m² de celui de la zone",
                                null,
                                List.of(),
                                false,
                                true)),
                List.of(
                        new Count("nombre", "Zones nommées", null, null),
                        new Count("existantes", "Existantes", "site_etat", "existant et actif"),
                        new Count("creation", "En création", "site_etat", "création"),
                        new Count("projet", "En projet", "site_etat", "en projet"),
                        new Sum("surface", "Surface connue", HECTARES_OF_ZONE, null, null),
                        new Sum("disponible", "Surface disponible", AVAILABLE, null, null)),
                List.of(
                        counted("etat", "État et type d’urbanisation", "site_etat", "site_evol_urba"),
                        new Breakdown(
                                "surface", "Surface connue par état", "site_etat", "site_evol_urba", HECTARES_OF_ZONE),
                        counted("agglomeration", "Par agglomération", EPCI, "site_etat"),
                        counted("commune", "Par commune", COMMUNE, "site_etat"),
                        counted("vocation", "Vocation dominante", "site_vocadomi", "site_etat")),
                List.of(
                        new Missing("site_surf_brute", "la surface de chaque zone existante"),
                        new Missing(
                                "site_surf_comm_dispo", "la surface disponible ou cessible, pour dire ce qui reste"),
                        new Missing("remplissage_pct", "les deux surfaces d’une même zone, pour son remplissage")),
                List.of(
                        "La surface d’une extension est celle de l’objet « extension » ; elle n’est pas ajoutée à celle du parc qu’elle agrandit.",
                        DRAWN));
    }

    private static Breakdown counted(String id, String titre, String rows, @Nullable String series) {
        return new Breakdown(id, titre, rows, series, null);
    }

    private static Field fact(String name, String title, String unit, String meaning) {
        return new Field(name, FieldType.DECIMAL, title, meaning, unit, List.of(), false, true);
    }
}
