package fr.archipel.exchange.profile;

import fr.archipel.exchange.profile.value.FieldReader;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.reader.Column;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what was asked, and a file's columns, to the mapping that holds. */
public final class Mappings {
    /** What a value for every row begins with, where a column is asked for. */
    private static final String SAID = "=";

    private Mappings() {}

    /**
     * @param targets {@link Targets#all}
     * @param saved profiles of people ({@link ProfileStore#list}), tried before the built-in ones
     *     <p>Throws {@link Problem.InvalidField}: {@code cible} when there is none of that id, or it was not said and no
     *     profile tells it; {@code profil} when there is none of that id, or it is for another target;
     *     {@code correspondance} for a field or a column that is not there, or a value that the field cannot have.
     */
    public static Mapping of(MappingRequest request, List<Target> targets, List<Profile> saved, List<Column> columns) {
        List<Profile> known = new ArrayList<>(saved);
        known.addAll(Profiles.builtIn());
        List<Profiles.Recognised> recognised = Profiles.recognise(known, columns, request.target());
        String asked = request.profile();
        Optional<Profile> base = asked == null
                ? recognised.stream().findFirst().map(Profiles.Recognised::profile)
                : asked.equals(Profile.AUTOMATIC) ? Optional.empty() : Optional.of(named(known, asked));
        Target target = target(request, targets, base);
        if (base.isPresent() && !base.get().target().equals(target.id())) {
            throw invalid("profil", base.get().id(), "un profil de la cible « " + target.id() + " »");
        }
        Profile automatic = Automatic.of(target, columns);
        Map<String, MappedField.Origin> origins = new HashMap<>();
        Profile profile = base.map(each -> fitted(each, target)).orElse(automatic);
        MappedField.Origin origin = base.isPresent() ? MappedField.Origin.PROFILE : MappedField.Origin.NAME;
        profile.fields().forEach(each -> origins.put(each.field(), origin));
        Profile chosen = chosen(profile, automatic, target, request.columns(), columns, origins);
        return new Mapping(target, chosen, base.map(Profile::id).orElse(null), recognised, origins, columns);
    }

    private static Profile named(List<Profile> known, String id) {
        return known.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "profil",
                        id,
                        Profile.AUTOMATIC + ", "
                                + String.join(
                                        ", ", known.stream().map(Profile::id).toList())));
    }

    private static Target target(MappingRequest request, List<Target> targets, Optional<Profile> base) {
        String wanted = request.target() != null
                ? request.target()
                : base.map(Profile::target).orElse("");
        return targets.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "cible",
                        wanted,
                        String.join(", ", targets.stream().map(Target::id).toList())));
    }

    /** A value for every row, which must be one of the field's. */
    private static FieldMapping said(Target target, FieldMapping known, String text) {
        Field field = target.fields().stream()
                .filter(each -> each.name().equals(known.field()))
                .findFirst()
                .orElseThrow();
        ReadValue read = FieldReader.of(field, known.unit(), known.codes()).read(text);
        if (read.refused()) {
            String accepted = read.accepted();
            throw invalid(
                    "correspondance." + field.name(),
                    SAID + text,
                    accepted == null ? "une valeur du champ « " + field.title() + " »" : accepted);
        }
        return known.saying(text);
    }

    /** Without the fields that its target has not: a saved profile may be older than a published layer. */
    private static Profile fitted(Profile profile, Target target) {
        Set<String> names = new HashSet<>();
        target.fields().forEach(field -> names.add(field.name()));
        return profile.with(profile.fields().stream()
                .filter(each -> names.contains(each.field()))
                .toList());
    }

    private static Profile chosen(
            Profile profile,
            Profile automatic,
            Target target,
            Map<String, String> choices,
            List<Column> columns,
            Map<String, MappedField.Origin> origins) {
        if (choices.isEmpty()) {
            return profile;
        }
        List<String> fields = target.fields().stream().map(each -> each.name()).toList();
        List<String> names = columns.stream().map(Column::name).toList();
        List<FieldMapping> mapped = new ArrayList<>(profile.fields());
        choices.forEach((field, column) -> {
            if (!fields.contains(field)) {
                throw invalid("correspondance", field, "un champ de la cible, parmi " + String.join(", ", fields));
            }
            FieldMapping known = profile.findField(field)
                    .or(() -> automatic.findField(field))
                    .orElse(FieldMapping.of(field, List.of()));
            mapped.removeIf(each -> each.field().equals(field));
            if (column.isEmpty() || names.contains(column)) {
                mapped.add(known.from(column.isEmpty() ? null : column));
            } else if (column.startsWith(SAID)) {
                mapped.add(said(target, known, column.substring(SAID.length())));
            } else {
                throw invalid(
                        "correspondance." + field,
                        column,
                        "une colonne du fichier, parmi " + String.join(", ", names)
                                + ", ou la valeur de toutes les lignes après « = »");
            }
            origins.put(field, MappedField.Origin.CHOICE);
        });
        return profile.with(mapped);
    }

    private static ProblemException invalid(String member, String value, String accepted) {
        return new ProblemException(new Problem.InvalidField(member, value, accepted));
    }
}
