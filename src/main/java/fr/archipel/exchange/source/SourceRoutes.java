package fr.archipel.exchange.source;

import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/sources}: the official open data, when each was last looked at, and what waits for a decision. */
public final class SourceRoutes implements Routes {
    private final List<OpenDataSource> sources;
    private final SourceStore store;

    public SourceRoutes(List<OpenDataSource> sources, SourceStore store) {
        this.sources = List.copyOf(sources);
        this.store = store;
    }

    /** @param etat null when it was never looked at */
    record Item(
            String id,
            String titre,
            String editeur,
            String licence,
            String millesime,
            @Nullable String cible,
            @Nullable String profil,
            String page,
            @Nullable String telechargement,
            @Nullable String remarque,
            @Nullable String etat,
            @Nullable String verifie_le,
            @Nullable String telecharge_le,
            @Nullable String motif,
            @Nullable Proposal proposition) {}

    /** @param href of the import */
    record Proposal(String id, String etat, String href) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources", this::list);
    }

    private void list(Context ctx) {
        Parameters.of(ctx, List.of());
        Map<String, SourceState> states = store.list();
        List<Item> items = sources.stream()
                .map(source -> item(ctx, source, states.get(source.id())))
                .toList();
        List<Link> links = List.of(Link.json("self", Links.self(ctx, Map.of()), "Cette page"));
        Answers.json(ctx, new Listing<>(items.size(), items, links));
    }

    private static Item item(Context ctx, OpenDataSource source, @Nullable SourceState state) {
        return new Item(
                source.id(),
                source.title(),
                source.publisher(),
                source.licence(),
                source.vintage(),
                source.target(),
                source.profile(),
                source.page(),
                source.download(),
                source.remark(),
                state == null ? null : state.etat().id(),
                state == null ? null : state.verifieLe(),
                state == null ? null : state.telechargeLe(),
                state == null ? null : state.motif(),
                state == null ? null : proposal(ctx, state));
    }

    private static @Nullable Proposal proposal(Context ctx, SourceState state) {
        String id = state.importId();
        String etat = state.importEtat();
        return id == null || etat == null ? null : new Proposal(id, etat, Links.origin(ctx) + "/api/imports/" + id);
    }
}
