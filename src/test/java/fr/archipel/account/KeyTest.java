package fr.archipel.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyTest {
    private static TestDatabase database;
    private static KeyStore keys;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.empty();
        keys = new KeyStore(database.database());
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_first_key_is_made_once_and_never_again_even_when_revoked() {
        try (TestDatabase fresh = TestDatabase.empty()) {
            KeyStore store = new KeyStore(fresh.database());
            assertThat(store.createFirst()).isPresent();
            assertThat(store.createFirst()).isEmpty();
            store.revoke(store.listKeys().get(0).id());
            assertThat(store.createFirst()).isEmpty();
        }
    }

    @Test
    void the_database_keeps_a_digest_and_not_the_key() {
        Secret secret = keys.create("Marie");
        String kept = database.database()
                .list(fr.archipel.db.Sql.of("SELECT cle::text AS t FROM cle"), row -> row.getString("t"))
                .toString();
        assertThat(secret.text()).startsWith("arch_").hasSize(48);
        assertThat(kept).contains("Marie").doesNotContain(secret.text().substring(5));
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @Test
    void a_good_key_says_whose_it_is() {
        String secret = keys.create("Planificatrice de Lens").text();
        TestServer.Answer answer = server.get("/api/cle", "Authorization", "Bearer " + secret);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("nom").asText()).isEqualTo("Planificatrice de Lens");
        assertThat(answer.json().toString()).doesNotContain(secret);
    }

    @Test
    void a_missing_a_malformed_an_unknown_and_a_revoked_key_are_refused() {
        Secret revoked = keys.create("Parti");
        keys.revoke(keys.findAuthor(revoked).orElseThrow().key());
        assertThat(keys.findAuthor(revoked)).isEqualTo(Optional.empty());
        for (String header : new String[] {
            "Bearer",
            "Bearer arch_court",
            "Basic YTpi",
            "Bearer " + Secret.draw().text(),
            "Bearer " + revoked.text()
        }) {
            TestServer.Answer answer = server.get("/api/cle", "Authorization", header);
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(header).isEqualTo("Bearer realm=\"archipel\"");
        }
        assertThat(server.get("/api/cle").status()).isEqualTo(401);
    }

    @Test
    void a_key_in_the_address_reads_layers_and_nothing_else() {
        String secret = keys.create("QGIS").text();
        TestServer.Answer page = server.get("/ogc/collections/friches/items?limit=1&api-key=" + secret);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).as("links lead on with it").contains("api-key=" + secret);
        assertThat(server.get("/ogc?api-key=" + secret).status()).isEqualTo(200);
        assertThat(server.get("/ogc/collections?api-key=" + Secret.draw().text())
                        .status())
                .isEqualTo(401);
        assertThat(server.get("/ogc/collections?api-key=").status()).isEqualTo(401);
        assertThat(server.get("/api/cle?api-key=" + secret).status()).isEqualTo(400);
        assertThat(server.send(server.request("/ogc/collections/friches/items/friche-noroxo?api-key=" + secret)
                                .DELETE())
                        .status())
                .isIn(400, 401);
    }
}
