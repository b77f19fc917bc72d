package fr.archipel.request;

import fr.archipel.db.Page;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list as the planning API answers it: how many match, those of this page, the way to the next. */
public record Listing<T>(long numberMatched, List<T> items, List<Link> links) {

    public static <T> Listing<T> of(Context ctx, Page<T> page) {
        return new Listing<>(page.matched(), page.items(), links(ctx, page.next()));
    }

    /** The page itself and, when there is more, the next: the same address with another {@code apres}. */
    public static List<Link> links(Context ctx, Optional<String> next) {
        List<Link> links = new ArrayList<>();
        links.add(Link.json("self", Links.self(ctx, Map.of()), "Cette page"));
        next.ifPresent(key ->
                links.add(Link.json("next", Links.self(ctx, Map.of(Paging.AFTER, key)), "Page suivante")));
        return links;
    }
}
