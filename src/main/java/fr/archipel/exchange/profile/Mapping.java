package fr.archipel.exchange.profile;

import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one file goes into one target: the profile that holds for it once recognised, completed by names, changed by choices.
 *
 * @param profile what is followed; fields without a column or a constant are left out of it
 * @param base id of the built-in or saved profile it was made from; null when it was made of the names of columns
 * @param recognised the profiles that the file betrays, the surest first
 * @param origins of the fields that have a column
 */
public record Mapping(
        Target target,
        Profile profile,
        @Nullable String base,
        List<Profiles.Recognised> recognised,
        Map<String, MappedField.Origin> origins,
        List<Column> columns) {
    private static final int SAMPLES = 5;
    private static final int SIGNATURE = 12;
    private static final int LONGEST = 80;

    public Mapping {
        recognised = List.copyOf(recognised);
        origins = Map.copyOf(origins);
        columns = List.copyOf(columns);
    }

    /** A mapper for one pass over the file. {@code file}: its name, for what a constant says of it. */
    public RowMapper mapper(Communes communes, String file) {
        return Mappers.of(profile, target, columns, communes, file);
    }

    /**
     * What is followed here, as a profile to be kept: the columns it was made of are its signature, so that the next file of
     * the kind is recognised.
     */
    public Profile saved(String id, String title) {
        List<String> signature = fileColumns(List.of()).stream()
                .filter(each -> each.field() != null || each.key())
                .map(each -> each.column().name())
                .filter(name -> !name.isBlank() && !name.startsWith("/") && !name.contains("|"))
                .limit(SIGNATURE)
                .toList();
        return new Profile(
                id,
                title,
                null,
                target.id(),
                profile.standard(),
                profile.source(),
                profile.key(),
                profile.erases(),
                signature,
                profile.fields(),
                profile.area(),
                profile.unfold());
    }

    /** Every field of the target; {@code rows} give the samples. */
    public List<MappedField> fields(List<Row> rows) {
        Columns file = new Columns(columns);
        List<MappedField> fields = new ArrayList<>();
        for (Field field : target.fields()) {
            FieldMapping mapping = profile.findField(field.name()).orElse(FieldMapping.of(field.name(), List.of()));
            Integer place = Mappers.places(mapping, file).stream().findFirst().orElse(null);
            Constant said = mapping.constant() != null ? mapping.constant() : mapping.otherwise();
            MappedField.Origin usual = origins.getOrDefault(field.name(), MappedField.Origin.PROFILE);
            boolean chosen = mapping.constant() != null && usual == MappedField.Origin.CHOICE;
            MappedField.Origin origin = (place != null && mapping.constant() == null) || chosen
                    ? usual
                    : said != null ? MappedField.Origin.CONSTANT : MappedField.Origin.NONE;
            fields.add(new MappedField(
                    field,
                    place == null ? null : file.at(place).name(),
                    origin,
                    said == null ? null : said.shown(),
                    place == null ? List.of() : samples(rows, place)));
        }
        return fields;
    }

    /** Every column of the file; {@code rows} give the samples. */
    public List<FileColumn> fileColumns(List<Row> rows) {
        Columns file = new Columns(columns);
        @Nullable String[] uses = new String[columns.size()];
        profile.fields()
                .forEach(each -> Mappers.places(each, file)
                        .forEach(place -> uses[place] = uses[place] == null ? each.field() : uses[place]));
        Optional<Integer> key = Mappers.keyPlace(profile.key(), file);
        List<FileColumn> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean isKey = key.isPresent() && key.get() == i;
            all.add(new FileColumn(columns.get(i), uses[i], isKey, samples(rows, i)));
        }
        return all;
    }

    private static List<String> samples(List<Row> rows, int place) {
        Set<String> samples = new LinkedHashSet<>();
        for (Row row : rows) {
            Object cell = place < row.values().size() ? row.values().get(place) : null;
            String text = cell == null ? "" : Texts.plain(cell);
            if (!text.isEmpty() && samples.size() < SAMPLES) {
                samples.add(text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
            }
        }
        return List.copyOf(samples);
    }
}
