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

/**
 * The codes a field accepts, and what else is understood: their titles, either in other letters (case, accents,
 * apostrophes, hyphens, plurals), and what a profile translates.
 */
public final class CodeList {
    private static final int SHOWN = 40;

    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> translations = new HashMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final Map<String, String> singular = new HashMap<>();
    private final String accepted;

    /** {@code translations}: what files write → code; an empty code means that it says nothing. */
    public CodeList(List<Field.Code> list, Map<String, String> translations) {
        translations.forEach((written, code) -> this.translations.put(Folding.singular(written), code));
        list.forEach(each -> codes.add(each.code()));
        index(list, folded, Folding::fold);
        index(list, singular, Folding::singular);
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
        if (alike != null) {
            return ReadValue.noted(alike, Rule.TRANSLATED_CODE, "est lu « " + alike + " »");
        }
        if (Folding.isNothing(Folding.tidy(text)) || text.equals("-")) {
            return ReadValue.NOTHING;
        }
        return ReadValue.refused(Rule.UNKNOWN_CODE, "n'est pas de la liste de codes", accepted);
    }
}
