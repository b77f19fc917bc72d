package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/conflits}: what the files now say otherwise than people. */
public final class ConflictRoutes implements Routes {
    private final KeyGate gate;
    private final ConflictStore conflicts;

    public ConflictRoutes(KeyGate gate, ConflictStore conflicts) {
        this.gate = gate;
        this.conflicts = conflicts;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/conflits", this::list);
        routes.post("/api/conflits/{n}", this::settle);
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("fiche", "contrat"));
        Paging paging = Paging.read(parameters);
        Answers.json(
                ctx,
                Listing.of(
                        ctx,
                        paging.get(conflicts.list(
                                parameters.find("fiche").orElse(null),
                                parameters.find("contrat").orElse(null),
                                paging))));
    }

    private void settle(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        long n = FicheEditRoutes.number(ctx, "Le conflit");
        JsonNode body = Bodies.json(ctx);
        String choice = body.path("resolution").asText();
        if (body.size() != 1 || !List.of("garder", "prendre").contains(choice)) {
            throw new ProblemException(new Problem.InvalidField("resolution", choice, "garder, prendre"));
        }
        FicheWriteStore.Written<Boolean> done =
                conflicts.settle(author, n, choice.equals("prendre"), FicheEditRoutes.seen(ctx));
        FicheEditRoutes.answer(
                ctx, conflicts.fiche(n), done.version(), Json.object().put("n", n));
    }
}
