package fr.archipel.request;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A room's addresses; {@code http} adds every room's to the server. */
public interface Routes {
    void addTo(JavalinDefaultRoutingApi routes);
}
