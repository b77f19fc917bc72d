package fr.archipel.exchange.standard;

import fr.archipel.exchange.standard.Fault.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds values of one field against what its standard says: required, type, list, pattern (Table Schema and JSON Schema
 * alike), then what the standard's text and its GeoPackage add. Not for two threads.
 */
public final class FieldCheck {
    private static final Pattern WIDTH = Pattern.compile("TEXT\\((\\d+)\\)");
    private static final int SHOWN = 80;

    /** What is wrong with a value; {@code sentence} is French. */
    public record Wrong(Rule rule, String sentence) {}

    private final StandardField field;
    private final @Nullable Pattern pattern;
    private final @Nullable Pattern form;
    private final int width;

    public FieldCheck(StandardField field) {
        this.field = field;
        this.pattern = field.pattern() == null ? null : Pattern.compile(field.pattern());
        this.form = field.form() == null ? null : Pattern.compile(field.form());
        Matcher width = WIDTH.matcher(field.column() == null ? "" : field.column());
        this.width = width.matches() ? Integer.parseInt(width.group(1)) : Integer.MAX_VALUE;
    }

    public StandardField field() {
        return field;
    }

    /** The first thing wrong; {@code value}: null when unknown. For a geometry, any text says that there is one. */
    public Optional<Wrong> find(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return field.required() ? wrong(Rule.REQUIRED, "est obligatoire et n'est pas renseigné") : Optional.empty();
        }
        if (!field.kind().reads(value)) {
            return wrong(
                    Rule.TYPE, "vaut « %s ». Accepté : %s", value, field.kind().accepted());
        }
        if (!field.codes().isEmpty() && !field.codes().contains(value)) {
            return wrong(Rule.CODE, "vaut « %s ». Accepté : %s", value, String.join(", ", field.codes()));
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return wrong(Rule.PATTERN, "vaut « %s », qui ne suit pas le motif %s", value, pattern.pattern());
        }
        if (form != null && !form.matcher(value).matches()) {
            return wrong(Rule.FORM, "vaut « %s ». Attendu : %s", value, String.valueOf(field.formIs()));
        }
        if (value.length() > width) {
            return wrong(
                    Rule.WIDTH,
                    "compte %s caractères ; la colonne du standard en tient %s",
                    String.valueOf(value.length()),
                    String.valueOf(width));
        }
        return Optional.empty();
    }

    private Optional<Wrong> wrong(Rule rule, String words, String... values) {
        Object[] shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = i == 0 && values[i].length() > SHOWN ? values[i].substring(0, SHOWN) + "…" : values[i];
        }
        return Optional.of(new Wrong(rule, "« %s » %s.".formatted(field.name(), words.formatted(shown))));
    }
}
