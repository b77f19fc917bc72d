package fr.archipel.scot.rule;

import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reading {@code /api/regles-foncieres}. */
public final class RuleRoutes implements Routes {
    static final String DAY = "une date comme 2024-05-31, de 1990 à 2100";

    private final RuleStore rules;
    private final RuleListStore lists;
    private final RuleHistoryStore history;
    private final Clock clock;

    /** {@code clock}: the day in Paris is the one rules are in force when none is asked. */
    public RuleRoutes(RuleStore rules, RuleListStore lists, RuleHistoryStore history, Clock clock) {
        this.rules = rules;
        this.lists = lists;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/regles-foncieres", this::list);
        routes.get("/api/regles-foncieres/cles", this::keys);
        routes.get("/api/regles-foncieres/{id}", this::get);
        routes.get("/api/regles-foncieres/{id}/historique", this::history);
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("archives"));
        Paging paging = Paging.read(parameters);
        Answers.json(ctx, Listing.of(ctx, paging.get(lists.list(yes(parameters, "archives"), paging))));
    }

    private void keys(Context ctx) {
        Parameters.of(ctx, List.of());
        List<RuleKey> keys = lists.listKeys();
        Answers.json(ctx, new Listing<>(keys.size(), keys, Listing.links(ctx, Optional.empty())));
    }

    /** What applies on a day, or, with {@code toutes}, every value that the set states itself. */
    private void get(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("date", "toutes"));
        LocalDate day = day(parameters, "date").orElseGet(() -> LocalDate.now(clock));
        RuleSet set = rules.get(ctx.pathParam("id"), day);
        if (yes(parameters, "toutes")) {
            set = set.with(rules.listOwn(set.id()));
        }
        ctx.header("ETag", Precondition.tag(set.version())).header("Cache-Control", "no-cache");
        Answers.json(ctx, set);
    }

    private void history(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(history.list(ctx.pathParam("id"), paging))));
    }

    private static boolean yes(Parameters parameters, String name) {
        return parameters.choice(name, List.of("true", "false")).orElse("false").equals("true");
    }

    static Optional<LocalDate> day(Parameters parameters, String name) {
        return parameters.find(
                name,
                DAY,
                text -> Optional.of(LocalDate.parse(text)).filter(d -> d.getYear() >= 1990 && d.getYear() <= 2100));
    }
}
