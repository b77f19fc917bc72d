package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import fr.archipel.scot.Words;
import fr.archipel.scot.check.CheckStore.Vintages;
import fr.archipel.scot.check.Surroundings.Objet;
import fr.archipel.territory.ObjetRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Why an answer is what it is, in French sentences: what is missing, what was assumed, what to settle. */
final class Reasons {
    private static final String OFFICIAL = "officielle";

    private Reasons() {}

    /** Known projects of which nothing is counted: their ground meets too much to be cut. */
    static String tooVast(List<Projet> projets) {
        String names = Words.names(projets.stream().map(Projet::nom).toList());
        return projets.size() == 1
                ? "L'emprise de %s recouvre trop de choses pour être découpée : elle n'est ni mesurée, ni imputée."
                        .formatted(names)
                : "Les emprises de %s recouvrent trop de choses pour être découpées : elles ne sont ni mesurées, ni imputées."
                        .formatted(names);
    }

    static List<String> of(Verification check, Vintages known) {
        List<String> all = new ArrayList<>();
        Interval consumption = check.sols().consumption();
        if (!consumption.isExact()) {
            all.add(interval(consumption, known));
        }
        objects(all, check);
        perimeter(all, check);
        precision(all, check);
        return all;
    }

    private static String interval(Interval consumption, Vintages known) {
        String because = known.enaf() == null
                ? "Aucune couche d'espaces naturels, agricoles et forestiers (ENAF) n'est importée"
                : "La couche d'espaces naturels, agricoles et forestiers (ENAF) ne dit pas ce que vaut tout ce sol";
        return because
                + " : la consommation est un intervalle, de ce qui est prouvé ENAF (%s) à tout ce qui n'est pas prouvé urbanisé (%s)."
                        .formatted(Words.hectares(consumption.minimum()), Words.hectares(consumption.maximum()));
    }

    private static void objects(List<String> all, Verification check) {
        about(
                all,
                check,
                o -> o.isFriche() && is(o, LandState.Kind.A_TRANCHER),
                "Qualification à trancher (urbanisée ou ENAF), comptée dans les deux bornes : %s.");
        about(
                all,
                check,
                o -> !o.isFriche() && is(o, LandState.Kind.A_TRANCHER),
                "État du sol à préciser, compté dans les deux bornes : %s.");
        about(
                all,
                check,
                o -> !o.isFriche() && is(o, LandState.Kind.URBANISE),
                "Zone existante comptée comme urbanisée en entier, faute de connaître ses parcelles libres : %s.");
        about(
                all,
                check,
                o -> is(o, LandState.Kind.PREVU),
                "Zone prévue ou extension, pas comptée comme urbanisée : %s.");
        boolean both = check.partition().cells().stream()
                .anyMatch(cell -> cell.zone() && cell.ground().isFriche());
        if (both) {
            all.add("Là où une friche et une zone se recouvrent, le sol compte une fois, selon la qualification de la"
                    + " friche.");
        }
    }

    private static void perimeter(List<String> all, Verification check) {
        if (check.outsideM2() > 0) {
            all.add("%s sont hors des communes du territoire : aucun de ses deux SCoT ne les régit."
                    .formatted(Words.hectares(check.outsideM2())));
        }
    }

    private static void precision(List<String> all, Verification check) {
        if (check.places().stream().anyMatch(place -> place.precision().equals("schematique"))) {
            all.add(
                    "Les contours des communes sont schématiques : la répartition par commune et par SCoT est indicative.");
        }
        if (objets(check).stream().anyMatch(objet -> !objet.precision().equals(OFFICIAL))) {
            all.add(
                    "Les contours des friches et des zones ne sont pas officiels : leurs recouvrements sont indicatifs.");
        }
    }

    /** What a fiche adds. */
    static List<String> ofFiche(Projet fiche) {
        List<String> all = new ArrayList<>();
        if (fiche.fiche() == null) {
            return all;
        }
        if (fiche.emprise() == null) {
            all.add(
                    "La fiche n'a pas d'emprise : elle ne porte sur aucun objet qui ait une surface. Ses communes et son"
                            + " agglomération n'en tiennent pas lieu. Dessinez le projet pour le vérifier.");
        } else if (fiche.dessinee()) {
            all.add("L'emprise est celle que le registre des projets donne à la fiche.");
        } else {
            all.add(
                    "La surface est celle de la réunion des objets sur lesquels porte la fiche : %s. Le projet peut n'en"
                                    .formatted(names(fiche.objets()))
                            + " occuper qu'une partie.");
        }
        if (!fiche.sansSurface().isEmpty() && !fiche.dessinee()) {
            all.add("Sans surface, donc laissé de côté : %s.".formatted(names(fiche.sansSurface())));
        }
        return all;
    }

    /** By layer and area. */
    static List<Objet> objets(Verification check) {
        return check.partition().objets().entrySet().stream()
                .filter(entry -> entry.getValue() >= 1)
                .sorted(Comparator.comparing((Map.Entry<Objet, Double> entry) ->
                                entry.getKey().ref().layer())
                        .thenComparing(
                                Map.Entry.<Objet, Double>comparingByValue().reversed())
                        .thenComparing(entry -> entry.getKey().ref().id()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void about(List<String> all, Verification check, Predicate<Objet> which, String sentence) {
        List<ObjetRef> objets =
                objets(check).stream().filter(which).map(Objet::ref).toList();
        if (!objets.isEmpty()) {
            all.add(sentence.formatted(names(objets)));
        }
    }

    private static boolean is(Objet objet, LandState.Kind kind) {
        return objet.sol().kind() == kind;
    }

    private static String names(List<ObjetRef> objets) {
        return Words.names(
                objets.stream().map(o -> o.nom() == null ? o.id() : o.nom()).toList());
    }
}
