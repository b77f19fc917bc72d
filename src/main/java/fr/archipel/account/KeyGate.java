package fr.archipel.account;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;

/** Stands before every write. */
public final class KeyGate {
    private final KeyStore keys;

    public KeyGate(KeyStore keys) {
        this.keys = keys;
    }

    /** Who writes. Problem: 401 without a good key, read from {@code Authorization: Bearer} (RFC 6750). */
    public Author author(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null) {
            throw refused("Cette requête n'a pas de clé.");
        }
        return Secret.ofHeader(header)
                .flatMap(keys::findAuthor)
                .orElseThrow(() -> refused("Cette clé n'est pas connue, ou n'est plus valable."));
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(new Problem.KeyNeeded(reason));
    }
}
