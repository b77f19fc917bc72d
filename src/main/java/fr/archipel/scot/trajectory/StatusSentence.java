package fr.archipel.scot.trajectory;

import fr.archipel.scot.Areas;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A status in plain French, with the figures it rests on. */
final class StatusSentence {
    private StatusSentence() {}

    static String of(Situation of, Envelope e) {
        int last = Objects.requireNonNull(of.lastYear());
        int end = of.rules().decade().orElseThrow().fin();
        String until = "à la fin de " + Math.min(last, end);
        String consumed = area(e.terms().consumed());
        String envelope = area(e.envelope());
        String said = switch (e.status()) {
            case DEPASSE ->
                "L'enveloppe de %s est déjà dépassée : %s consommés %s.".formatted(envelope, consumed, until);
            case RISQUE ->
                "Au rythme de %s par an, la consommation atteindrait %s en %d, pour une enveloppe de %s."
                        .formatted(area(e.pace()), area(e.projection()), end, envelope);
            case BONNE_VOIE ->
                "Au rythme de %s par an, la consommation serait de %s en %d, dans l'enveloppe de %s."
                        .formatted(area(e.pace()), area(e.projection()), end, envelope);
            case INCONNU -> "";
        };
        BigDecimal rest = Objects.requireNonNull(e.rest());
        return e.status() == Status.DEPASSE && rest.signum() > 0
                ? said + " Une fois retirée la part des PENE et ajoutée la renaturation prouvée, il en reste "
                        + area(rest) + "."
                : said;
    }

    private static String area(@Nullable BigDecimal squareMetres) {
        return Areas.text(Areas.hectaresOf(Objects.requireNonNull(squareMetres))) + "\u202fha";
    }
}
