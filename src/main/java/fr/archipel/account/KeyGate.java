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

    /**
     * Who writes. Problems: 401 without a good key, read from {@code Authorization: Bearer} (RFC 6750); 403 when it only
     * reads.
     */
    public Author author(Context ctx) {
        KeyStore.Holder holder = holder(ctx);
        if (holder.role() == Role.LECTEUR) {
            throw new ProblemException(
                    new Problem.Forbidden("Cette clé ne fait que lire : écrire demande une clé d'éditeur."));
        }
        return holder.author();
    }

    /** Who manages keys. Problems: 401 without a good key, 403 when it is not an administrator's. */
    Author administrator(Context ctx) {
        KeyStore.Holder holder = holder(ctx);
        if (holder.role() != Role.ADMINISTRATEUR) {
            throw new ProblemException(new Problem.Forbidden("Gérer les clés demande une clé d'administrateur."));
        }
        return holder.author();
    }

    /** Whoever has a good key, whatever it may do. Problem: 401. */
    KeyStore.Holder holder(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null) {
            throw refused("Cette requête n'a pas de clé.");
        }
        return Secret.ofHeader(header)
                .flatMap(keys::findHolder)
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
