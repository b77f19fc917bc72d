package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/scot/scenarios}: what-ifs kept under a name; the result is computed when it is asked for. */
public final class ScenarioRoutes implements Routes {
    private static final String ALL = "/api/scot/scenarios";
    private static final String ONE = ALL + "/{id}";
    private static final Pattern TITLE = Pattern.compile("[^\\x00-\\x1f]{1,200}");
    private static final Pattern DESCRIPTION = Pattern.compile("[^\\x00]{1,2000}");

    private final KeyGate gate;
    private final Checks checks;
    private final ScenarioStore store;

    public ScenarioRoutes(KeyGate gate, Checks checks, ScenarioStore store) {
        this.gate = gate;
        this.checks = checks;
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(ALL, this::list);
        routes.post(ALL, this::create);
        routes.get(ONE, this::get);
        routes.put(ONE, this::replace);
        routes.delete(ONE, this::delete);
        routes.get(ONE + "/resultat", this::result);
    }

    /** What is sent: a title, and the question, which must be one that can be answered now. */
    private record Sent(String titre, @Nullable String description, ObjectNode question) {}

    private Sent read(Context ctx) {
        JsonNode body = Bodies.json(ctx);
        if (!(body instanceof ObjectNode given)) {
            throw new ProblemException(
                    new Problem.Unreadable("", "Il faut un objet JSON avec « titre », « perimetre » et « projets »."));
        }
        ObjectNode question = given.deepCopy();
        JsonNode description = question.path("description");
        String title = CheckQuery.text(
                question.path("titre"), "titre", TITLE, "un titre de 200 caractères au plus, sur une ligne");
        @Nullable
        String text = description.isMissingNode() || description.isNull()
                ? null
                : CheckQuery.text(description, "description", DESCRIPTION, "un texte de 2000 caractères au plus");
        question.remove(List.of("titre", "description"));
        checks.simulate(question, Parameters.of(Map.of(), Checks.PARAMETERS));
        return new Sent(title, text, question);
    }

    private void list(Context ctx) {
        Parameters.of(ctx, List.of());
        Answers.json(
                ctx,
                new Scenario.Listing(
                        store.list().stream().map(Scenario::summary).toList()));
    }

    private void get(Context ctx) {
        Parameters.of(ctx, List.of());
        answer(ctx, store.get(ctx.pathParam("id")));
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        Sent sent = read(ctx);
        Scenario made = store.create(author, sent.titre(), sent.description(), sent.question());
        ctx.header("Location", Links.origin(ctx) + made.href());
        answer(ctx, made);
        ctx.status(201);
    }

    private void replace(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        Precondition seen = Precondition.of(ctx, "GET " + ONE);
        Sent sent = read(ctx);
        answer(
                ctx,
                store.replace(author, ctx.pathParam("id"), seen, sent.titre(), sent.description(), sent.question()));
    }

    private void delete(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        store.delete(author, ctx.pathParam("id"), Precondition.of(ctx, "GET " + ONE));
        ctx.status(204);
    }

    private void result(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Checks.PARAMETERS);
        Scenario scenario = store.get(ctx.pathParam("id"));
        Answers.json(ctx, checks.simulate(scenario.demande(), parameters));
    }

    private static void answer(Context ctx, Scenario scenario) {
        ctx.header("ETag", Precondition.tag(scenario.version()));
        Answers.json(ctx, scenario.answer());
    }
}
