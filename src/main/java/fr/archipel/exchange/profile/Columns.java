package fr.archipel.exchange.profile;

import fr.archipel.exchange.profile.value.Folding;
import fr.archipel.exchange.reader.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file's columns, found by name whatever its letters, hyphens and accents, or cut to ten as in a shapefile. */
final class Columns {
    /** What a DBF keeps of a name. */
    private static final int CUT = 10;

    private final List<Column> all;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();
    private final Map<String, Integer> cut = new HashMap<>();

    Columns(List<Column> all) {
        this.all = List.copyOf(all);
        Set<String> doubtful = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            exact.put(name, i);
            String key = Folding.key(name);
            if (!key.isEmpty() && folded.putIfAbsent(key, i) != null) {
                doubtful.add(key);
            }
            if (name.length() == CUT) {
                cut.put(key, i);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            String title = Folding.key(all.get(i).title());
            if (!title.isEmpty()) {
                folded.putIfAbsent(title, i);
            }
        }
        folded.keySet().removeAll(doubtful);
    }

    List<Column> all() {
        return all;
    }

    Column at(int place) {
        return all.get(place);
    }

    /** Where the column of that name is. */
    Optional<Integer> find(String name) {
        Integer place = exact.get(name);
        return Optional.ofNullable(place != null ? place : folded.get(Folding.key(name)));
    }

    /** The same, or the column that a shapefile makes of it. */
    Optional<Integer> findCut(String name) {
        Optional<Integer> whole = find(name);
        return whole.isPresent() || name.length() <= CUT
                ? whole
                : Optional.ofNullable(cut.get(Folding.key(name.substring(0, CUT))));
    }
}
