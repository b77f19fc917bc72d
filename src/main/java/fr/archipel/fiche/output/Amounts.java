package fr.archipel.fiche.output;

import fr.archipel.document.Cell;
import fr.archipel.document.French;
import fr.archipel.fiche.printed.Mention;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amounts and mentions of one place in a table, as a cell and as words. */
final class Amounts {
    private Amounts() {}

    /**
     * A cell: what can be added up when there is some, else the words that stand there.
     *
     * @param words printed texts or codes of mentions
     */
    static Cell cell(@Nullable Long cents, List<String> words) {
        if (cents != null) {
            return Cell.cents(cents);
        }
        return words.isEmpty() ? Cell.UNKNOWN : Cell.words(words(words));
    }

    static String words(List<String> words) {
        return String.join(" ; ", words.stream().map(Amounts::word).distinct().toList());
    }

    /** A code of mention in words; any other text as it is. */
    static String word(String text) {
        for (Mention mention : Mention.values()) {
            if (mention.code().equals(text)) {
                return switch (mention) {
                    case A_EVALUER -> "à évaluer";
                    case A_DETERMINER -> "à déterminer";
                    case A_PRECISER -> "à préciser";
                    case A_PROGRAMMER -> "à programmer";
                    case A_RECHERCHER -> "à rechercher";
                    case A_NEGOCIER -> "à négocier";
                    case EN_DEFINITION -> "en cours de définition";
                    case EN_COURS -> "en cours";
                    case POUR_MEMOIRE -> "pour mémoire";
                    case VOIR_CONVENTION -> "voir convention";
                    case VOIR_AILLEURS -> "voir ailleurs";
                    case PAR_AN -> "par an";
                    case POURCENTAGE -> "pourcentage";
                    case GLOBALISE -> "globalisé";
                    case NON_ELIGIBLE -> "non éligible";
                    case AUTRE -> "autre";
                };
            }
        }
        return text;
    }

    /** {@code 37,5 %}, or {@code 12 000 €}, or the printed words; null when nothing is said. */
    static @Nullable String said(
            @Nullable Long cents, @Nullable BigDecimal rate, @Nullable String mention, @Nullable String printed) {
        if (printed != null && !printed.isBlank()) {
            return printed.trim();
        }
        String amount = cents == null ? null : French.money(cents);
        String share = rate == null ? null : French.percent(rate);
        String note = mention == null ? null : word(mention);
        List<String> parts = java.util.stream.Stream.of(amount, share, note)
                .filter(java.util.Objects::nonNull)
                .toList();
        return parts.isEmpty() ? null : String.join(" ", parts);
    }
}
