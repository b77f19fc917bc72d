package fr.archipel.exchange.profile;

import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.reader.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mappers of rows. They find what is wrong with values; what is wrong with keys, geometries and with the row beside others
 * is the import's to find. A required field that the file does not have is no finding here: only a row that creates an
 * object needs it. A row about a commune that is not ours, in a target where a commune is required (ENAF), gives a
 * finding of {@code OUTSIDE_TERRITORY} and no mapped row.
 */
public final class Mappers {
    private Mappers() {}

    /**
     * For one pass over a file of these columns, by one thread.
     *
     * @param file name of the file
     */
    public static RowMapper of(Profile profile, Target target, List<Column> columns, Communes communes, String file) {
        ProfileMapper mapper = new ProfileMapper(profile, target, new Columns(columns), communes, file);
        Unfold unfold = profile.unfold();
        return unfold == null ? mapper : new UnfoldingMapper(unfold, profile, target, new Columns(columns), mapper);
    }

    /** Columns that the field may come from, in order of preference. */
    static List<Integer> places(FieldMapping mapping, Columns file) {
        Set<Integer> places = new LinkedHashSet<>();
        mapping.columns().forEach(name -> file.findCut(name).ifPresent(places::add));
        return List.copyOf(places);
    }

    /** The column that identifies a row; empty when none does, or several do. */
    static Optional<Integer> keyPlace(KeyRule key, Columns file) {
        List<String> names = key instanceof KeyRule.Foreign foreign
                ? foreign.columns()
                : key instanceof KeyRule.Own own ? own.columns() : List.of();
        return names.stream().map(file::findCut).flatMap(Optional::stream).findFirst();
    }
}
