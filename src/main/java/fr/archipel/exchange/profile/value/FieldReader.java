package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.layer.Field;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a cell as a value of a field. */
@FunctionalInterface
public interface FieldReader {
    ZoneId PARIS = ZoneId.of("Europe/Paris");

    ReadValue read(Object cell);

    /**
     * By the type of the field, its unit and its codes.
     *
     * @param columnUnit of bare numbers in the column; null when it is the field's
     * @param translations what the file writes → code, or text
     */
    static FieldReader of(Field field, @Nullable String columnUnit, Map<String, String> translations) {
        boolean whole = field.type() == fr.archipel.layer.FieldType.INTEGER;
        FieldReader plain = switch (field.type()) {
            case TEXT -> field.codes().isEmpty() ? Texts::read : new CodeList(field.codes(), translations)::read;
            case INTEGER, DECIMAL -> cell -> Numbers.read(cell, whole, field.unit(), columnUnit);
            case BOOLEAN -> Booleans::read;
            case DATE -> Dates::read;
            case TIMESTAMP -> FieldReader::moment;
            case TEXTS -> several(field.codes(), translations);
        };
        boolean coded = !field.codes().isEmpty();
        FieldReader reader = translations.isEmpty() || coded ? plain : translated(plain, translations);
        return cell ->
                cell instanceof String text && text.length() > Texts.LONGEST ? Texts.tooLong(text) : reader.read(cell);
    }

    /** A year, of a year or of a day. */
    static ReadValue year(Object cell) {
        ReadValue day = Dates.read(cell);
        return day.value() instanceof LocalDate known ? ReadValue.of((long) known.getYear()) : day;
    }

    private static FieldReader translated(FieldReader plain, Map<String, String> translations) {
        Map<String, String> folded = new java.util.HashMap<>();
        translations.forEach((written, meant) -> folded.put(Folding.fold(written), meant));
        return cell -> {
            String meant = folded.get(Folding.fold(Texts.plain(cell)));
            return meant == null ? plain.read(cell) : meant.isEmpty() ? ReadValue.NOTHING : plain.read(meant);
        };
    }

    private static FieldReader several(List<Field.Code> codes, Map<String, String> translations) {
        if (codes.isEmpty() && translations.isEmpty()) {
            return cell -> {
                List<String> parts = Lists.read(cell);
                return parts.isEmpty() ? ReadValue.NOTHING : ReadValue.of(parts.toArray(String[]::new));
            };
        }
        CodeList list = new CodeList(codes, translations);
        return cell -> coded(Lists.read(cell), list, codes.isEmpty());
    }

    /** {@code free}: a text that is neither a code nor translated stays as it is. */
    private static ReadValue coded(List<String> parts, CodeList list, boolean free) {
        List<String> known = new ArrayList<>();
        ReadValue note = ReadValue.NOTHING;
        for (String part : parts) {
            ReadValue read = list.read(part);
            List<String> commas = List.of(part.split(",", -1));
            if (read.refused()
                    && commas.size() > 1
                    && commas.stream().noneMatch(each -> list.read(each).refused())) {
                commas.forEach(each -> add(known, list.read(each).value()));
                continue;
            }
            if (read.refused() && !free) {
                return read;
            }
            add(known, read.refused() ? part : read.value());
            note = read.rule() == null || read.refused() ? note : read;
        }
        if (known.isEmpty()) {
            return ReadValue.NOTHING;
        }
        String[] values = known.toArray(String[]::new);
        Rule rule = note.rule();
        return rule == null
                ? ReadValue.of(values)
                : ReadValue.noted(values, rule, "est lu « " + String.join(", ", known) + " »");
    }

    private static void add(List<String> known, @Nullable Object value) {
        if (value instanceof String text && !known.contains(text)) {
            known.add(text);
        }
    }

    private static ReadValue moment(Object cell) {
        if (cell instanceof OffsetDateTime) {
            return ReadValue.of(cell);
        }
        String text = Texts.plain(cell).replaceFirst("^([0-9-]{10}) ", "$1T");
        try {
            return ReadValue.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            // Without an offset, it is told in the time of here.
        }
        try {
            return ReadValue.of(
                    java.time.LocalDateTime.parse(text).atZone(PARIS).toOffsetDateTime());
        } catch (DateTimeParseException e) {
            ReadValue day = Dates.read(cell);
            return day.value() instanceof LocalDate known
                    ? ReadValue.of(known.atStartOfDay(PARIS).toOffsetDateTime())
                    : day;
        }
    }
}
