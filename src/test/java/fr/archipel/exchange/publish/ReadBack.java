package fr.archipel.exchange.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a published layer through its items and holds it against what another program read. */
final class ReadBack {
    private ReadBack() {}

    static List<JsonNode> items(TestServer server, String id) {
        List<JsonNode> all = new ArrayList<>();
        String next = "/ogc/collections/" + id + "/items?limit=10000";
        while (!next.isEmpty()) {
            TestServer.Answer answer = server.get(next);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.json().path("features").forEach(all::add);
            next = "";
            for (JsonNode link : answer.json().path("links")) {
                if (link.path("rel").asText().equals("next")) {
                    next = link.path("href").asText().replaceFirst("http://[^/]*", "");
                }
            }
        }
        return all;
    }

    /** Same objects in the same order, same values, same places to about a centimetre. Empty is null. */
    static void assertSame(List<JsonNode> ours, List<JsonNode> theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertSame(ours.get(i), theirs.get(i), i);
        }
    }

    private static void assertSame(JsonNode our, JsonNode their, int at) {
        for (Map.Entry<String, JsonNode> each : their.path("properties").properties()) {
            assertValue(value(our, each.getKey()), each.getValue(), at + " " + each.getKey());
        }
        JsonNode theirs = their.path("geometry");
        JsonNode geometry = our.path("geometry");
        assertThat(geometry.isNull()).as("geometry of %s", at).isEqualTo(theirs.isNull());
        if (!theirs.isNull()) {
            assertThat(points(geometry)).hasSize(points(theirs).size());
            assertThat(box(geometry)).containsExactly(box(theirs), within(2e-7));
        }
    }

    /** A field « id » that identifies the objects is their id; one that does not has another name here. */
    private static JsonNode value(JsonNode our, String name) {
        JsonNode properties = our.path("properties");
        if (!name.equals("id")) {
            return properties.path(name);
        }
        return properties.has("id_1") ? properties.path("id_1") : our.path("id");
    }

    private static void assertValue(JsonNode our, JsonNode their, String where) {
        if (their.isNull() || their.isTextual() && their.asText().isEmpty()) {
            assertThat(our.isNull() || our.asText().isEmpty()).as(where).isTrue();
        } else if (their.isNumber() && our.isNumber()) {
            assertThat(our.asDouble())
                    .as(where)
                    .isEqualTo(their.asDouble(), within(Math.abs(their.asDouble()) * 1e-12));
        } else if (our.isBoolean() || their.isBoolean()) {
            assertThat(our.asBoolean()).as(where).isEqualTo(their.isBoolean() ? their.asBoolean() : their.asInt() == 1);
        } else if (their.isTextual() && their.asText().matches("\\d{4}/\\d\\d/\\d\\d.*|\\d{4}-\\d\\d-\\d\\d[T ].*")) {
            assertThat(our.asText().substring(0, 10))
                    .as(where)
                    .isEqualTo(their.asText().substring(0, 10).replace('/', '-'));
        } else {
            assertThat(our.asText()).as(where).isEqualTo(their.asText());
        }
    }

    private static List<double[]> points(JsonNode node) {
        List<double[]> all = new ArrayList<>();
        collect(node.path("coordinates"), all);
        return all;
    }

    private static void collect(JsonNode node, List<double[]> all) {
        if (node.path(0).isNumber()) {
            all.add(new double[] {node.get(0).asDouble(), node.get(1).asDouble()});
        } else {
            node.forEach(each -> collect(each, all));
        }
    }

    private static double[] box(JsonNode geometry) {
        double[] box = {180, 90, -180, -90};
        for (double[] p : points(geometry)) {
            box[0] = Math.min(box[0], p[0]);
            box[1] = Math.min(box[1], p[1]);
            box[2] = Math.max(box[2], p[0]);
            box[3] = Math.max(box[3], p[1]);
        }
        return box;
    }
}
