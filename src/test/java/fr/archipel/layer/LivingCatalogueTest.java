package fr.archipel.layer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A running service sees what another process publishes and removes. */
class LivingCatalogueTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void a_layer_published_elsewhere_is_served_within_a_second_and_gone_when_it_is_removed() {
        assertThat(SERVER.get("/ogc/collections/bornes/items").status()).isEqualTo(404);
        DATABASE.database().update(Sql.of("""
                        CREATE TABLE bornes AS SELECT n AS id, 'borne ' || n AS nom,
                          ST_SetSRID(ST_MakePoint(680000 + n, 7030000), 2154)::geometry(Point, 2154) AS geom
                        FROM generate_series(1, 3) n"""));
        DATABASE.database()
                .update(Sql.of("INSERT INTO couche_publiee (id, description) VALUES ('bornes', ?::jsonb)", """
                        {"id": "bornes", "title": "Bornes", "description": "Essai",
                         "storage": {"table": "bornes", "key": "id", "geometry": "geom"},
                         "geometryType": "Point", "label": "nom", "editable": false,
                         "licence": {"title": "Essai"}, "attribution": "Essai",
                         "fields": [{"name": "nom", "type": "text", "title": "Nom"}],
                         "style": {"geometry": "circle", "color": "#000000"}}"""));

        assertWithinASecond(() -> SERVER.get("/ogc/collections/bornes/items").status() == 200);
        assertThat(SERVER.get("/ogc/collections").text()).contains("\"bornes\"");
        assertThat(SERVER.get("/ogc/api").text()).contains("/collections/bornes/items");
        assertThat(SERVER.get("/api/couches").text()).contains("\"bornes\"");

        DATABASE.database().update(Sql.of("DELETE FROM couche_publiee WHERE id = 'bornes'"));
        assertWithinASecond(() -> SERVER.get("/ogc/collections/bornes/items").status() == 404);
        assertThat(SERVER.get("/ogc/api").text()).doesNotContain("/collections/bornes/items");
    }

    @Test
    void what_is_known_stays_while_the_database_does_not_answer() {
        TestDatabase other = TestDatabase.empty();
        Catalogue catalogue = CatalogueStore.follow(other.database(), TestDatabase.catalogue());
        int layers = catalogue.listLayers().size();
        other.close();
        assertWithinASecond(() -> catalogue.listLayers().size() == layers);
        sleep(500);
        assertThat(catalogue.listLayers()).hasSize(layers);
    }

    @Test
    void looking_costs_no_query_a_request() {
        int[] looks = {0};
        Catalogue catalogue = new Catalogue(TestDatabase.catalogue().listLayers(), () -> {
            looks[0]++;
            return java.util.Optional.empty();
        });
        long end = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < end) {
            assertThat(catalogue.findLayer("communes")).isPresent();
        }
        assertThat(looks[0]).isBetween(1, 3);
    }

    /** After a while without requests, a page asks for many things at once: none may be answered from a layer that is gone. */
    @Test
    void many_at_once_after_a_pause_all_see_what_the_first_one_sees() throws Exception {
        Catalogue catalogue = new Catalogue(TestDatabase.catalogue().listLayers(), () -> {
            sleep(200);
            return Optional.of(List.of());
        });
        sleep(700);
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                seen.add(clients.submit(() -> catalogue.listLayers().size()));
            }
            for (Future<Integer> each : seen) {
                assertThat(each.get()).isZero();
            }
        } finally {
            clients.shutdown();
        }
    }

    private static void assertWithinASecond(BooleanSupplier condition) {
        long end = System.nanoTime() + 1_000_000_000;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
