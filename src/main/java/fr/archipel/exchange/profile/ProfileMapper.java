package fr.archipel.exchange.profile;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.value.Folding;
import fr.archipel.exchange.profile.value.Numbers;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** One row of the file to one of the target. */
final class ProfileMapper implements RowMapper {
    private final Target target;
    private final Communes communes;
    private final boolean erases;
    private final List<FieldSource> sources = new ArrayList<>();
    private final Optional<Integer> key;
    private final boolean communeKey;
    private final boolean formatKey;
    private final @Nullable DrawnArea area;
    private final List<Integer> areaPlaces = new ArrayList<>();

    ProfileMapper(Profile profile, Target target, Columns file, Communes communes, String fileName) {
        this.target = target;
        this.communes = communes;
        this.erases = profile.erases();
        for (Field field : target.fields()) {
            sources.add(FieldSource.of(field, profile.findField(field.name()).orElse(null), file, communes, fileName));
        }
        this.key = Mappers.keyPlace(profile.key(), file);
        this.communeKey = profile.key() instanceof KeyRule.Own && target.key().equals("insee");
        this.formatKey = profile.key() instanceof KeyRule.Own || profile.key() instanceof KeyRule.Foreign;
        String type = target.geometryType();
        this.area = type != null && type.endsWith("Polygon") ? profile.area() : null;
        if (area != null) {
            area.columns().forEach(name -> file.findCut(name).ifPresent(areaPlaces::add));
        }
    }

    @Override
    public void map(Row row, Sink sink) throws IOException {
        MappedRow read = read(row, sink);
        if (read != null) {
            sink.row(read);
        }
    }

    /** Null when the row is about a commune that is not ours, in a target that is about communes. */
    @Nullable
    MappedRow read(Row row, Sink sink) throws IOException {
        if (isOfAnotherCommune(row, sink)) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(sources.size());
        List<Boolean> sent = new ArrayList<>(sources.size());
        for (FieldSource source : sources) {
            FieldSource.Found found = source.find(row, sink);
            if (found.elsewhere()) {
                return null;
            }
            boolean says =
                    found.value() != null ? !found.otherwise() : source.hasColumn() && (erases || found.refused());
            if (found.value() == null
                    && says
                    && !found.refused()
                    && source.field().required()) {
                sink.finding(missing(row, source));
            }
            values.add(found.value());
            sent.add(says);
        }
        return new MappedRow(row.number(), key(row), values, sent, row.geometry(), drawn(row));
    }

    /** Of the communes themselves, a file of the department or of the country brings many that are not ours. */
    private boolean isOfAnotherCommune(Row row, Sink sink) throws IOException {
        String code = communeKey ? key(row) : null;
        if (code == null || !code.matches("[0-9AB]{5}") || !communes.read(code).refused()) {
            return false;
        }
        sink.finding(new Finding(
                row.number(),
                Rule.OUTSIDE_TERRITORY,
                null,
                code,
                null,
                "Ligne %d : « %s » n'est pas le code d'une commune du territoire ; elle est laissée de côté."
                        .formatted(row.number(), code)));
        return true;
    }

    private static Finding missing(Row row, FieldSource source) {
        return new Finding(
                row.number(),
                Rule.MISSING_VALUE,
                source.field().name(),
                null,
                null,
                "Ligne %d : le champ « %s » est nécessaire et la colonne « %s » est vide."
                        .formatted(row.number(), source.field().title(), source.columnName()));
    }

    private @Nullable String key(Row row) {
        Object cell = key.map(place -> row.values().get(place)).orElse(null);
        String text = cell == null ? (formatKey && key.isEmpty() ? formatKey(row) : null) : Texts.plain(cell);
        if (text == null || Folding.isNull(text)) {
            return null;
        }
        return communeKey ? Communes.straight(text) : text;
    }

    /** A number that counts the rows of a file names none of our objects; the keys of published layers may be numbers. */
    private @Nullable String formatKey(Row row) {
        String own = row.key();
        return own != null && target.bounded() && own.chars().allMatch(Character::isDigit) ? null : own;
    }

    private @Nullable Double drawn(Row row) {
        Geometry geometry = row.geometry();
        if (area == null || geometry == null || geometry.getDimension() != 0) {
            return null;
        }
        for (int place : areaPlaces) {
            Object cell = row.values().get(place);
            ReadValue read = cell == null ? ReadValue.NOTHING : Numbers.read(cell, false, "m²", area.unit());
            if (read.value() instanceof BigDecimal number && number.signum() > 0) {
                return number.doubleValue();
            }
        }
        return area.otherwise();
    }
}
