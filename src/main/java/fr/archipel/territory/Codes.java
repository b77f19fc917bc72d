package fr.archipel.territory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The official codes that addresses and parameters hold. */
public final class Codes {
    public static final String INSEE_ACCEPTED = "un code INSEE de cinq caractères, comme 62498";
    public static final String SIREN_ACCEPTED = "un numéro SIREN de neuf chiffres, comme 246200364";

    private static final Pattern INSEE = Pattern.compile("\\d[0-9AB]\\d{3}");
    private static final Pattern SIREN = Pattern.compile("\\d{9}");

    private Codes() {}

    /** Empty when it cannot be an INSEE code. */
    public static Optional<String> insee(String text) {
        return Optional.of(text).filter(t -> INSEE.matcher(t).matches());
    }

    /** Empty when it cannot be a SIREN number. */
    public static Optional<String> siren(String text) {
        return Optional.of(text).filter(t -> SIREN.matcher(t).matches());
    }

    static String getInsee(String text) {
        return insee(text).orElseThrow(() -> invalid("insee", text, INSEE_ACCEPTED));
    }

    static String getSiren(String text) {
        return siren(text).orElseThrow(() -> invalid("siren", text, SIREN_ACCEPTED));
    }

    private static ProblemException invalid(String name, String value, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(name, value, accepted));
    }
}
