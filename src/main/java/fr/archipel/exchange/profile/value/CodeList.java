package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.layer.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The codes a field accepts, and what else is understood: their titles, either in other letters (case, accents,
 * apostrophes, hyphens, plurals) or without the noun most of them begin with, and what a profile translates.
 */
public final class CodeList {
    private static final int SHOWN = 40;

    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> translations = new HashMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final Map<String, String> singular = new HashMap<>();
    private final Map<String, String> bare = new HashMap<>();
    private final String accepted;

    /** {@code translations}: what files write → code; an empty code means that it says nothing. */
    public CodeList(List<Field.Code> list, Map<String, String> translations) {
        translations.forEach((written, code) -> this.translations.put(Folding.singular(written), code));
        list.forEach(each -> codes.add(each.code()));
        index(list, folded, Folding::fold);
        index(list, singular, Folding::singular);
        String noun = commonNoun(list);
        if (noun != null) {
            index(list, bare, text -> withoutNoun(Folding.singular(text), noun));
        }
        this.accepted = list.stream().limit(SHOWN).map(Field.Code::code).collect(Collectors.joining(", "))
                + (list.size() > SHOWN ? "… (" + list.size() + " codes)" : "");
    }

    /** Codes before titles; what would mean two codes means none. */
    private static void index(List<Field.Code> list, Map<String, String> into, UnaryOperator<String> form) {
        Map<String, String> titles = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        for (Field.Code each : list) {
            put(into, doubtful, form.apply(each.code()), each.code());
            put(titles, doubtful, form.apply(each.title()), each.code());
        }
        titles.forEach(into::putIfAbsent);
        into.keySet().removeAll(doubtful);
    }

    /** The first word of most codes (« friche »), which people leave out; null when there is none. */
    private static @Nullable String commonNoun(List<Field.Code> list) {
        Map<String, Long> words = list.stream()
                .map(each -> Folding.singular(each.code()).split(" ", 2)[0])
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        return words.entrySet().stream()
                .filter(each -> each.getValue() > 2 && 2 * each.getValue() > list.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String withoutNoun(String text, String noun) {
        return text.startsWith(noun + " ") ? text.substring(noun.length() + 1) : text;
    }

    private static void put(Map<String, String> into, Set<String> doubtful, String key, String code) {
        String other = into.putIfAbsent(key, code);
        if (key.isEmpty() || (other != null && !other.equals(code))) {
            doubtful.add(key);
        }
    }

    public ReadValue read(Object cell) {
        if (cell instanceof String written && codes.contains(written)) {
            return ReadValue.of(written);
        }
        String text = Texts.plain(cell);
        if (codes.contains(text)) {
            return ReadValue.of(text);
        }
        String translated = translations.get(Folding.singular(text));
        if (translated != null) {
            return translated.isEmpty()
                    ? ReadValue.NOTHING
                    : ReadValue.noted(translated, Rule.TRANSLATED_CODE, "est lu « " + translated + " »");
        }
        String alike = folded.get(Folding.fold(text));
        if (alike == null) {
            alike = singular.get(Folding.singular(text));
        }
        if (alike == null) {
            alike = bare.get(Folding.singular(text));
        }
        if (alike != null) {
            return ReadValue.noted(alike, Rule.TRANSLATED_CODE, "est lu « " + alike + " »");
        }
        if (Folding.isNothing(Folding.tidy(text)) || text.equals("-")) {
            return ReadValue.NOTHING;
        }
        return ReadValue.refused(Rule.UNKNOWN_CODE, "n'est pas de la liste de codes", accepted);
    }
}
