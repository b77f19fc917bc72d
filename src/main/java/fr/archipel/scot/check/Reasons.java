package fr.archipel.scot.check;

import fr.archipel.scot.Words;
import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.Overlap;
import fr.archipel.territory.ObjetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Why an answer is what it is, in French sentences: what is missing, what was assumed, what to settle. */
final class Reasons {
    private static final String OFFICIAL = "officielle";

    private Reasons() {}

    static List<String> of(ScotCheck check, Measured measured) {
        List<String> all = new ArrayList<>();
        ScotCheck.Interval consumption = check.ground().consumption();
        if (consumption.minimum() < consumption.maximum()) {
            all.add(
                    "Aucune couche d'espaces naturels, agricoles et forestiers (ENAF) n'est importée : la consommation est"
                            + " un intervalle, de ce qui est prouvé ENAF (%s) à tout ce qui n'est pas prouvé urbanisé (%s)."
                                    .formatted(
                                            Words.hectares(consumption.minimum()),
                                            Words.hectares(consumption.maximum())));
        }
        if (!check.scots().isEmpty()) {
            all.add("L'enveloppe et le reste des SCoT ne sont pas renseignés : rien n'est imputé.");
        }
        objects(all, measured);
        perimeter(all, check, measured);
        precision(all, measured);
        return all;
    }

    private static void objects(List<String> all, Measured measured) {
        about(
                all,
                measured,
                o -> o.qualification() != null && is(o, LandState.Kind.A_TRANCHER),
                "Qualification à trancher (urbanisée ou ENAF), comptée dans les deux bornes : %s.");
        about(
                all,
                measured,
                o -> o.qualification() == null && is(o, LandState.Kind.A_TRANCHER),
                "État du sol à préciser, compté dans les deux bornes : %s.");
        about(
                all,
                measured,
                o -> o.qualification() == null && is(o, LandState.Kind.URBANISE),
                "Zone existante comptée comme urbanisée en entier, faute de connaître ses parcelles libres : %s.");
        about(
                all,
                measured,
                o -> is(o, LandState.Kind.PREVU),
                "Zone prévue ou extension, pas comptée comme urbanisée : %s.");
        boolean both = measured.sols().zones() - measured.sols().zonesHorsFriches() >= 1;
        if (both) {
            all.add("Là où une friche et une zone se recouvrent, le sol compte une fois, selon la qualification de la"
                    + " friche.");
        }
    }

    private static void perimeter(List<String> all, ScotCheck check, Measured measured) {
        if (check.outsideM2() > 0) {
            all.add("%s sont hors des communes du territoire : aucun de ses deux SCoT ne les régit."
                    .formatted(Words.hectares(check.outsideM2())));
        }
        double parts =
                measured.communes().stream().mapToDouble(CommunePart::surfaceM2).sum();
        if (parts - measured.surfaceM2() >= 1) {
            all.add("Les contours des communes se recouvrent : leurs parts dépassent la surface de %s."
                    .formatted(Words.hectares(Math.round(parts - measured.surfaceM2()))));
        }
    }

    private static void precision(List<String> all, Measured measured) {
        if (measured.communes().stream().anyMatch(c -> c.precision().equals("schematique"))) {
            all.add(
                    "Les contours des communes sont schématiques : la répartition par commune et par SCoT est indicative.");
        }
        long drawn = measured.objets().stream()
                .filter(o -> !o.precision().equals(OFFICIAL))
                .count();
        if (drawn > 0) {
            all.add(
                    "Les contours des friches et des zones ne sont pas officiels : leurs recouvrements sont indicatifs.");
        }
    }

    /** What a fiche adds. */
    static List<String> ofFiche(Project.OfFiche fiche) {
        List<String> all = new ArrayList<>();
        if (fiche.emprise() == null) {
            all.add(
                    "La fiche n'a pas d'emprise : elle ne porte sur aucun objet qui ait une surface. Ses communes et son"
                            + " agglomération n'en tiennent pas lieu. Dessinez le projet pour le vérifier.");
        } else {
            all.add(
                    "La surface est celle de la réunion des objets sur lesquels porte la fiche : %s. Le projet peut n'en"
                                    .formatted(names(fiche.objets()))
                            + " occuper qu'une partie.");
        }
        if (!fiche.sansSurface().isEmpty()) {
            all.add("Sans surface, donc laissé de côté : %s.".formatted(names(fiche.sansSurface())));
        }
        return all;
    }

    private static void about(List<String> all, Measured measured, Predicate<Overlap> which, String sentence) {
        List<ObjetRef> objets =
                measured.objets().stream().filter(which).map(Overlap::objet).toList();
        if (!objets.isEmpty()) {
            all.add(sentence.formatted(names(objets)));
        }
    }

    private static boolean is(Overlap overlap, LandState.Kind kind) {
        return overlap.sol().kind() == kind;
    }

    private static String names(List<ObjetRef> objets) {
        return Words.names(
                objets.stream().map(o -> o.nom() == null ? o.id() : o.nom()).toList());
    }
}
