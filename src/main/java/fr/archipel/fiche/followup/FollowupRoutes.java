package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Sql;
import fr.archipel.document.FileFormat;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.territory.Codes;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tracking of a contract and of all, alerts, the money of a commune. */
public final class FollowupRoutes implements Routes {
    private static final List<String> FILTERS = List.of("date", "axe", "commune", "maitre_ouvrage", "annee");

    private final FollowupStore store;
    private final ReferenceStore references;
    private final Clock clock;

    public FollowupRoutes(FollowupStore store, ReferenceStore references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/contrats/{id}/suivi", this::ofContrat);
        for (FileFormat format : FileFormat.values()) {
            routes.get("/api/contrats/{id}/suivi." + format.extension(), ctx -> file(ctx, format));
        }
        routes.get("/api/suivi", this::ofAll);
        routes.get("/api/alertes", this::alerts);
        routes.get("/api/communes/{insee}/argent", this::money);
    }

    private void ofContrat(Context ctx) {
        Parameters parameters = Parameters.of(ctx, FILTERS);
        ContratRef contrat = getContrat(ctx);
        FollowupQuery query = FollowupQuery.read(parameters, LocalDate.now(clock), contrat.id());
        check(query);
        ObjectNode answer = store.getOfContrat(query);
        answer.remove("par_contrat");
        answer.putPOJO("contrat", contrat);
        finish(ctx, answer, query, parameters, contrat);
    }

    private void file(Context ctx, FileFormat format) {
        Parameters parameters = Parameters.of(ctx, FILTERS);
        ContratRef contrat = getContrat(ctx);
        FollowupQuery query = FollowupQuery.read(parameters, LocalDate.now(clock), contrat.id());
        check(query);
        Documents.answer(ctx, FollowupReport.of(contrat, query, store.getOfContrat(query)), format);
    }

    private ContratRef getContrat(Context ctx) {
        String id = ctx.pathParam("id");
        return store.findContrat(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le contrat", id)));
    }

    private void ofAll(Context ctx) {
        Parameters parameters =
                Parameters.of(ctx, List.of("contrat", "date", "axe", "commune", "maitre_ouvrage", "annee"));
        String contrat = parameters.find("contrat").orElse(null);
        checkContrat(contrat);
        FollowupQuery query = FollowupQuery.read(parameters, LocalDate.now(clock), contrat);
        check(query);
        ObjectNode answer = store.getOfAll(query);
        finish(ctx, answer, query, parameters, null);
    }

    private static void finish(
            Context ctx, ObjectNode answer, FollowupQuery query, Parameters parameters, @Nullable ContratRef contrat) {
        answer.put("date", query.date().toString());
        answer.putPOJO("filtres", parameters.asMap());
        answer.putPOJO("regles", FollowupRules.ALL);
        Link self = Link.json("self", Links.self(ctx, Map.of()), "Ce suivi");
        answer.putPOJO(
                "links",
                contrat == null
                        ? List.of(self)
                        : List.of(self, Link.json("up", Links.origin(ctx) + contrat.href(), contrat.titre())));
        Answers.json(ctx, answer);
    }

    private void alerts(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("contrat", "mois", "type", "date"));
        String contrat = parameters.find("contrat").orElse(null);
        checkContrat(contrat);
        Paging paging = Paging.read(parameters);
        Answers.json(
                ctx,
                Listing.of(
                        ctx,
                        paging.get(store.listAlerts(
                                FollowupQuery.date(parameters, LocalDate.now(clock)),
                                contrat,
                                parameters.integer("mois", 1, 120, 6),
                                parameters.choice("type", Alert.TYPES).orElse(null),
                                paging))));
    }

    private void money(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("date"));
        String insee = ctx.pathParam("insee");
        if (Codes.insee(insee).isEmpty()) {
            throw new ProblemException(new Problem.InvalidParameter("insee", insee, Codes.INSEE_ACCEPTED));
        }
        LocalDate date = FollowupQuery.date(parameters, LocalDate.now(clock));
        ObjectNode answer = store.getMoney(insee);
        if (answer.path("commune").isNull()) {
            throw new ProblemException(new Problem.NotFound("La commune", insee));
        }
        answer.put("date", date.toString()).put("regle", FollowupRules.SHARES);
        Answers.json(ctx, answer);
    }

    private void checkContrat(@Nullable String contrat) {
        if (contrat != null) {
            references.checkAmong("contrat", contrat, Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
    }

    /** What is named must exist: a mistyped code would look like a contract without actions. */
    private void check(FollowupQuery query) {
        if (query.commune() != null) {
            references.checkCommune("commune", query.commune());
        }
        if (query.axe() != null) {
            references.checkAmong("axe", query.axe(), Sql.of("""
                    SELECT id, id FROM noeud_strategique
                    WHERE niveau NOT IN ('objectif', 'action', 'indicateur') AND (CAST(? AS text) IS NULL OR contrat = ?)
                    ORDER BY id""", query.contrat(), query.contrat()));
        }
        if (query.maitreOuvrage() != null) {
            references.checkMaitreOuvrage("maitre_ouvrage", query.maitreOuvrage());
        }
    }
}
