package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import fr.archipel.scot.Words;
import fr.archipel.scot.check.CheckAnswer.Bounds;
import fr.archipel.scot.check.CheckAnswer.EnvelopeHere;
import fr.archipel.scot.check.CheckAnswer.HypothesisHere;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check says in one breath, for who reads nothing else. */
final class Sentence {
    private Sentence() {}

    /** {@code asked}: the perimeter of a what-if; null for a check. */
    static String of(CheckQuery query, Verification check, List<EnvelopeHere> envelopes, @Nullable String asked) {
        if (query.projets().isEmpty()) {
            return "Aucun projet n'est choisi." + left(envelopes, asked);
        }
        if (check.projets().isEmpty()) {
            return query.several()
                    ? "Aucun de ces projets n'a d'emprise : ce qu'ils prennent n'est pas connu."
                    : "Ce projet n'a pas d'emprise : ce qu'il prend n'est pas connu.";
        }
        boolean plural = check.projets().size() > 1;
        String who = plural ? "Ces %d projets".formatted(check.projets().size()) : "Ce projet";
        Interval taken = check.consumption();
        List<String> names = check.communes().stream()
                .map(share -> share.place().commune().nom())
                .toList();
        String where = names.isEmpty() ? ", hors du territoire" : " à " + list(names);
        StringBuilder text = new StringBuilder();
        text.append(who);
        if (taken.maximum() == 0) {
            text.append(plural ? " ne prennent aucun" : " ne prend aucun")
                    .append(" espace naturel, agricole ou forestier");
        } else {
            text.append(plural ? " prennent " : " prend ").append(amount(taken)).append(" d'ENAF");
        }
        text.append(where).append('.');
        Interval charged = check.charge().charged();
        if (taken.maximum() > 0 && !charged.equals(taken)) {
            text.append(
                    charged.maximum() == 0
                            ? " Rien n'en est imputé à l'enveloppe."
                            : " À l'enveloppe sont imputés " + amount(charged) + ".");
        }
        return text + left(envelopes, asked);
    }

    /** What it leaves of the envelope asked about, else of the SCoT most touched. */
    private static String left(List<EnvelopeHere> envelopes, @Nullable String asked) {
        @Nullable
        EnvelopeHere shown = envelopes.stream()
                .filter(each -> asked == null
                        ? each.perimetre().type().equals("scot")
                        : each.perimetre().id().equals(asked))
                .findFirst()
                .orElse(envelopes.isEmpty() ? null : envelopes.get(0));
        if (shown == null) {
            return "";
        }
        String name = shown.perimetre().titre();
        List<HypothesisHere> known = shown.hypotheses().stream()
                .filter(each -> each.resteApresHa().minimum() != null)
                .limit(2)
                .toList();
        if (known.isEmpty()) {
            return " " + name + " : ce qu'il reste de l'enveloppe n'est pas connu. " + String.valueOf(shown.raison());
        }
        boolean confirmed = known.get(0).etat().equals("etabli");
        String start = confirmed ? " " + name + " : " : " " + name + " : l'enveloppe n'est pas confirmée ; ";
        return start
                + String.join(
                        " ; ",
                        known.stream()
                                .map(each -> "avec une réduction de %s %% (%s), il %s %s"
                                        .formatted(
                                                each.tauxPct().toPlainString().replace('.', ','),
                                                state(each.etat()),
                                                confirmed ? "resterait ensuite" : "resterait",
                                                between(each.resteApresHa())))
                                .toList())
                + ".";
    }

    private static String state(String etat) {
        return switch (etat) {
            case "etabli" -> "établi";
            case "simulation" -> "simulation";
            case "essai" -> "essai";
            default -> "indicatif";
        };
    }

    private static String between(Bounds left) {
        String least = number(left.minimum());
        String most = number(left.maximum());
        return least.equals(most) ? least + " ha" : "entre " + least + " et " + most + " ha";
    }

    private static String number(@Nullable BigDecimal hectares) {
        return hectares == null
                ? "?"
                : hectares.toPlainString().replace('.', ',').replace('-', '−');
    }

    /** {@code 3,4 ha}, {@code entre 1,2 ha et 3,4 ha}, {@code jusqu'à 3,4 ha}. */
    static String amount(Interval m2) {
        if (m2.isExact()) {
            return Words.hectares(m2.minimum());
        }
        return m2.minimum() == 0
                ? "de 0 à " + Words.hectares(m2.maximum())
                : "entre " + Words.hectares(m2.minimum()) + " et " + Words.hectares(m2.maximum());
    }

    private static String list(List<String> names) {
        int shown = Math.min(names.size(), 4);
        List<String> first = names.subList(0, shown);
        if (names.size() > shown) {
            return String.join(", ", first) + " et " + Words.count(names.size() - shown, "autre") + " commune"
                    + (names.size() - shown > 1 ? "s" : "");
        }
        return shown == 1
                ? first.get(0)
                : String.join(", ", first.subList(0, shown - 1)) + " et " + first.get(shown - 1);
    }
}
