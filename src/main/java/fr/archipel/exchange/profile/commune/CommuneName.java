package fr.archipel.exchange.profile.commune;

import fr.archipel.exchange.profile.value.Folding;
import java.util.List;
import java.util.regex.Pattern;

/** The name of a commune, brought to one form: « NOYELLES S/S LENS (62) » and « Noyelles-sous-Lens » are the same. */
final class CommuneName {
    /** What is put for what, before folding. */
    private static final List<Rewriting> WRITTEN = List.of(
            Rewriting.of("\\([^)]*[0-9][^)]*\\)|\\((?i:pas[- ]de[- ]calais|nord)\\)", " "),
            Rewriting.of("^(.*\\S)\\s*\\(((?i:la|le|les|l['’]))\\)\\s*$", "$2 $1"),
            Rewriting.of("(?i)\\bs/s\\b\\.?|\\bs/s(?=\\s)", " sous "),
            Rewriting.of("(?i)\\bs/(?=\\s|l)", " sur "));

    /** The same, after. */
    private static final List<Rewriting> FOLDED = List.of(
            Rewriting.of("^[0-9]{5} | [0-9]{5}$", ""),
            Rewriting.of(" cedex( [0-9]+)?$", ""),
            Rewriting.of("^(commune|ville|mairie) (de la |de l |de |d |du )", ""),
            Rewriting.of("\\bste\\b", "sainte"),
            Rewriting.of("\\bst\\b", "saint"),
            Rewriting.of("\\bss\\b", "sous"),
            Rewriting.of("\\b(lez|les|le)(?= [a-z]+$)", "les"));

    private record Rewriting(Pattern pattern, String by) {
        static Rewriting of(String pattern, String by) {
            return new Rewriting(Pattern.compile(pattern), by);
        }

        String in(String text) {
            return pattern.matcher(text).replaceAll(by);
        }
    }

    private CommuneName() {}

    static String key(String written) {
        String name = written;
        for (Rewriting each : WRITTEN) {
            name = each.in(name);
        }
        name = Folding.fold(name);
        for (Rewriting each : FOLDED) {
            name = each.in(name);
        }
        return name.strip();
    }
}
