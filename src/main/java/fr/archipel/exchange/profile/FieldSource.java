package fr.archipel.exchange.profile;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.value.FieldReader;
import fr.archipel.exchange.profile.value.Lists;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the values of one field come from: columns, a constant, what is said where they are silent. */
final class FieldSource {
    private static final int SHOWN = 120;

    private final Field field;
    private final Columns file;
    private final List<Integer> places;
    private final FieldReader reader;
    private final boolean needsCommune;
    private final @Nullable Template constant;
    private final @Nullable Template otherwise;

    /**
     * @param otherwise whether the value is not the file's, but what is said where it is silent
     * @param refused whether the file says something that cannot be read
     * @param elsewhere whether the row is about a commune that is not ours, and can be about nothing else
     */
    record Found(@Nullable Object value, boolean otherwise, boolean refused, boolean elsewhere) {
        static final Found NOTHING = new Found(null, false, false, false);
    }

    private FieldSource(
            Field field,
            Columns file,
            List<Integer> places,
            FieldReader reader,
            boolean needsCommune,
            @Nullable Template constant,
            @Nullable Template otherwise) {
        this.field = field;
        this.file = file;
        this.places = places;
        this.reader = reader;
        this.needsCommune = needsCommune;
        this.constant = constant;
        this.otherwise = otherwise;
    }

    static FieldSource of(
            Field field, @Nullable FieldMapping mapping, Columns file, Communes communes, String fileName) {
        if (mapping == null) {
            return new FieldSource(field, file, List.of(), cell -> ReadValue.NOTHING, false, null, null);
        }
        Constant constant = mapping.constant();
        Constant otherwise = mapping.otherwise();
        return new FieldSource(
                field,
                file,
                constant == null ? Mappers.places(mapping, file) : List.of(),
                reader(field, mapping, communes),
                field.required() && "commune".equals(mapping.reading()),
                constant == null ? null : new Template(constant, file, fileName),
                otherwise == null ? null : new Template(otherwise, file, fileName));
    }

    private static FieldReader reader(Field field, FieldMapping mapping, Communes communes) {
        FieldReader plain = FieldReader.of(field, mapping.unit(), mapping.codes());
        String reading = mapping.reading() == null ? "" : mapping.reading();
        return switch (reading) {
            case "commune" -> communes::read;
            case "annee" -> FieldReader::year;
            case "barre" -> barre(field, mapping);
            case "premier" ->
                cell -> {
                    List<String> several = Lists.read(cell);
                    return several.isEmpty() ? ReadValue.NOTHING : plain.read(several.get(0));
                };
            default -> plain;
        };
    }

    /** Values apart by bars alone: a semicolon is part of the words. */
    private static FieldReader barre(Field field, FieldMapping mapping) {
        FieldReader plain = FieldReader.of(field, mapping.unit(), mapping.codes());
        return cell -> plain.read(
                cell instanceof String text && !text.startsWith("{") && !text.startsWith("[")
                        ? Lists.barred(text).toArray(String[]::new)
                        : cell);
    }

    Field field() {
        return field;
    }

    boolean hasColumn() {
        return !places.isEmpty() || constant != null;
    }

    String columnName() {
        return places.isEmpty() ? "" : file.at(places.get(0)).name();
    }

    Found find(Row row, RowMapper.Sink sink) throws IOException {
        if (constant != null) {
            String text = constant.text(row);
            Object value = text == null ? null : reader.read(text).value();
            return value == null ? Found.NOTHING : new Found(value, false, false, false);
        }
        boolean refused = false;
        List<Finding> said = new ArrayList<>();
        for (int place : places) {
            Object cell = row.values().get(place);
            if (cell == null) {
                continue;
            }
            ReadValue read = reader.read(cell);
            finding(row, cell, file.at(place).name(), read).ifPresent(said::add);
            if (read.value() != null || (read.rule() != null && read.rule().severity() == Severity.ERROR)) {
                tell(said, sink);
                return new Found(read.value(), false, read.value() == null, false);
            }
            refused |= read.rule() != null;
        }
        // The same thing said in two columns, in figures and in words, is told once.
        tell(said.subList(0, Math.min(1, said.size())), sink);
        String text = otherwise == null ? null : otherwise.text(row);
        Object value = text == null ? null : reader.read(text).value();
        return new Found(value, value != null, refused, refused && needsCommune);
    }

    private static void tell(List<Finding> findings, RowMapper.Sink sink) throws IOException {
        for (Finding each : findings) {
            sink.finding(each);
        }
    }

    private Optional<Finding> finding(Row row, Object cell, String column, ReadValue read) {
        Rule rule = read.rule();
        if (rule == null) {
            return Optional.empty();
        }
        String text = shown(Texts.plain(cell));
        String accepted = read.accepted();
        return Optional.of(new Finding(
                row.number(),
                rule == Rule.INSEE_UNKNOWN && needsCommune ? Rule.OUTSIDE_TERRITORY : rule,
                field.name(),
                text,
                accepted.isEmpty() ? null : accepted,
                "Ligne %d, « %s »%s : « %s » %s.%s"
                        .formatted(
                                row.number(),
                                field.title(),
                                column.isEmpty() ? "" : " (colonne « " + column + " »)",
                                text,
                                read.why(),
                                accepted.isEmpty() ? "" : " Accepté : " + accepted + ".")));
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN - 1) + "…" : text;
    }
}
