package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.http.Rooms;
import fr.archipel.http.Server;
import fr.archipel.json.Json;
import fr.archipel.layer.CatalogueStore;
import fr.archipel.metadata.Contact;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large layer, stored and paged along the curve, with numbers for keys. */
class PublishedLayerTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static TestServer server;

    @BeforeAll
    static void publish() {
        DATABASE.database().update(Sql.of("""
                        CREATE TABLE semis AS
                        SELECT (indice_hilbert(g) << 31) + id AS rang, id, 'n° ' || id AS nom, CASE WHEN id % 3 > 0 THEN id % 5 END AS rien, g::geometry(Polygon, 2154) AS geom
                        FROM generate_series(1, 5000) id,
                             LATERAL (SELECT ST_Buffer(ST_SetSRID(ST_MakePoint(
                               680000 + (id * 7919) % 9973, 7035000 + (id * 104729) % 9967), 2154), 5 + id % 20, 2) AS g) p"""));
        DATABASE.database().update(Sql.of("ALTER TABLE semis ADD PRIMARY KEY (id), ADD UNIQUE (rang)"));
        DATABASE.database()
                .update(Sql.of("INSERT INTO couche_publiee (id, description) VALUES ('semis', ?::jsonb)", """
                        {"id": "semis", "title": "Semis", "description": "Essai",
                         "storage": {"table": "semis", "key": "id", "geometry": "geom", "order": {"rank": "rang", "reach": 25}},
                         "geometryType": "Polygon", "label": "nom", "time": null,
                         "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                         "fields": [{"name": "nom", "type": "text", "title": "Nom"},
                                    {"name": "rien", "type": "integer", "title": "Rien"}],
                         "style": {"geometry": "fill", "color": "#000000"}}"""));
        server = TestServer.of(Server.start(
                "127.0.0.1",
                0,
                Rooms.all(
                        DATABASE.database(),
                        CatalogueStore.read(DATABASE.database()),
                        Path.of("web", "dist"),
                        Path.of("target", "state"),
                        Contact.UNKNOWN)));
    }

    @AfterAll
    static void stop() {
        server.close();
        DATABASE.close();
    }

    @Test
    void a_box_read_page_by_page_gives_what_the_spatial_index_gives() {
        String box = "2.75,50.41,2.80,50.45";
        TreeSet<String> expected = new TreeSet<>(DATABASE.database().list(Sql.of("""
                                SELECT id::text FROM semis WHERE ST_Intersects(geom, ST_Transform(ST_Segmentize(
                                  ST_MakeEnvelope(2.75, 50.41, 2.80, 50.45, 4326), 0.004), 2154))"""), row -> row.getString(1)));
        assertThat(expected).hasSizeGreaterThan(500);

        TreeSet<String> seen = new TreeSet<>();
        String next = "/ogc/collections/semis/items?limit=37&bbox=" + box;
        while (!next.isEmpty()) {
            JsonNode page = server.get(next).json();
            page.path("features")
                    .forEach(f -> assertThat(seen.add(f.path("id").asText())).isTrue());
            next = next(page);
        }
        assertThat(seen).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-nom", "rien,-nom", "-rien"})
    void a_sorted_box_read_page_by_page_gives_every_feature_once_in_order(String sortby) {
        String box = "&bbox=2.75,50.41,2.77,50.43&skipGeometry=true";
        List<String> whole = server.get("/ogc/collections/semis/items?limit=10000&sortby=" + sortby + box)
                .json()
                .path("features")
                .findValuesAsText("id");
        assertThat(whole).hasSizeGreaterThan(100);
        TreeSet<String> unsorted = new TreeSet<>(server.get("/ogc/collections/semis/items?limit=10000" + box)
                .json()
                .path("features")
                .findValuesAsText("id"));
        assertThat(new TreeSet<>(whole)).isEqualTo(unsorted);
        List<String> seen = new ArrayList<>();
        String next = "/ogc/collections/semis/items?limit=37&sortby=" + sortby + box;
        while (!next.isEmpty()) {
            JsonNode page = server.get(next).json();
            seen.addAll(page.path("features").findValuesAsText("id"));
            next = next(page);
        }
        assertThat(seen).isEqualTo(whole);
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link.path("href").asText().replaceFirst("http://[^/]*", "");
            }
        }
        return "";
    }

    @Test
    void numbers_page_as_numbers() {
        JsonNode page = server.get("/ogc/collections/semis/items?limit=12").json();
        assertThat(page.path("features").findValuesAsText("id"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(page.has("numberMatched"))
                .as("counting a large layer is left out")
                .isFalse();
    }

    @Test
    void a_word_is_no_key_of_a_numbered_layer() {
        assertThat(server.get("/ogc/collections/semis/items/douze").status()).isEqualTo(404);
        assertThat(server.get("/ogc/collections/semis/items/12")
                        .json()
                        .at("/properties/nom")
                        .asText())
                .isEqualTo("n° 12");
        assertThat(server.get("/ogc/collections/semis/items?after=douze").status())
                .isEqualTo(400);
        assertThat(server.get("/ogc/collections/semis/items?bbox=2,50,3,51&after=douze")
                        .status())
                .isEqualTo(400);
        assertThat(Json.read(server.get("/ogc/collections/semis").response().body())
                        .path("id")
                        .asText())
                .isEqualTo("semis");
    }
}
