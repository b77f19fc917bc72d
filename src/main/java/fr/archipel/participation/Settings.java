package fr.archipel.participation;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Locale;
import java.util.Map;

/**
 * How participation is run here.
 *
 * @param open whether new ideas are taken; what is published stays readable otherwise
 * @param waitingDays an idea that is not published is deleted that many days after it came, or after it was refused
 * @param publishedMonths a published idea is deleted that many months after its first publication
 * @param perClient ideas one address of the network may send in an hour
 * @param overall ideas all may send together in an hour
 * @param waiting ideas that may wait for a moderator; beyond, no more are taken
 * @param proxies reverse proxies in front of the service, whose {@code X-Forwarded-For} is believed; 0: none is
 */
public record Settings(
        boolean open, int waitingDays, int publishedMonths, int perClient, int overall, int waiting, int proxies) {
    public static final Settings USUAL = new Settings(true, 90, 24, 10, 120, 2_000, 0);

    /** Reads {@code ARCHIPEL_PARTICIPATION…} and {@code ARCHIPEL_TRUSTED_PROXIES}. Problem: a value that is none. */
    public static Settings read(Map<String, String> environment) {
        return new Settings(
                open(environment.getOrDefault("ARCHIPEL_PARTICIPATION", "")),
                number(environment, "ARCHIPEL_PARTICIPATION_WAITING_DAYS", 1, 3650, USUAL.waitingDays),
                number(environment, "ARCHIPEL_PARTICIPATION_PUBLISHED_MONTHS", 1, 120, USUAL.publishedMonths),
                number(environment, "ARCHIPEL_PARTICIPATION_PER_CLIENT", 1, 10_000, USUAL.perClient),
                number(environment, "ARCHIPEL_PARTICIPATION_OVERALL", 1, 100_000, USUAL.overall),
                USUAL.waiting,
                number(environment, "ARCHIPEL_TRUSTED_PROXIES", 0, 10, USUAL.proxies));
    }

    private static boolean open(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "", "oui", "on" -> true;
            case "non", "off" -> false;
            default -> throw refused("ARCHIPEL_PARTICIPATION", given, "oui ou non");
        };
    }

    private static int number(Map<String, String> environment, String name, int minimum, int maximum, int otherwise) {
        String given = environment.getOrDefault(name, "").strip();
        if (given.isEmpty()) {
            return otherwise;
        }
        if (given.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(given);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        }
        throw refused(name, given, "un entier de %d à %d".formatted(minimum, maximum));
    }

    private static ProblemException refused(String name, String given, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(name, given, accepted));
    }
}
