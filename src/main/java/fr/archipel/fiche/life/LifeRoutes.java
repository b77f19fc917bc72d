package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/fiches/{id}/suivi} and what is written of a fiche's life. */
public final class LifeRoutes implements Routes {
    private final KeyGate gate;
    private final FollowStore follow;
    private final LifeWriteStore writes;
    private final Clock clock;

    /** {@code clock}: the day in Paris is the one past which nothing is dated. */
    public LifeRoutes(KeyGate gate, FollowStore follow, LifeWriteStore writes, Clock clock) {
        this.gate = gate;
        this.follow = follow;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        String fiche = "/api/fiches/{id}";
        routes.get(fiche + "/suivi", this::suivi);
        routes.post(fiche + "/decisions", this::decide);
        routes.delete(
                fiche + "/decisions/{n}",
                ctx -> remove(ctx, (session, id) -> DecisionStore.cancel(session, id, number(ctx, "n"))));
        routes.post(fiche + "/financements", this::addFunding);
        routes.patch(fiche + "/financements/{n}", this::changeFunding);
        routes.delete(
                fiche + "/financements/{n}",
                ctx -> remove(ctx, (session, id) -> FundingStore.archive(session, id, number(ctx, "n"))));
        routes.post(fiche + "/financements/{n}/etapes", this::addStep);
        routes.delete(
                fiche + "/financements/{n}/etapes/{m}",
                ctx -> remove(
                        ctx,
                        (session, id) -> FundingStore.cancelStep(session, id, number(ctx, "n"), number(ctx, "m"))));
        routes.post(fiche + "/depenses", this::addSpending);
        routes.delete(
                fiche + "/depenses/{n}",
                ctx -> remove(ctx, (session, id) -> SpendingStore.cancel(session, id, number(ctx, "n"))));
        routes.post(fiche + "/notes", this::addNote);
        routes.patch(fiche + "/notes/{n}", this::changeNote);
        routes.delete(
                fiche + "/notes/{n}",
                ctx -> remove(ctx, (session, id) -> NoteStore.archive(session, id, number(ctx, "n"))));
    }

    private void suivi(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("date"));
        LocalDate day = parameters
                .find(
                        "date",
                        "une date comme 2024-05-31, de 1990 à 2100",
                        text -> Optional.of(LocalDate.parse(text))
                                .filter(d -> d.getYear() >= 1990 && d.getYear() <= 2100))
                .orElse(today());
        String id = ctx.pathParam("id");
        ObjectNode suivi =
                follow.find(id, day).orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", id)));
        String origin = Links.origin(ctx);
        String href = "/api/fiches/" + Links.encode(id);
        suivi.putPOJO(
                "links",
                List.of(
                        Link.json("self", origin + href + "/suivi?date=" + day, "Ce suivi"),
                        Link.json("up", origin + href, "La fiche")));
        ctx.header("ETag", Precondition.tag(suivi.path("version").asInt()));
        Answers.json(ctx, suivi);
    }

    private void decide(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        Members sent = Members.of(body, List.of("statut", "instance", "date_decision", "motif"));
        DecisionStore.Request request = new DecisionStore.Request(
                sent.choice("statut", DecisionStore.STATUSES),
                sent.choice("instance", DecisionStore.COMMITTEES),
                sent.day("date_decision", today()),
                sent.findText("motif", 2000));
        write(ctx, author, body, 201, (session, id) -> DecisionStore.decide(session, id, request, author.name()));
    }

    private void addFunding(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        Members sent = Members.of(body, List.of("parties", "dispositif", "annee", "commentaire"));
        FundingStore.Request request = new FundingStore.Request(
                sent.codes("parties"),
                sent.findText("dispositif", 200),
                sent.findYear("annee"),
                sent.findText("commentaire", 2000));
        write(ctx, author, body, 201, (session, id) -> FundingStore.add(session, id, request));
    }

    private void changeFunding(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        Members sent = Members.of(body, List.of("parties", "dispositif", "annee", "commentaire"));
        long n = number(ctx, "n");
        write(ctx, author, body, 200, (session, id) -> FundingStore.change(session, id, n, sent));
    }

    /** An amount may be unknown as long as nobody has promised it. */
    private void addStep(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        Members sent = Members.of(body, List.of("etape", "date_etape", "montant_eur", "reference"));
        String kind = sent.choice("etape", FundingStore.STEPS);
        boolean open = kind.equals("attendu") || kind.equals("sollicite");
        FundingStore.Step step = new FundingStore.Step(
                kind,
                sent.day("date_etape", today()),
                open ? sent.findCents("montant_eur", false) : Long.valueOf(sent.cents("montant_eur", false)),
                sent.findText("reference", 200));
        long n = number(ctx, "n");
        write(ctx, author, body, 201, (session, id) -> FundingStore.addStep(session, id, n, step, author.name()));
    }

    private void addSpending(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        Members sent =
                Members.of(body, List.of("annee", "section", "nature", "montant_eur", "date_constat", "libelle"));
        SpendingStore.Request request = new SpendingStore.Request(
                sent.year("annee"),
                sent.choice("section", SpendingStore.SECTIONS),
                sent.choice("nature", SpendingStore.NATURES),
                sent.cents("montant_eur", true),
                sent.day("date_constat", today()),
                sent.findText("libelle", 500));
        write(ctx, author, body, 201, (session, id) -> SpendingStore.add(session, id, request, author.name()));
    }

    private void addNote(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        String text = Members.of(body, List.of("texte")).text("texte", NoteStore.MAXIMUM_LENGTH);
        write(ctx, author, body, 201, (session, id) -> NoteStore.add(session, id, text, author.name()));
    }

    private void changeNote(Context ctx) {
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        String text = Members.of(body, List.of("texte")).text("texte", NoteStore.MAXIMUM_LENGTH);
        long n = number(ctx, "n");
        write(ctx, author, body, 200, (session, id) -> NoteStore.change(session, id, n, text));
    }

    private void remove(Context ctx, LifeWriteStore.Work work) {
        write(ctx, gate.author(ctx), null, 200, work);
    }

    private void write(Context ctx, Author author, @Nullable JsonNode body, int status, LifeWriteStore.Work work) {
        Parameters.of(ctx, List.of());
        Outcome outcome = writes.write(author, ctx.pathParam("id"), Precondition.of(ctx, "la fiche"), body, work);
        ctx.header("ETag", Precondition.tag(outcome.version()));
        Answers.json(ctx.status(status), outcome);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static long number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("Le numéro", text));
        }
        return Long.parseLong(text);
    }
}
