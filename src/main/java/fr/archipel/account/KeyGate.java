package fr.archipel.account;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

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

    /**
     * A key in the address, {@code ?api-key=}, for clients that lose the header: it reads, which needs none, and never
     * writes. Problem: 401 when it is not good.
     */
    void reader(Context ctx) {
        String given = ctx.method().equals(HandlerType.GET) ? ctx.queryParam(Parameters.API_KEY) : null;
        if (given == null) {
            return;
        }
        if (Secret.of(given).flatMap(keys::findAuthor).isEmpty()) {
            throw refused("Cette clé n'est pas connue, ou n'est plus valable.");
        }
        ctx.attribute(Parameters.API_KEY, true);
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(new Problem.KeyNeeded(reason));
    }
}
