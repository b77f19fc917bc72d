package fr.archipel.territory;

import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /api/recherche}: one box over communes, objects and fiches. */
public final class SearchRoutes implements Routes {
    private final SearchStore store;

    public SearchRoutes(SearchStore store) {
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/recherche", ctx -> {
            SearchQuery query = SearchQuery.read(Parameters.of(ctx, SearchQuery.PARAMETERS));
            Answers.json(ctx, Listing.of(ctx, query.paging().get(store.list(query))));
        });
    }
}
