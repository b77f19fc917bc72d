package fr.archipel.feature.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.KeyStore;
import fr.archipel.geo.Projections;
import fr.archipel.json.Json;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server over a territory of one's own, and a client that writes with a key. */
final class EditFixture implements AutoCloseable {
    static final String GEOJSON = "application/geo+json";
    static final String PATCH = "application/merge-patch+json";
    static final String LAMBERT_93 = "http://www.opengis.net/def/crs/EPSG/0/2154";

    final TestDatabase database = TestDatabase.loaded();
    final String bareKey = new KeyStore(database.database()).create("Aurore").text();
    final TestServer server;

    EditFixture() {
        server = TestServer.on(database.database());
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    static String item(String layer, String id) {
        return "/ogc/collections/" + layer + "/items/" + id;
    }

    Answer send(String method, String path, String type, Object body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + bareKey));
        if (!type.isEmpty()) {
            all.addAll(List.of("Content-Type", type));
        }
        return server.send(server.request(path, all.toArray(new String[0]))
                .method(
                        method,
                        body.toString().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer options(String path) {
        return server.send(server.request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    Answer post(String layer, JsonNode feature, String... headers) {
        return send("POST", "/ogc/collections/" + layer + "/items", GEOJSON, feature, headers);
    }

    Answer put(String layer, String id, JsonNode feature, @Nullable String seen) {
        return seen == null
                ? send("PUT", item(layer, id), GEOJSON, feature)
                : send("PUT", item(layer, id), GEOJSON, feature, "If-Match", seen);
    }

    Answer patch(String layer, String id, String patch, String... headers) {
        return send("PATCH", item(layer, id), PATCH, patch, headers);
    }

    Answer delete(String layer, String id, @Nullable String seen) {
        return seen == null
                ? send("DELETE", item(layer, id), "", "")
                : send("DELETE", item(layer, id), "", "", "If-Match", seen);
    }

    /** Creates it and gives its identifier. */
    String made(String layer, JsonNode feature, String... headers) {
        Answer made = post(layer, feature, headers);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location").replaceFirst(".*/items/", "");
    }

    JsonNode feature(String layer, String id) {
        return server.get(item(layer, id)).json();
    }

    String tag(String layer, String id) {
        return server.get(item(layer, id)).header("ETag");
    }

    JsonNode history(String layer, String id) {
        return server.get("/api/objets/" + layer + "/" + id + "/historique").json();
    }

    /** A square of one hectare in CRS84, its south-west corner in Lambert-93. */
    ObjectNode friche(String name, double x, double y) {
        ObjectNode feature = Json.object().put("type", "Feature");
        ObjectNode geometry = feature.putObject("geometry").put("type", "Polygon");
        ArrayNode ring = geometry.putArray("coordinates").addArray();
        double[][] corners = {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
        for (double[] corner : corners) {
            List<Double> degrees = Projections.toCrs84(x + corner[0], y + corner[1]);
            ring.addArray().add(degrees.get(0)).add(degrees.get(1));
        }
        feature.putObject("properties")
                .put("site_nom", name)
                .put("site_type", "inconnu")
                .put("site_statut", "inconnu")
                .put("precision", "indicative");
        return feature;
    }
}
