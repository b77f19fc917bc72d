package fr.archipel.exchange.profile;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.value.FieldReader;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of the file to several of the target. */
final class UnfoldingMapper implements RowMapper {
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)\\}");

    /** A field of an unfolded row: where it is in the target, where in the file. */
    private record Part(int field, int place, FieldReader reader) {}

    /** @param fixed field's place → value: what tells the row from the others */
    private record Unfolded(Map<Integer, @Nullable Object> fixed, List<Part> parts) {}

    private final Target target;
    private final Columns file;
    private final ProfileMapper common;
    private final List<Unfolded> rows;

    UnfoldingMapper(Unfold unfold, Profile profile, Target target, Columns file, ProfileMapper common) {
        this.target = target;
        this.file = file;
        this.common = common;
        this.rows = rows(unfold, profile);
    }

    @Override
    public void map(Row row, Sink sink) throws IOException {
        MappedRow whole = common.read(row, sink);
        if (whole == null) {
            return;
        }
        for (Unfolded unfolded : rows) {
            List<@Nullable Object> values = new ArrayList<>(whole.values());
            List<Boolean> sent = new ArrayList<>(whole.sent());
            unfolded.fixed().forEach((field, value) -> {
                values.set(field, value);
                sent.set(field, true);
            });
            boolean says = false;
            for (Part part : unfolded.parts()) {
                Object value = read(part, row, sink);
                values.set(part.field(), value);
                sent.set(part.field(), true);
                says |= value != null;
            }
            if (says) {
                sink.row(new MappedRow(row.number(), whole.key(), values, sent, whole.geometry(), whole.drawnArea()));
            }
        }
    }

    private @Nullable Object read(Part part, Row row, Sink sink) throws IOException {
        Object cell = row.values().get(part.place());
        if (cell == null) {
            return null;
        }
        ReadValue read = part.reader().read(cell);
        Rule rule = read.rule();
        if (rule != null) {
            String column = file.at(part.place()).name();
            String text = Texts.plain(cell);
            sink.finding(new Finding(
                    row.number(),
                    rule,
                    target.fields().get(part.field()).name(),
                    text,
                    read.accepted().isEmpty() ? null : read.accepted(),
                    "Ligne %d, colonne « %s » : « %s » %s.".formatted(row.number(), column, text, read.why())));
        }
        return read.value();
    }

    private List<Unfolded> rows(Unfold unfold, Profile profile) {
        Map<String, Unfolded> found = new LinkedHashMap<>();
        for (int i = 0; i < file.all().size(); i++) {
            String name = file.at(i).name();
            for (Unfold.Part part : unfold.columns()) {
                Matcher matcher = Pattern.compile(part.pattern(), Pattern.CASE_INSENSITIVE)
                        .matcher(name);
                if (matcher.matches() && follows(unfold.consecutive(), matcher)) {
                    add(found, unfold, profile, part, matcher, i);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean follows(List<String> consecutive, Matcher matcher) {
        return consecutive.size() != 2
                || Integer.parseInt(matcher.group(consecutive.get(0))) + 1
                        == Integer.parseInt(matcher.group(consecutive.get(1)));
    }

    private void add(
            Map<String, Unfolded> found, Unfold unfold, Profile profile, Unfold.Part part, Matcher matcher, int place) {
        Map<Integer, @Nullable Object> fixed = new LinkedHashMap<>();
        StringBuilder tuple = new StringBuilder();
        unfold.by().forEach((name, template) -> {
            String text = fill(template, matcher);
            tuple.append(text).append('\u0000');
            field(name)
                    .ifPresent(
                            at -> fixed.put(at, reader(at, profile).read(text).value()));
        });
        field(fill(part.field(), matcher))
                .ifPresent(at -> found.computeIfAbsent(tuple.toString(), none -> new Unfolded(fixed, new ArrayList<>()))
                        .parts()
                        .add(new Part(at, place, reader(at, profile))));
    }

    private FieldReader reader(int at, Profile profile) {
        String name = target.fields().get(at).name();
        Optional<FieldMapping> mapping = profile.findField(name);
        return FieldReader.of(
                target.fields().get(at),
                mapping.map(FieldMapping::unit).orElse(null),
                mapping.map(FieldMapping::codes).orElse(Map.of()));
    }

    private Optional<Integer> field(String name) {
        for (int i = 0; i < target.fields().size(); i++) {
            if (target.fields().get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String fill(String template, Matcher groups) {
        return HOLE.matcher(template).replaceAll(hole -> Matcher.quoteReplacement(groups.group(hole.group(1))));
    }
}
