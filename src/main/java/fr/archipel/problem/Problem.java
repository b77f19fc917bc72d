package fr.archipel.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure, told to the person who caused it: what was wrong, where, and what is accepted.
 *
 * <p>{@link #detail()} is a complete French sentence that never holds a secret, a statement of SQL or a file path of
 * the server.
 */
public sealed interface Problem {

    String detail();

    /** A query parameter, a header or a command-line option whose value cannot be honoured. */
    record InvalidParameter(String name, String value, String accepted) implements Problem {
        @Override
        public String detail() {
            return value.isEmpty()
                    ? "Le paramètre « %s » n'a pas de valeur. Accepté : %s.".formatted(name, accepted)
                    : "Le paramètre « %s » a une valeur qui ne convient pas : « %s ». Accepté : %s."
                            .formatted(name, Problem.shorten(value), accepted);
        }
    }

    /** A parameter that the address does not know. */
    record UnknownParameter(String name, List<String> accepted) implements Problem {
        @Override
        public String detail() {
            return accepted.isEmpty()
                    ? "Le paramètre « %s » est inconnu ; cette adresse n'en accepte aucun.".formatted(name)
                    : "Le paramètre « %s » est inconnu. Paramètres acceptés : %s."
                            .formatted(Problem.shorten(name), String.join(", ", accepted));
        }
    }

    /** A body or a file that cannot be read; {@code where} names the line or the member, and may be empty. */
    record Unreadable(String where, String reason) implements Problem {
        @Override
        public String detail() {
            return where.isEmpty() ? reason : "%s : %s".formatted(where, reason);
        }
    }

    /** A filter that cannot be honoured; {@code where} finds the place again, in its text or its JSON. */
    record InvalidFilter(String where, String reason) implements Problem {
        @Override
        public String detail() {
            return "Le filtre ne peut pas être suivi, %s : %s".formatted(where, reason);
        }
    }

    /** A member of a body that was read and does not hold what it should. */
    record InvalidField(String field, String value, String accepted) implements Problem {
        @Override
        public String detail() {
            return value.isEmpty()
                    ? "Le champ « %s » n'a pas de valeur. Accepté : %s.".formatted(field, accepted)
                    : "Le champ « %s » a une valeur qui ne convient pas : « %s ». Accepté : %s."
                            .formatted(field, Problem.shorten(value), accepted);
        }
    }

    /**
     * A geometry that was read and cannot be used. {@code place} is where to look, as {@code [longitude, latitude]} in
     * degrees, or empty.
     */
    record InvalidGeometry(String reason, List<Double> place) implements Problem {
        @Override
        public String detail() {
            return reason;
        }
    }

    record NotFound(String what, String id) implements Problem {
        @Override
        public String detail() {
            return "%s « %s » n'existe pas.".formatted(what, Problem.shorten(id));
        }
    }

    record MethodNotAllowed(String method, List<String> allowed) implements Problem {
        @Override
        public String detail() {
            return "La méthode %s n'est pas permise ici. Permises : %s.".formatted(method, String.join(", ", allowed));
        }
    }

    record NotAcceptable(List<String> offered) implements Problem {
        @Override
        public String detail() {
            return "Aucun des formats demandés n'est servi ici. Formats servis : %s."
                    .formatted(String.join(", ", offered));
        }
    }

    record UnsupportedMediaType(String given, List<String> accepted) implements Problem {
        @Override
        public String detail() {
            return given.isEmpty()
                    ? "Le type du contenu n'est pas dit. Acceptés : %s.".formatted(String.join(", ", accepted))
                    : "Le type de contenu « %s » n'est pas accepté. Acceptés : %s."
                            .formatted(Problem.shorten(given), String.join(", ", accepted));
        }
    }

    record TooLarge(String what, long maximum, String unit) implements Problem {
        @Override
        public String detail() {
            return "%s dépasse le maximum de %d %s.".formatted(what, maximum, unit);
        }
    }

    /** Writing needs a key, and this request has none that is good. */
    record KeyNeeded(String reason) implements Problem {
        @Override
        public String detail() {
            return reason + " Écrire demande une clé, envoyée dans l'en-tête « Authorization: Bearer … » ; "
                    + "lire n'en demande pas.";
        }
    }

    /** A key that is good and may not do this; the sentence says which may. */
    record Forbidden(String sentence) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** A write that does not say which version it was made on (RFC 6585 § 3). */
    record VersionNeeded(String what) implements Problem {
        @Override
        public String detail() {
            return "Dites la version modifiée dans l'en-tête « If-Match » : celle que donne l'en-tête « ETag » de "
                    + what + ".";
        }
    }

    /**
     * A write made on a version that is no longer the last (RFC 9110 § 13.1.1): nothing was changed. {@code current} is
     * what is there now, {@code sent} what was sent; both are shown as they are.
     */
    record Stale(
            String what,
            String id,
            int currentVersion,
            @Nullable Object current,
            @Nullable Object sent) implements Problem {
        @Override
        public String detail() {
            return ("%s « %s » a été modifiée entre-temps : sa version est maintenant %d. Rien n'a été changé ; "
                            + "comparez, puis envoyez de nouveau.")
                    .formatted(what, Problem.shorten(id), currentVersion);
        }
    }

    /**
     * A write made on a state that is no longer there, of something whose states are named by entity tags: nothing was
     * changed. {@code current} is what is there now, {@code sent} what was sent.
     */
    record Outdated(
            String what,
            String id,
            String tag,
            Object current,
            @Nullable Object sent) implements Problem {
        @Override
        public String detail() {
            return ("%s « %s » a été modifié entre-temps. Rien n'a été changé ; comparez avec ce qui est là maintenant, "
                            + "puis envoyez de nouveau avec son « ETag ».")
                    .formatted(what, Problem.shorten(id));
        }
    }

    /** A file or a request that is good and leaves something open; {@code field} is the parameter that settles it. */
    record Undecided(String field, String sentence, List<String> choices) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** A feature that was read and whose values are not all accepted: nothing was written. {@code faults}: one by one. */
    record InvalidFeature(String sentence, List<?> faults) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** Something that this address shows and does not change; the sentence says where it is changed. */
    record NotEditable(String sentence, List<String> allowed) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** A request that is well made and that the present state does not allow. */
    record Conflict(String sentence) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** A file that was read and whose lines are not all accepted: nothing was written. {@code report}: line by line. */
    record Refused(String sentence, Object report) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** More requests than this address takes from one client, or from all, in an hour (RFC 6585 § 4). */
    record TooMany(String sentence, int waitS) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    /** Something this service needs is missing or refuses; the sentence says what to do. */
    record Unavailable(String sentence) implements Problem {
        @Override
        public String detail() {
            return sentence;
        }
    }

    private static String shorten(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
