package fr.archipel.scot;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A territory that land is accounted for: a commune, an EPCI, a SCoT, or any set of communes. Written
 * {@code commune:62413}, {@code epci:246200364}, {@code scot:scot-artois}, {@code communes:62413,62427}.
 *
 * @param codes one, or for a set the INSEE codes, sorted, each once
 */
public record PerimeterId(Kind kind, List<String> codes) {
    public static final int MAXIMUM_COMMUNES = 300;
    public static final String ACCEPTED =
            "commune:INSEE, epci:SIREN, scot:ID ou communes:INSEE,INSEE… (300 communes au plus), comme commune:62413";

    public enum Kind {
        COMMUNE("[0-9][0-9AB][0-9]{3}"),
        EPCI("[0-9]{9}"),
        SCOT("[a-z0-9][a-z0-9-]{0,99}"),
        COMMUNES("[0-9][0-9AB][0-9]{3}");

        private final Pattern code;

        Kind(String code) {
            this.code = Pattern.compile(code);
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static PerimeterId commune(String insee) {
        return new PerimeterId(Kind.COMMUNE, List.of(insee));
    }

    public static PerimeterId epci(String siren) {
        return new PerimeterId(Kind.EPCI, List.of(siren));
    }

    public static PerimeterId scot(String id) {
        return new PerimeterId(Kind.SCOT, List.of(id));
    }

    /** Throws {@link Problem.InvalidParameter} on {@code name} when the text is none of these forms. */
    public static PerimeterId read(String name, String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        for (Kind each : Kind.values()) {
            if (each.id().equals(kind)) {
                return new PerimeterId(each, codes(each, text.substring(colon + 1), name, text));
            }
        }
        throw refused(name, text);
    }

    private static List<String> codes(Kind kind, String list, String name, String text) {
        List<String> each = kind == Kind.COMMUNES ? Arrays.asList(list.split(",", -1)) : List.of(list);
        if (each.size() > MAXIMUM_COMMUNES
                || !each.stream().allMatch(c -> kind.code.matcher(c).matches())) {
            throw refused(name, text);
        }
        return List.copyOf(new TreeSet<>(each));
    }

    private static ProblemException refused(String name, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new ProblemException(new Problem.InvalidParameter(name, shown, ACCEPTED));
    }

    /** As it is written in addresses. */
    public String text() {
        return kind.id() + ":" + String.join(",", codes);
    }
}
