package fr.archipel.exchange.profile;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a profile holds together, and suits its target. */
public final class ProfileCheck {
    private static final int MOST = 500;

    private ProfileCheck() {}

    /** Throws {@link Problem.InvalidField} at the first fault. */
    public static void check(Profile profile, Target target) {
        need(
                profile.id() != null && profile.id().matches("[a-z0-9][a-z0-9-]{0,62}"),
                "id",
                String.valueOf(profile.id()),
                "lettres minuscules, chiffres et tirets, 63 au plus");
        need(
                profile.title() != null
                        && !profile.title().isBlank()
                        && profile.title().length() <= 200,
                "title",
                "",
                "un titre de 200 caractères au plus");
        need(target.id().equals(profile.target()), "target", String.valueOf(profile.target()), target.id());
        need(profile.fields().size() <= MOST, "fields", profile.fields().size() + " champs", MOST + " au plus");
        need(profile.key() != null, "key", "", "une règle : own, foreign, natural ou none");
        Set<String> names = new HashSet<>();
        List<String> known = target.fields().stream().map(each -> each.name()).toList();
        for (FieldMapping each : profile.fields()) {
            need(
                    known.contains(each.field()),
                    "fields",
                    each.field(),
                    "un champ de la cible, parmi " + String.join(", ", known));
            need(names.add(each.field()), "fields", each.field(), "chaque champ une fois");
            String reading = each.reading();
            need(
                    reading == null || FieldMapping.READINGS.contains(reading),
                    "reading",
                    String.valueOf(reading),
                    String.join(", ", FieldMapping.READINGS));
            need(each.columns().size() + each.codes().size() <= MOST, "fields", each.field(), "une liste plus courte");
        }
        if (profile.key() instanceof KeyRule.Natural natural) {
            need(
                    !natural.fields().isEmpty() && known.containsAll(natural.fields()),
                    "key",
                    natural.fields().toString(),
                    "des champs de la cible");
        }
        if (profile.key() instanceof KeyRule.Foreign foreign) {
            need(
                    foreign.source().matches("[a-z0-9][a-z0-9-]*"),
                    "key",
                    foreign.source(),
                    "une source en lettres minuscules, chiffres et tirets");
        }
        DrawnArea area = profile.area();
        need(
                area == null || (area.otherwise() > 0 && area.otherwise() <= 1e7),
                "area",
                "",
                "une surface de 0 à 10 000 000 m²");
        Unfold unfold = profile.unfold();
        if (unfold != null) {
            need(known.containsAll(unfold.by().keySet()), "unfold", unfold.by().toString(), "des champs de la cible");
            unfold.columns()
                    .forEach(part ->
                            need(compiles(part.pattern()), "unfold", part.pattern(), "une expression régulière"));
        }
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static void need(boolean holds, String member, String value, String accepted) {
        if (!holds) {
            throw new ProblemException(new Problem.InvalidField(member, value, accepted));
        }
    }
}
