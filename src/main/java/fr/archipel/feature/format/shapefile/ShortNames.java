package fr.archipel.feature.format.shapefile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of at most ten bytes for the columns of a table, one each whatever their case. A name that fits keeps itself; the
 * others lose their accents, their signs and their end; where that makes two alike, each word its end, then a number tells
 * them apart. The same names in the same order always give the same.
 */
final class ShortNames {
    private static final int MAXIMUM = 10;

    private ShortNames() {}

    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            boolean fits = plain(name).equals(name) && name.length() <= MAXIMUM;
            kept.add(fits && taken.add(key(name)) ? name : "");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(kept.get(i).isEmpty() ? shorten(plain(names.get(i)), taken) : kept.get(i));
        }
        return all;
    }

    private static String shorten(String plain, Set<String> taken) {
        String cut = plain.substring(0, Math.min(MAXIMUM, plain.length()));
        String name = taken.contains(key(cut)) ? abbreviated(plain) : cut;
        String stem = name;
        for (int rank = 2; !taken.add(key(name)); rank++) {
            String end = "_" + rank;
            name = stem.substring(0, Math.min(MAXIMUM - end.length(), stem.length())) + end;
        }
        return name;
    }

    /** Every word keeps its beginning: {@code qualification_date} is {@code quali_date}. */
    private static String abbreviated(String plain) {
        List<String> words = new ArrayList<>(List.of(plain.split("_+")));
        while (String.join("_", words).length() > MAXIMUM) {
            int longest = 0;
            for (int i = 1; i < words.size(); i++) {
                longest = words.get(i).length() > words.get(longest).length() ? i : longest;
            }
            String word = words.get(longest);
            if (word.length() == 1) {
                words.remove(words.size() - 1);
            } else {
                words.set(longest, word.substring(0, word.length() - 1));
            }
        }
        return String.join("_", words);
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Letters, digits and underscores, beginning with a letter. */
    private static String plain(String name) {
        String plain = Normalizer.normalize(name.replace("œ", "oe").replace("Œ", "OE"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9_]+", "_");
        return plain.matches("[A-Za-z].*") ? plain : "c" + plain;
    }
}
