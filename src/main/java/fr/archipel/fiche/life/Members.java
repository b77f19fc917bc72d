package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a body, read strictly: an unknown member, a wrong type, a value out of bounds is a problem. */
public record Members(JsonNode body) {
    /** A billion euros: more than a whole contract. */
    static final BigDecimal MAXIMUM_EUROS = new BigDecimal(1_000_000_000);

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    public static Members of(JsonNode body, List<String> accepted) {
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("", "Le corps de la requête doit être un objet JSON."));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!accepted.contains(name)) {
                throw new ProblemException(new Problem.Unreadable(
                        "",
                        "Le membre « %s » est inconnu. Acceptés : %s.".formatted(name, String.join(", ", accepted))));
            }
        });
        return new Members(body);
    }

    public boolean has(String name) {
        return body.has(name);
    }

    /** Trimmed; null when missing, null or blank. */
    public @Nullable String findText(String name, int maximum) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String accepted = "un texte d'au plus %d caractères, sans caractère nul".formatted(maximum);
        if (!value.isTextual()) {
            throw invalid(name, accepted);
        }
        String text = value.asText().strip();
        if (text.length() > maximum || text.indexOf('\0') >= 0) {
            throw invalid(name, accepted);
        }
        return text.isEmpty() ? null : text;
    }

    public String text(String name, int maximum) {
        String text = findText(name, maximum);
        if (text == null) {
            throw invalid(name, "un texte de 1 à %d caractères".formatted(maximum));
        }
        return text;
    }

    public String choice(String name, List<String> accepted) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || !accepted.contains(value.asText())) {
            throw invalid(name, String.join(", ", accepted));
        }
        return value.asText();
    }

    /** A day up to {@code today}. */
    public LocalDate day(String name, LocalDate today) {
        String accepted = "une date comme 2024-05-31, du 1990-01-01 au " + today;
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw invalid(name, accepted);
        }
        try {
            LocalDate day = LocalDate.parse(value.asText());
            if (day.isAfter(today) || day.isBefore(FIRST_DAY)) {
                throw invalid(name, accepted);
            }
            return day;
        } catch (DateTimeException e) {
            throw invalid(name, accepted);
        }
    }

    @Nullable
    Integer findYear(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1990 || value.asInt() > 2100) {
            throw invalid(name, "une année de 1990 à 2100");
        }
        return value.asInt();
    }

    int year(String name) {
        Integer year = findYear(name);
        if (year == null) {
            throw invalid(name, "une année de 1990 à 2100");
        }
        return year;
    }

    /** Cents of an amount in euros; null when missing or null. */
    @Nullable
    Long findCents(String name, boolean zeroToo) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        BigDecimal euros = value.isNumber() ? value.decimalValue() : BigDecimal.ONE.negate();
        boolean fits = euros.signum() >= (zeroToo ? 0 : 1)
                && euros.compareTo(MAXIMUM_EUROS) <= 0
                && euros.stripTrailingZeros().scale() <= 2;
        if (!fits) {
            throw invalid(name, amounts(zeroToo));
        }
        return euros.movePointRight(2).longValueExact();
    }

    long cents(String name, boolean zeroToo) {
        Long cents = findCents(name, zeroToo);
        if (cents == null) {
            throw invalid(name, amounts(zeroToo));
        }
        return cents;
    }

    /** A list of different codes, at most 20; empty when missing. */
    List<String> codes(String name) {
        JsonNode value = body.path(name);
        List<String> codes = new ArrayList<>();
        if (value.isMissingNode()) {
            return codes;
        }
        String accepted = "une liste d'au plus 20 codes différents, comme [\"etat\", \"region\"]";
        if (!value.isArray() || value.size() > 20) {
            throw invalid(name, accepted);
        }
        for (JsonNode code : value) {
            if (!code.isTextual()
                    || codes.contains(code.asText())
                    || code.asText().indexOf('\0') >= 0) {
                throw invalid(name, accepted);
            }
            codes.add(code.asText());
        }
        return codes;
    }

    public ProblemException invalid(String name, String accepted) {
        JsonNode value = body.path(name);
        String shown = value.isMissingNode() ? "absent" : value.isTextual() ? value.asText() : value.toString();
        return new ProblemException(new Problem.InvalidField(name, shown, accepted));
    }

    private static String amounts(boolean zeroToo) {
        return "un montant en euros, %s et d'au plus 1 000 000 000, avec deux décimales au plus"
                .formatted(zeroToo ? "positif ou nul" : "plus grand que 0");
    }
}
