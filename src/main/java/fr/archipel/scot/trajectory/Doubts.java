package fr.archipel.scot.trajectory;

import fr.archipel.scot.Areas;
import fr.archipel.scot.consumption.Consumption;
import fr.archipel.scot.consumption.Edition;
import fr.archipel.scot.consumption.Flow;
import fr.archipel.scot.consumption.LandSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What makes a trajectory uncertain, in sentences that say where the doubt comes from. */
final class Doubts {
    private Doubts() {}

    static List<String> of(Situation of, List<Hypothesis> hypotheses) {
        List<String> all = new ArrayList<>();
        Edition edition = of.data().edition();
        if (edition != null) {
            data(all, of, edition);
        }
        for (Hypothesis each : hypotheses) {
            if (each.rate().etat().equals("indicatif")) {
                all.add(
                        ("Le taux de %s %% est indicatif : énoncé pour un périmètre plus large (%s), il n'est pas confirmé"
                                        + " pour celui-ci.")
                                .formatted(
                                        Areas.text(each.rate().pct()),
                                        each.rate().source()));
            }
        }
        if (of.nationalPart()
                        .compareTo(Objects.requireNonNullElse(of.terms(null).consumed(), of.nationalPart()))
                > 0) {
            all.add(
                    "La part des PENE inscrite au registre dépasse toute la consommation connue : l'un des deux est faux.");
        }
        if (of.perimeter().schematique()) {
            all.add(
                    of.data().source() == LandSource.OCS2D
                            ? "Des contours de communes sont schématiques, et les polygones de l'OCS2D sont coupés sur eux : les"
                                    + " flux près des limites communales sont approchés."
                            : "Des contours de communes sont schématiques : les cartes et les surfaces dessinées le sont aussi ; les"
                                    + " flux, eux, sont ceux du fichier, par code de commune.");
        }
        return all;
    }

    private static void data(List<String> all, Situation of, Edition edition) {
        Consumption data = of.data();
        int last = edition.derniereAnnee();
        Edition latest = data.editions().get(data.editions().size() - 1);
        if (latest.millesime() != edition.millesime()) {
            all.add("L'édition %d est plus récente que celle qui sert ici (%d)."
                    .formatted(latest.millesime(), edition.millesime()));
        }
        if (data.isProvisional(last)) {
            all.add("Le flux de %d est provisoire : l'édition suivante du Cerema le corrigera.".formatted(last));
        }
        if (data.years().stream().anyMatch(data::isInterpolated)) {
            all.add(
                    "Entre deux millésimes de l'OCS2D, les années sont interpolées : leur flux est le même chaque année, et"
                            + " les bornes de la période de référence sont estimées ainsi.");
        }
        all.add("Les données s'arrêtent au 1er janvier %d : ce qui a été consommé depuis n'y est pas."
                .formatted(last + 1));
        switch (data.source()) {
            case OCS2D ->
                all.add(
                        "L'OCS2D n'est pas la source nationale : ses flux sont une lecture de l'usage du sol, montrée à côté du"
                                + " fichier du Cerema et jamais mêlée à lui.");
            case ENAF ->
                all.add(
                        "Environ 5 % du sol n'est pas cadastré (voirie, eau, domaine public) : les fichiers fonciers dont le"
                                + " Cerema tire ces flux ne le voient pas.");
        }
        if (data.flows().values().stream()
                .flatMap(years -> years.values().stream())
                .anyMatch(Doubts::isResidue)) {
            all.add("Des flux de −1 ou −2 m² sont des restes d'arrondi du fichier : ils sont additionnés tels quels.");
        }
    }

    private static boolean isResidue(Flow flow) {
        BigDecimal total = flow.total();
        return (total != null && total.signum() < 0)
                || flow.parts().values().stream().anyMatch(area -> area.signum() < 0);
    }
}
