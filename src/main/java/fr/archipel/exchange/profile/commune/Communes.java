package fr.archipel.exchange.profile.commune;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.value.Folding;
import fr.archipel.exchange.profile.value.ReadValue;
import fr.archipel.exchange.profile.value.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The communes of the territory, found by the codes and the words of files: lost zeros, communes of old, other spellings.
 * A code or a name of another commune is told from one that is of none.
 */
public final class Communes {
    private static final String ACCEPTED =
            "un code INSEE de 5 caractères (62498) ou le nom d'une commune du territoire";
    private static final int LONGEST = 200;
    private static final Pattern CODE = Pattern.compile("(?:[0-9]{1,2}|2[ABab])?[0-9]{3}(?:[.,]0+)?");
    private static final Pattern SEVERAL = Pattern.compile("\\s*(?:[/;|+&]|,\\s|\\bet\\b)\\s*");

    private final Map<String, String> ours;
    private final OtherCommunes others;
    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();

    /** {@code ours}: INSEE code → name, of the communes of the territory. */
    public Communes(Map<String, String> ours, OtherCommunes others) {
        this.ours = Map.copyOf(ours);
        this.others = others;
        Set<String> doubtful = new HashSet<>();
        ours.forEach((insee, nom) -> {
            String other = byName.putIfAbsent(CommuneName.key(nom), insee);
            if (other != null) {
                doubtful.add(CommuneName.key(nom));
            }
        });
        byName.keySet().removeAll(doubtful);
        others.neighbours().values().forEach(nom -> elsewhere.add(CommuneName.key(nom)));
    }

    /** None known, and so none to be found. */
    public static Communes none() {
        return new Communes(Map.of(), OtherCommunes.NONE);
    }

    /** A code, or a name, or a name beside its code. */
    public ReadValue read(Object cell) {
        if (cell instanceof String code && ours.containsKey(code)) {
            return ReadValue.of(code);
        }
        String written = Texts.plain(cell);
        if (written.length() > LONGEST) {
            return ReadValue.refused(Rule.COMMUNE_NOT_FOUND, "n'est pas le nom d'une commune du territoire", ACCEPTED);
        }
        String text = Folding.tidy(written);
        if (Folding.isNothing(text) || text.equals("-")) {
            return ReadValue.NOTHING;
        }
        return CODE.matcher(text.replace(" ", "")).matches() ? code(text) : named(text);
    }

    /** A five-character code as it should be written; {@code 1001}, {@code 62498.0}, {@code 62 498} are put right. */
    public static String straight(String written) {
        String code = written.replace(" ", "").replaceAll("[.,]0+$", "").toUpperCase(java.util.Locale.ROOT);
        return code.length() == 4 && code.chars().allMatch(Character::isDigit) ? "0" + code : code;
    }

    private ReadValue code(String written) {
        String code = straight(written);
        boolean zero = code.startsWith("0") && !Folding.tidy(written).startsWith("0");
        if (ours.containsKey(code)) {
            return zero
                    ? ReadValue.noted(code, Rule.INSEE_LOST_ZERO, "a perdu son zéro de tête : lu " + code)
                    : ReadValue.of(code);
        }
        Optional<FormerCommune> former = others.formerOf(code).filter(each -> ours.containsKey(each.actuelle()));
        if (former.isPresent()) {
            String today = former.get().actuelle();
            return ReadValue.noted(
                    today,
                    Rule.INSEE_FORMER,
                    "est le code de %s, aujourd'hui dans %s : remplacé par %s"
                            .formatted(former.get().nom(), ours.get(today), today));
        }
        String name = others.neighbours().get(code);
        String why = (zero ? "se lit " + code + " et " : "")
                + (name == null
                        ? "n'est pas le code d'une commune du territoire"
                        : "est le code de " + name + ", hors du territoire");
        return ReadValue.refused(Rule.INSEE_UNKNOWN, why, ACCEPTED);
    }

    private ReadValue named(String written) {
        ReadValue whole = name(written);
        if (!whole.refused()) {
            return whole;
        }
        String[] parts = SEVERAL.split(written, -1);
        if (parts.length > 1) {
            ReadValue first = name(parts[0]);
            if (first.value() instanceof String insee) {
                return ReadValue.noted(
                        insee,
                        Rule.COMMUNE_BY_NAME,
                        "nomme plusieurs communes ; la première est retenue : %s (%s)"
                                .formatted(ours.get(insee), insee));
            }
        }
        return whole;
    }

    private ReadValue name(String written) {
        String key = CommuneName.key(written);
        String insee = byName.get(key);
        if (insee != null) {
            return ReadValue.noted(insee, Rule.COMMUNE_BY_NAME, "est " + ours.get(insee) + " (" + insee + ")");
        }
        Optional<FormerCommune> former = others.formerNamed(key).filter(each -> ours.containsKey(each.actuelle()));
        if (former.isPresent()) {
            String today = former.get().actuelle();
            return ReadValue.noted(
                    today, Rule.INSEE_FORMER, "est aujourd'hui dans %s (%s)".formatted(ours.get(today), today));
        }
        if (elsewhere.contains(key)) {
            return ReadValue.refused(Rule.COMMUNE_NOT_FOUND, "est une commune hors du territoire", ACCEPTED);
        }
        return Misspelling.find(key, byName.keySet(), elsewhere)
                .map(byName::get)
                .map(found -> ReadValue.noted(
                        found,
                        Rule.COMMUNE_MISSPELT,
                        "est lu %s (%s), qui s'écrit presque ainsi".formatted(ours.get(found), found)))
                .orElseGet(() -> ReadValue.refused(
                        Rule.COMMUNE_NOT_FOUND, "n'est pas le nom d'une commune du territoire", ACCEPTED));
    }
}
