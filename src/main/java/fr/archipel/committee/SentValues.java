package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.fiche.life.Members;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people may write of a meeting and of an item, read strictly: column by column, as text; null takes a value away. */
final class SentValues {
    static final List<String> MEETING =
            List.of("contrat", "nature", "titre", "date_comite", "lieu", "presents", "etat");
    static final List<String> ITEM =
            List.of("titre", "fiche", "demande", "statut_demande", "compte_rendu", "releve", "rang");
    static final List<String> STATES = List.of("prepare", "tenu", "archive");
    static final List<String> STATUSES =
            List.of("en_maturation", "proposee", "validee", "engagee", "en_travaux", "realisee", "abandonnee");
    static final int RECORD = 2000;

    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private SentValues() {}

    /** {@code whole}: a new meeting, which needs a kind, a title and a date. */
    static Map<String, @Nullable String> meeting(JsonNode body, boolean whole) {
        Members sent = Members.of(body, MEETING);
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (String name : MEETING) {
            boolean needed = List.of("nature", "titre", "date_comite").contains(name);
            if (sent.has(name) || (whole && needed)) {
                values.put(name, meetingValue(sent, name));
            }
        }
        return values;
    }

    private static @Nullable String meetingValue(Members sent, String name) {
        return switch (name) {
            case "nature" -> sent.choice(name, Nature.codes());
            case "etat" -> sent.choice(name, STATES);
            case "titre" -> line(sent.text(name, 200));
            case "date_comite" -> sent.day(name, LAST_DAY).toString();
            case "presents" -> sent.findText(name, 10_000);
            case "contrat" -> sent.findText(name, 100);
            default -> sent.findText(name, 200);
        };
    }

    /** {@code whole}: a new item, which needs a title. */
    static Map<String, @Nullable String> item(JsonNode body, boolean whole) {
        Members sent = Members.of(body, ITEM);
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (String name : ITEM) {
            if (sent.has(name) || (whole && name.equals("titre"))) {
                values.put(name, itemValue(sent, name));
            }
        }
        return values;
    }

    private static @Nullable String itemValue(Members sent, String name) {
        return switch (name) {
            case "titre" -> line(sent.text(name, 300));
            case "fiche" -> sent.findText(name, 100);
            case "demande" -> sent.findText(name, 5000);
            case "compte_rendu" -> sent.findText(name, 10_000);
            case "releve" -> sent.findText(name, RECORD);
            case "rang" -> rank(sent);
            default -> isNull(sent, name) ? null : sent.choice(name, STATUSES);
        };
    }

    private static String rank(Members sent) {
        JsonNode value = sent.body().path("rang");
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1 || value.asInt() > 1000) {
            throw sent.invalid("rang", "un entier de 1 à 1000");
        }
        return Integer.toString(value.asInt());
    }

    static boolean isNull(Members sent, String name) {
        JsonNode value = sent.body().path(name);
        return value.isNull() || value.isMissingNode();
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static ProblemException invalid(String field, @Nullable String value, String accepted) {
        return new ProblemException(new Problem.InvalidField(field, value == null ? "" : value, accepted));
    }

    static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }
}
