package fr.archipel.fiche.printed;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contract prints in the place of an amount, or beside it. A mention is never 0.
 *
 * <p>Some are printed in the same words everywhere: a file then names the code alone.
 */
public enum Mention {
    A_EVALUER("A évaluer"),
    A_DETERMINER(null),
    A_PRECISER("à préciser"),
    A_PROGRAMMER("A programmer"),
    A_RECHERCHER("A rechercher"),
    A_NEGOCIER(null),
    EN_DEFINITION(null),
    EN_COURS(null),
    POUR_MEMOIRE("Pour mémoire"),
    VOIR_CONVENTION(null),
    VOIR_AILLEURS(null),
    PAR_AN(null),
    POURCENTAGE(null),
    GLOBALISE(null),
    NON_ELIGIBLE(null),
    AUTRE(null);

    private final @Nullable String words;

    Mention(@Nullable String words) {
        this.words = words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words usually printed. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }

    /** Throws {@link IllegalArgumentException} on an unknown code. */
    public static Mention of(String code) {
        for (Mention mention : values()) {
            if (mention.code().equals(code)) {
                return mention;
            }
        }
        throw new IllegalArgumentException("« " + code + " » n'est pas une mention connue");
    }
}
