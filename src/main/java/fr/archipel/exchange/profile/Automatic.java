package fr.archipel.exchange.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.exchange.profile.value.Units;
import fr.archipel.exchange.reader.Column;
import fr.archipel.layer.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The profile that a file's column names make: those of the target's fields first, then their titles, the names standards
 * give them, those in use ({@code usages.json}), and what a shapefile leaves of each.
 */
public final class Automatic {
    private static final List<FieldMapping> USAGES =
            Resources.read("usages.json", new TypeReference<List<FieldMapping>>() {});
    private static final List<String> KEYS = List.of("id", "identifiant", "objet_id", "code", "code_insee");
    private static final Map<String, String> SUFFIXES =
            Map.of("_m2", "m²", "_ha", "ha", "_km2", "km²", "_km", "km", "_m", "m", "_eur", "€", "_keur", "k€");

    private Automatic() {}

    public static Profile of(Target target, List<Column> columns) {
        Columns file = new Columns(columns);
        Map<String, Integer> chosen = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (int pass = 0; pass < 4; pass++) {
            for (Field field : target.fields()) {
                if (!chosen.containsKey(field.name())) {
                    Optional<Integer> place = names(target, field, pass).stream()
                            .map(pass == 3 ? file::findCut : file::find)
                            .flatMap(Optional::stream)
                            .filter(found -> !taken.contains(found))
                            .findFirst();
                    place.ifPresent(found -> {
                        chosen.put(field.name(), found);
                        taken.add(found);
                    });
                }
            }
        }
        List<FieldMapping> fields = new ArrayList<>();
        for (Field field : target.fields()) {
            FieldMapping known = usage(target, field).orElse(FieldMapping.of(field.name(), List.of()));
            Integer place = chosen.get(field.name());
            if (place != null) {
                String name = file.at(place).name();
                fields.add(known.from(name).in(unit(name, field)));
            } else if (known.otherwise() != null) {
                fields.add(known.from(null));
            }
        }
        return new Profile(
                Profile.AUTOMATIC,
                "D'après le nom des colonnes",
                null,
                target.id(),
                null,
                null,
                key(target, file),
                true,
                List.of(),
                fields,
                null,
                null);
    }

    private static List<String> names(Target target, Field field, int pass) {
        List<String> names = new ArrayList<>();
        if (pass == 0 || pass == 3) {
            names.add(field.name());
        }
        if (pass == 1 || pass == 3) {
            names.add(field.title());
        }
        if (pass >= 2) {
            Profiles.builtIn().stream()
                    .filter(each -> each.target().equals(target.id()))
                    .flatMap(each -> each.findField(field.name()).stream())
                    .forEach(each -> names.addAll(each.columns()));
            usage(target, field).ifPresent(each -> names.addAll(each.columns()));
        }
        return names;
    }

    /**
     * What is in use for a field of that name. A published layer keeps communes and words as its file has them: only the
     * names of columns are of use there.
     */
    private static Optional<FieldMapping> usage(Target target, Field field) {
        return USAGES.stream()
                .filter(each -> each.field().equals(field.name()))
                .findFirst()
                .map(each -> target.bounded() ? each : FieldMapping.of(each.field(), each.columns()));
    }

    /** The unit that a column's name ends with, where the field has one it can be taken to. */
    private static @org.jspecify.annotations.Nullable String unit(String column, Field field) {
        String unit = field.unit();
        if (unit == null || !Units.isKnown(unit)) {
            return null;
        }
        String name = column.toLowerCase(java.util.Locale.ROOT);
        return SUFFIXES.entrySet().stream()
                .filter(each -> name.endsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(each ->
                        Units.convert(java.math.BigDecimal.ONE, each, unit).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static KeyRule key(Target target, Columns file) {
        List<String> names = new ArrayList<>(List.of(target.key()));
        KEYS.stream().filter(each -> !names.contains(each)).forEach(names::add);
        // A file's own code is not the object's key unless the key is one.
        boolean codes = target.key().equals("insee");
        names.removeIf(each -> each.startsWith("code") && !codes);
        Optional<String> column =
                names.stream().filter(each -> file.find(each).isPresent()).findFirst();
        return new KeyRule.Own(column.map(List::of).orElse(List.of(target.key())));
    }
}
