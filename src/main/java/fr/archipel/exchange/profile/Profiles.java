package fr.archipel.exchange.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.exchange.reader.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profiles that come with Archipel, and which of some a file betrays by its columns. */
public final class Profiles {
    private static final List<Profile> BUILT_IN =
            Resources.read("index.json", new TypeReference<List<String>>() {}).stream()
                    .map(id -> Resources.read(id + ".json", new TypeReference<Profile>() {}))
                    .toList();

    /** @param share of the file's columns that the profile knows, from 0 to 1 */
    public record Recognised(Profile profile, double share) {}

    private Profiles() {}

    public static List<Profile> builtIn() {
        return BUILT_IN;
    }

    public static Optional<Profile> find(String id) {
        return BUILT_IN.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Among the built-in ones. */
    public static List<Recognised> recognise(List<Column> columns, @Nullable String target) {
        return recognise(BUILT_IN, columns, target);
    }

    /**
     * Those whose signature is wholly in the file, in the order they are given: in {@code index.json}, what a producer makes
     * of a standard stands before the standard. The order and the case of columns do not matter, nor columns too many.
     *
     * @param target only profiles for it; null for all
     */
    public static List<Recognised> recognise(List<Profile> among, List<Column> columns, @Nullable String target) {
        Columns file = new Columns(columns);
        return among.stream()
                .filter(each -> target == null || target.equals(each.target()))
                .filter(each ->
                        !each.signature().isEmpty() && each.signature().stream().allMatch(name -> has(file, name)))
                .map(each -> new Recognised(each, share(each, file)))
                .toList();
    }

    private static boolean has(Columns file, String names) {
        return List.of(names.split("\\|", -1)).stream()
                .anyMatch(name -> name.startsWith("/")
                        ? file.all().stream().anyMatch(each -> each.name().matches(name.substring(1)))
                        : file.findCut(name).isPresent());
    }

    private static double share(Profile profile, Columns file) {
        Set<Integer> known = new HashSet<>();
        profile.fields()
                .forEach(field ->
                        field.columns().forEach(name -> file.findCut(name).ifPresent(known::add)));
        return known.size() / (double) Math.max(1, file.all().size());
    }
}
