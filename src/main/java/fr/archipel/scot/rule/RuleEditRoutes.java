package fr.archipel.scot.rule;

import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.List;

/** Writing on {@code /api/regles-foncieres}: each write says the version it was made on, and answers the one it made. */
public final class RuleEditRoutes implements Routes {
    private final KeyGate gate;
    private final RuleSetEditStore sets;
    private final RuleEditStore values;

    public RuleEditRoutes(KeyGate gate, RuleSetEditStore sets, RuleEditStore values) {
        this.gate = gate;
        this.sets = sets;
        this.values = values;
    }

    /** A write on a set: answers the version after it. */
    @FunctionalInterface
    private interface Write {
        int run(Author author, String id, Precondition seen);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        String set = "/api/regles-foncieres/{id}";
        String value = set + "/parametres/{cle}/{perimetre}";
        routes.post("/api/regles-foncieres", this::create);
        routes.patch(set, ctx -> write(ctx, (by, id, seen) -> sets.patch(by, id, seen, Bodies.json(ctx))));
        routes.delete(set, ctx -> write(ctx, sets::archive));
        routes.post(set + "/restauration", ctx -> write(ctx, sets::restore));
        routes.put(
                value,
                ctx -> write(
                        ctx,
                        (by, id, seen) -> values.put(
                                by, id, ctx.pathParam("cle"), ctx.pathParam("perimetre"), seen, Bodies.json(ctx))));
        routes.delete(value, this::delete);
        routes.post(
                set + "/eligibilite",
                ctx -> write(ctx, (by, id, seen) -> values.answerEligibility(by, id, seen, Bodies.json(ctx))));
        routes.post(set + "/historique/{n}/annulation", this::undo);
    }

    private void undo(Context ctx) {
        boolean together = Parameters.of(ctx, List.of("ensemble"))
                .choice("ensemble", List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
        answer(
                ctx,
                (by, id, seen) -> together
                        ? values.undoTogether(by, id, number(ctx), seen)
                        : values.undo(by, id, number(ctx), seen));
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String id = sets.create(author, Bodies.json(ctx));
        String href = "/api/regles-foncieres/" + Links.encode(id);
        ctx.header("Location", Links.origin(ctx) + href).header("ETag", Precondition.tag(1));
        Answers.json(ctx, Json.object().put("id", id).put("version", 1).put("href", href));
        ctx.status(201);
    }

    private void delete(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("valide_du"));
        LocalDate day = RuleRoutes.day(parameters, "valide_du").orElse(null);
        answer(
                ctx,
                (by, id, seen) -> values.delete(by, id, ctx.pathParam("cle"), ctx.pathParam("perimetre"), day, seen));
    }

    private void write(Context ctx, Write write) {
        Parameters.of(ctx, List.of());
        answer(ctx, write);
    }

    private void answer(Context ctx, Write write) {
        Author author = gate.author(ctx);
        String id = ctx.pathParam("id");
        int version = write.run(author, id, Precondition.of(ctx, "GET /api/regles-foncieres/{id}"));
        ctx.header("ETag", Precondition.tag(version));
        Answers.json(ctx, Json.object().put("id", id).put("version", version));
    }

    private static long number(Context ctx) {
        String n = ctx.pathParam("n");
        if (!n.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("Le changement", n));
        }
        return Long.parseLong(n);
    }
}
