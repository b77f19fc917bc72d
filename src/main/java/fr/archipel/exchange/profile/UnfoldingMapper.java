package fr.archipel.exchange.profile;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.value.FieldReader;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of the file to several of the target. */
final class UnfoldingMapper implements RowMapper {
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(:max)?\\}");

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

    /** A column of the file that a part recognises. */
    private record Hit(Unfold.Part part, int place, Matcher groups) {}

    private List<Unfolded> rows(Unfold unfold, Profile profile) {
        List<Hit> hits = new ArrayList<>();
        for (Unfold.Part part : unfold.columns()) {
            Pattern pattern = Pattern.compile(part.pattern(), Pattern.CASE_INSENSITIVE);
            for (int i = 0; i < file.all().size(); i++) {
                Matcher groups = pattern.matcher(file.at(i).name());
                if (groups.matches()
                        && follow(unfold.consecutive(), groups, true)
                        && follow(unfold.apart(), groups, false)) {
                    hits.add(new Hit(part, i, groups));
                }
            }
        }
        Map<String, Unfolded> found = new LinkedHashMap<>();
        hits.forEach(hit -> add(found, unfold, profile, hit, hits));
        return List.copyOf(found.values());
    }

    /** Whether the two groups' numbers follow each other, or not, as wanted; true where a column has them not. */
    private static boolean follow(List<String> groups, Matcher matcher, boolean wanted) {
        if (groups.size() != 2) {
            return true;
        }
        Optional<String> first = group(matcher, groups.get(0));
        Optional<String> second = group(matcher, groups.get(1));
        return first.isEmpty()
                || second.isEmpty()
                || (Integer.parseInt(first.get()) + 1 == Integer.parseInt(second.get())) == wanted;
    }

    private static Optional<String> group(Matcher matcher, String name) {
        return matcher.pattern().pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(matcher.group(name))
                : Optional.empty();
    }

    private void add(Map<String, Unfolded> found, Unfold unfold, Profile profile, Hit hit, List<Hit> hits) {
        Map<String, String> by = new LinkedHashMap<>(unfold.by());
        by.putAll(hit.part().by());
        Map<Integer, @Nullable Object> fixed = new LinkedHashMap<>();
        StringBuilder tuple = new StringBuilder();
        by.forEach((name, template) -> {
            String text = fill(template, hit, hits);
            tuple.append(text).append('\u0000');
            field(name)
                    .ifPresent(
                            at -> fixed.put(at, reader(at, profile).read(text).value()));
        });
        field(fill(hit.part().field(), hit, hits))
                .ifPresent(at -> found.computeIfAbsent(tuple.toString(), none -> new Unfolded(fixed, new ArrayList<>()))
                        .parts()
                        .add(new Part(at, hit.place(), reader(at, profile))));
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

    private static String fill(String template, Hit hit, List<Hit> hits) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        hole.group(2) == null
                                ? group(hit.groups(), hole.group(1)).orElse("")
                                : greatest(hole.group(1), hits)));
    }

    private static String greatest(String name, List<Hit> hits) {
        return hits.stream()
                .flatMap(each -> group(each.groups(), name).stream())
                .max(Comparator.comparingInt(Integer::parseInt))
                .orElse("");
    }
}
