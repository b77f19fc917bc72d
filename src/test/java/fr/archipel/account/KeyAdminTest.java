package fr.archipel.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys managed over HTTP: who may, what each may do, and that somebody always can. */
class KeyAdminTest {
    private TestDatabase database;
    private TestServer server;
    private String administrator;

    @BeforeEach
    void start() {
        database = TestDatabase.empty();
        server = TestServer.on(database.database());
        administrator = new KeyStore(database.database()).create("Cheffe").text();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_key_is_shown_once_and_listed_without_itself() {
        Answer made = send("POST", "/api/cles", administrator, "{\"nom\": \"Marie\", \"role\": \"editeur\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        String secret = made.json().path("secret").asText();
        assertThat(secret).startsWith("arch_").hasSize(48);
        Answer list = send("GET", "/api/cles", administrator, null);
        assertThat(list.text()).contains("Marie").doesNotContain(secret.substring(5));
        JsonNode key = list.json().path("items").get(1);
        assertThat(key.path("role").asText()).isEqualTo("editeur");
        assertThat(key.path("creee_par"))
                .isEqualTo(list.json().path("items").get(0).path("id"));
        assertThat(send("GET", "/api/cle", secret, null).json().path("nom").asText())
                .isEqualTo("Marie");
    }

    @Test
    void only_an_administrator_manages_keys_and_a_reader_writes_nothing() {
        String editor = make("Éditrice", "editeur");
        String reader = make("Lecteur", "lecteur");
        for (String key : List.of(editor, reader)) {
            assertThat(send("GET", "/api/cles", key, null).status()).isEqualTo(403);
            assertThat(send("POST", "/api/cles", key, "{\"nom\": \"X\", \"role\": \"administrateur\"}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(server.get("/api/cles").status()).isEqualTo(401);
        assertThat(send("DELETE", "/ogc/collections/friches/items/friche-noroxo", reader, null)
                        .status())
                .isEqualTo(403);
        assertThat(send("GET", "/api/cle", reader, null).status()).isEqualTo(200);
    }

    @Test
    void an_expired_and_a_revoked_key_open_nothing() {
        Answer made = send(
                "POST",
                "/api/cles",
                administrator,
                "{\"nom\": \"Stagiaire\", \"role\": \"editeur\", \"expire_le\": \"2099-06-30\"}");
        String secret = made.json().path("secret").asText();
        String id = made.json().path("cle").path("id").asText();
        assertThat(OffsetDateTime.parse(made.json()
                                        .path("cle")
                                        .path("expire_le")
                                        .asText()
                                        .replace(' ', 'T') + ":00")
                        .toInstant())
                .as("the end of that day in Paris")
                .hasToString("2099-06-30T22:00:00Z");
        assertThat(send("GET", "/api/cle", secret, null).status()).isEqualTo(200);
        database.database()
                .update(Sql.of(
                        "UPDATE cle SET creee_le = now() - interval '2 days', expire_le = now() - interval '1 day' WHERE id = ?",
                        id));
        assertThat(send("GET", "/api/cle", secret, null).status()).isEqualTo(401);
        assertThat(send("PATCH", "/api/cles/" + id, administrator, "{\"expire_le\": null}")
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("valable");
        assertThat(send("GET", "/api/cle", secret, null).status()).isEqualTo(200);
        assertThat(send("DELETE", "/api/cles/" + id, administrator, null)
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("revoquee");
        assertThat(send("GET", "/api/cle", secret, null).status()).isEqualTo(401);
        assertThat(send("DELETE", "/api/cles/" + id, administrator, null).status())
                .isEqualTo(409);
    }

    @Test
    void the_last_administrator_can_be_neither_revoked_nor_lowered_nor_dated() {
        String id =
                send("GET", "/api/cle", administrator, null).json().path("id").asText();
        make("Éditrice", "editeur");
        assertThat(send("DELETE", "/api/cles/" + id, administrator, null).status())
                .isEqualTo(409);
        assertThat(send("PATCH", "/api/cles/" + id, administrator, "{\"role\": \"lecteur\"}")
                        .status())
                .isEqualTo(409);
        assertThat(send("PATCH", "/api/cles/" + id, administrator, "{\"expire_le\": \"2099-01-01\"}")
                        .status())
                .isEqualTo(409);
        assertThat(send("GET", "/api/cles", administrator, null).status()).isEqualTo(200);
        make("Adjoint", "administrateur");
        assertThat(send("DELETE", "/api/cles/" + id, administrator, null).status())
                .isEqualTo(200);
    }

    @Test
    void every_act_is_in_the_journal_without_the_key() {
        Answer made = send("POST", "/api/cles", administrator, "{\"nom\": \"Marie\", \"role\": \"lecteur\"}");
        String id = made.json().path("cle").path("id").asText();
        send("PATCH", "/api/cles/" + id, administrator, "{\"role\": \"editeur\", \"nom\": \"Marie D.\"}");
        send("DELETE", "/api/cles/" + id, administrator, null);
        List<String> acts = database.database().list(Sql.of("""
                                SELECT operation || coalesce(' ' || champ || ' ' || avant || ' ' || apres, '') || ' par ' || auteur AS acte
                                FROM journal WHERE sujet = 'cle' AND sujet_id = ? ORDER BY id""", id), row -> row.getString(1));
        assertThat(acts)
                .containsExactly(
                        "creation par Cheffe",
                        "modification nom \"Marie\" \"Marie D.\" par Cheffe",
                        "modification role \"lecteur\" \"editeur\" par Cheffe",
                        "revocation par Cheffe");
        assertThat(database.database()
                        .list(Sql.of("SELECT journal::text FROM journal"), row -> row.getString(1))
                        .toString())
                .doesNotContain(made.json().path("secret").asText().substring(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"nom\": \"\", \"role\": \"editeur\"}",
                "{\"nom\": \"X\", \"role\": \"roi\"}",
                "{\"nom\": \"X\", \"role\": \"editeur\", \"expire_le\": \"2001-01-01\"}",
                "{\"nom\": \"X\", \"role\": \"editeur\", \"expire_le\": \"demain\"}",
                "{\"nom\": \"X\", \"role\": \"editeur\", \"secret\": \"a\"}"
            })
    void what_is_not_a_key_is_refused_in_words(String body) {
        Answer answer = send("POST", "/api/cles", administrator, body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }

    private String make(String name, String role) {
        return send("POST", "/api/cles", administrator, "{\"nom\": \"" + name + "\", \"role\": \"" + role + "\"}")
                .json()
                .path("secret")
                .asText();
    }

    private Answer send(String method, String address, String key, @Nullable String body) {
        return server.send(server.request(address)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
