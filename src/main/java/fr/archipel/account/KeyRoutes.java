package fr.archipel.account;

import fr.archipel.request.Answers;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/cle}: whether a key is good, and whose it is; and keys in the addresses of layers. */
public final class KeyRoutes implements Routes {
    private final KeyGate gate;
    private final KeyStore keys;

    public KeyRoutes(KeyGate gate, KeyStore keys) {
        this.gate = gate;
        this.keys = keys;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/cle", this::own);
        for (String path : List.of("/ogc", "/ogc/*", "/layers/*", "/qgis/*")) {
            routes.before(path, gate::reader);
        }
    }

    private void own(Context ctx) {
        Parameters.of(ctx, List.of());
        ctx.header("Cache-Control", "no-store");
        Answers.json(ctx, keys.find(gate.holder(ctx).author().key()).orElseThrow());
    }
}
