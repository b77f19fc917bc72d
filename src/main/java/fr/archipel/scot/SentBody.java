package fr.archipel.scot;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of a body, read strictly. Problems: 400 for what is no object or an unknown member, 422 naming the field, its
 * value and what is accepted.
 */
public record SentBody(JsonNode body) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
    private static final String DAY = "une date comme 2024-05-31, de 1990 à 2100";

    public static SentBody of(JsonNode body, List<String> accepted) {
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("", "Le corps de la requête doit être un objet JSON."));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!accepted.contains(name)) {
                throw new ProblemException(new Problem.Unreadable(
                        "",
                        "Le membre « %s » est inconnu. Acceptés : %s."
                                .formatted(
                                        name.length() > 80 ? name.substring(0, 80) + "…" : name,
                                        String.join(", ", accepted))));
            }
        });
        return new SentBody(body);
    }

    /** Whether it was sent, be it null. */
    public boolean has(String name) {
        return body.has(name);
    }

    private boolean isNone(String name) {
        return body.path(name).isMissingNode() || body.path(name).isNull();
    }

    /** Without blanks around; null when missing, null or blank. */
    public @Nullable String findText(String name, int maximum) {
        if (isNone(name)) {
            return null;
        }
        JsonNode value = body.path(name);
        String text = value.asText().strip();
        if (!value.isTextual() || text.length() > maximum || text.indexOf('\0') >= 0) {
            throw invalid(name, "un texte d'au plus %d caractères".formatted(maximum));
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

    public @Nullable String findChoice(String name, List<String> accepted) {
        return isNone(name) ? null : choice(name, accepted);
    }

    public String choice(String name, List<String> accepted) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || !accepted.contains(value.asText())) {
            throw invalid(name, String.join(", ", accepted));
        }
        return value.asText();
    }

    public @Nullable LocalDate findDay(String name) {
        return isNone(name) ? null : day(name);
    }

    public LocalDate day(String name) {
        JsonNode value = body.path(name);
        try {
            LocalDate day = LocalDate.parse(value.isTextual() ? value.asText() : "");
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                throw invalid(name, DAY);
            }
            return day;
        } catch (DateTimeException e) {
            throw invalid(name, DAY);
        }
    }

    public @Nullable Boolean findYes(String name) {
        return isNone(name) ? null : yes(name);
    }

    public boolean yes(String name) {
        JsonNode value = body.path(name);
        if (!value.isBoolean()) {
            throw invalid(name, "true ou false");
        }
        return value.asBoolean();
    }

    /** A number between the bounds, both included, of at most {@code decimals}; as short as it can be written. */
    public BigDecimal number(String name, long minimum, long maximum, int decimals, String accepted) {
        JsonNode value = body.path(name);
        if (!value.isNumber() || (value.isDouble() && !Double.isFinite(value.doubleValue()))) {
            throw invalid(name, accepted);
        }
        BigDecimal number = value.decimalValue();
        // The exponent first: comparing 1e999999999 would need the memory of that many digits.
        if (Math.abs(number.precision() - (long) number.scale()) > 18
                || number.stripTrailingZeros().scale() > decimals
                || number.compareTo(BigDecimal.valueOf(minimum)) < 0
                || number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
            throw invalid(name, accepted);
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Different texts, at least one. */
    public List<String> texts(String name, int maximum, String accepted) {
        JsonNode value = body.path(name);
        if (!value.isArray() || value.isEmpty() || value.size() > maximum) {
            throw invalid(name, accepted);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()
                    || each.asText().isBlank()
                    || each.asText().indexOf('\0') >= 0
                    || texts.contains(each.asText())) {
                throw new ProblemException(new Problem.InvalidField(name, each.asText(each.toString()), accepted));
            }
            texts.add(each.asText());
        }
        return texts;
    }

    public ProblemException invalid(String name, String accepted) {
        JsonNode value = body.path(name);
        String shown = value.isMissingNode() ? "absent" : value.isTextual() ? value.asText() : value.toString();
        return new ProblemException(new Problem.InvalidField(name, shown, accepted));
    }
}
