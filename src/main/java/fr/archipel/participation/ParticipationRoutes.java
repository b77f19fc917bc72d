package fr.archipel.participation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Page;
import fr.archipel.json.Json;
import fr.archipel.metadata.Contact;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Link;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.SentBody;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;

/** {@code /api/participation}, what needs no key: how it works here, sending an idea, reading what is published, one's own idea. */
public final class ParticipationRoutes implements Routes {
    private static final String IDEAS = "/api/participation/idees";

    /** Twice the longest idea in the longest UTF-8, and its quotes. */
    private static final int MAXIMUM_BODY = 8 * 1024;

    /** Codes that one client may try in an hour. */
    private static final int CODES = 60;

    private static final int ALL_CODES = 2_000;

    private final Settings settings;
    private final Contact contact;
    private final IdeeStore store;
    private final ReferenceStore references;
    private final RateLimit ideas;
    private final RateLimit codes = RateLimit.hourly(CODES, ALL_CODES);

    ParticipationRoutes(Settings settings, Contact contact, IdeeStore store, ReferenceStore references) {
        this.settings = settings;
        this.contact = contact;
        this.store = store;
        this.references = references;
        this.ideas = RateLimit.hourly(settings.perClient(), settings.overall());
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/participation", this::terms);
        routes.get(IDEAS, this::list);
        routes.get(IDEAS + "/{id}", this::one);
        routes.post(IDEAS, this::create);
        routes.post("/api/participation/suivi", this::own);
        routes.post("/api/participation/retrait", this::withdraw);
    }

    private void terms(Context ctx) {
        Parameters.of(ctx, List.of());
        ObjectNode terms = Json.object().put("ouverte", settings.open());
        ArrayNode themes = terms.putArray("themes");
        for (IdeeTheme theme : IdeeTheme.values()) {
            themes.addObject().put("id", theme.id()).put("titre", theme.titre()).put("aide", theme.aide());
        }
        terms.put("titre_maximum", SentIdee.TITLE).put("texte_maximum", SentIdee.TEXT);
        terms.put("conservation_jours", settings.waitingDays()).put("conservation_mois", settings.publishedMonths());
        terms.putObject("responsable").put("nom", contact.name()).put("courriel", contact.email());
        terms.put("publiees", store.published());
        Answers.json(ctx, terms);
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters(IdeeQuery.PUBLIC.toArray(String[]::new)));
        Paging paging = Paging.read(parameters);
        IdeeQuery query = IdeeQuery.read(parameters, false);
        boolean geojson = parameters
                .choice("f", List.of("json", "geojson"))
                .filter("geojson"::equals)
                .isPresent();
        parameters.find("commune").ifPresent(insee -> references.checkCommune("commune", insee));
        Page<Idee> page = paging.get(store.page(query, paging));
        ctx.header("Cache-Control", "no-cache");
        if (geojson) {
            Answers.json(ctx, features(page, Listing.links(ctx, page.next())));
            ctx.contentType("application/geo+json");
        } else {
            Answers.json(ctx, Listing.of(ctx, page));
        }
    }

    /** RFC 7946. */
    private static ObjectNode features(Page<Idee> page, List<Link> links) {
        ObjectNode collection = Json.object().put("type", "FeatureCollection");
        collection
                .put("numberMatched", page.matched())
                .put("numberReturned", page.items().size());
        ArrayNode features = collection.putArray("features");
        for (Idee idee : page.items()) {
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", idee.id());
            feature.putObject("geometry").put("type", "Point").putPOJO("coordinates", idee.position());
            ObjectNode properties = Json.MAPPER.valueToTree(idee);
            properties.remove(List.of("id", "position"));
            feature.set("properties", properties);
        }
        collection.putPOJO("links", links);
        return collection;
    }

    private void one(Context ctx) {
        Parameters.of(ctx, List.of());
        long id = ModerationRoutes.number(ctx);
        Answers.json(ctx, store.find(id).orElseThrow(() -> ModerationStore.missing(id)));
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        if (!settings.open()) {
            throw new ProblemException(
                    new Problem.Unavailable(
                            "La participation est fermée ici : aucune idée n'est reçue. Celles qui sont publiées restent lisibles."));
        }
        SentIdee sent = SentIdee.read(Bodies.json(ctx, MAXIMUM_BODY));
        WithdrawalCode code = WithdrawalCode.draw();
        String client = client(ctx);
        check(ideas.take(client), "Beaucoup d'idées sont arrivées de votre réseau, ou de tous, depuis une heure.");
        long id;
        try {
            id = store.create(sent, code);
        } catch (ProblemException e) {
            ideas.giveBack(client);
            throw e;
        }
        ctx.header("Cache-Control", "no-store");
        Answers.json(
                ctx,
                Json.object()
                        .put("id", id)
                        .put("etat", Etat.EN_ATTENTE.id())
                        .put("code", code.shown())
                        .put("conservation_jours", settings.waitingDays()));
        ctx.status(201);
    }

    private void own(Context ctx) {
        Parameters.of(ctx, List.of());
        WithdrawalCode code = code(ctx);
        ctx.header("Cache-Control", "no-store");
        Answers.json(ctx, store.own(code).orElseThrow(() -> unknown(code)));
    }

    private void withdraw(Context ctx) {
        Parameters.of(ctx, List.of());
        WithdrawalCode code = code(ctx);
        long id = store.withdraw(code).orElseThrow(() -> unknown(code));
        Answers.json(ctx, Json.object().put("id", id).put("effacee", true));
    }

    private WithdrawalCode code(Context ctx) {
        SentBody body = SentBody.of(Bodies.json(ctx, MAXIMUM_BODY), List.of("code"));
        check(codes.take(client(ctx)), "Beaucoup de codes ont été essayés depuis une heure.");
        Optional<WithdrawalCode> code = WithdrawalCode.read(body.text("code", 60));
        return code.orElseThrow(
                () -> body.invalid("code", "les seize signes donnés à l'envoi, comme ABCD-EFGH-2345-6789"));
    }

    private String client(Context ctx) {
        return ClientAddress.of(ctx.req().getRemoteAddr(), ctx.header("X-Forwarded-For"), settings.proxies());
    }

    private static void check(int waitS, String sentence) {
        if (waitS > 0) {
            throw new ProblemException(new Problem.TooMany(
                    sentence
                            + " Réessayez dans %d minute%s ; gardez votre texte."
                                    .formatted((waitS + 59) / 60, waitS > 60 ? "s" : ""),
                    waitS));
        }
    }

    private static ProblemException unknown(WithdrawalCode code) {
        return new ProblemException(new Problem.NotFound("L'idée de code", code.shown()));
    }
}
