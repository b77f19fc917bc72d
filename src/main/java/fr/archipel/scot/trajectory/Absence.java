package fr.archipel.scot.trajectory;

import fr.archipel.scot.Areas;
import fr.archipel.scot.Words;
import fr.archipel.scot.consumption.Edition;
import fr.archipel.scot.consumption.LandSource;
import fr.archipel.scot.consumption.Sum;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a figure is not there, in a sentence; null when nothing is missing. */
final class Absence {
    private final Situation of;

    Absence(Situation of) {
        this.of = of;
    }

    @Nullable
    String ofReference() {
        Optional<Period> years = of.rules().reference();
        if (years.isEmpty()) {
            return "Le jeu de règles ne dit pas la période de référence.";
        }
        return imported() ? of.reference().map(sum -> missing(sum, years.get())).orElse(null) : notImported();
    }

    @Nullable
    String ofConsumed() {
        Optional<Period> decade = of.rules().decade();
        if (decade.isEmpty()) {
            return "Le jeu de règles ne dit pas la période limitée.";
        }
        if (!imported()) {
            return notImported();
        }
        return of.known().isEmpty()
                ? "L'édition %d s'arrête à %d : aucune année depuis %d n'y est connue."
                        .formatted(
                                edition().millesime(),
                                edition().derniereAnnee(),
                                decade.get().debut())
                : of.consumed().map(sum -> missing(sum, of.known().get())).orElse(null);
    }

    @Nullable
    String ofEnvelope(@Nullable BigDecimal rate) {
        String data = ofReference();
        if (rate != null) {
            return data;
        }
        String noRate = "Aucun taux de réduction n'est confirmé pour ce périmètre.";
        return data == null ? noRate : data + " " + noRate;
    }

    @Nullable
    String ofRest(@Nullable BigDecimal rate) {
        List<String> all = new ArrayList<>();
        String envelope = ofEnvelope(rate);
        if (envelope != null) {
            all.add(envelope);
        }
        String consumed = ofConsumed();
        if (consumed != null && !all.contains(consumed) && imported()) {
            all.add(consumed);
        }
        return all.isEmpty() ? null : String.join(" ", all);
    }

    private boolean imported() {
        return of.data().isImported();
    }

    private Edition edition() {
        return java.util.Objects.requireNonNull(of.data().edition());
    }

    private String notImported() {
        return switch (of.data().source()) {
            case ENAF -> "Aucun fichier de consommation d'ENAF (Cerema) n'est importé.";
            case OCS2D -> "L'OCS2D n'est pas importée, ou ses flux entre deux millésimes ne sont pas calculés.";
        };
    }

    private @Nullable String missing(Sum sum, Period years) {
        if (sum.missing().isEmpty()) {
            return null;
        }
        int all = of.data().communes().size();
        int lacking = sum.missing().size();
        String names = Words.names(sum.missing().stream().map(CommuneRef::nom).toList());
        String start = all == 1
                ? "L'édition %d n'a pas toutes les années %s"
                        .formatted(edition().millesime(), years.text())
                : "%s sur %d %s pas toutes les années %s dans l'édition %d (%s)"
                        .formatted(
                                Words.count(lacking, "commune"),
                                all,
                                lacking < 2 ? "n'a" : "n'ont",
                                years.text(),
                                edition().millesime(),
                                names);
        String why = of.data().source() == LandSource.OCS2D
                ? " L'OCS2D ne dit les années d'une commune qu'entre deux millésimes qui en connaissent 99 % du sol au moins."
                : "";
        return lacking == all
                ? start + "." + why
                : start + " : la somme des autres est de " + Areas.text(Areas.hectaresOf(sum.known())) + "\u202fha."
                        + why;
    }
}
