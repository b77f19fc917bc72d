package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract files loaded again over a database where people wrote. */
class ContractReloadTest {
    private static final List<String> TABLES = List.of(
            "fiche",
            "fiche_reference",
            "fiche_champ",
            "fiche_texte",
            "fiche_noeud",
            "fiche_partie",
            "fiche_commune",
            "fiche_objet",
            "ligne_financiere",
            "echeance",
            "partenaire",
            "maquette_cout",
            "noeud_strategique",
            "conflit",
            "journal");

    @TempDir
    Path folder;

    private TestDatabase database;
    private TestServer server;
    private String key;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
        Path source = Path.of("gis-data", "contrats");
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path file : tree.toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void files_that_did_not_change_are_not_read_again() {
        assertThat(reload()).isFalse();
    }

    @Test
    void a_title_that_people_entered_stays_and_the_conflict_is_shown_until_they_settle_it() throws IOException {
        write("PATCH", "fiches/call-1.1", "{\"titre\":\"Notre titre\"}");
        String file = title("call-1.2");
        replaceTitle("call-1.1", "Titre du fichier");
        replaceTitle("call-1.2", file + " bis");
        assertThat(reload()).isTrue();
        assertThat(title("call-1.1")).isEqualTo("Notre titre");
        assertThat(title("call-1.2")).isEqualTo(file + " bis");
        JsonNode conflicts = server.get("/api/conflits").json();
        assertThat(conflicts.path("numberMatched").asInt())
                .as(conflicts.toString())
                .isEqualTo(1);
        JsonNode conflict = conflicts.path("items").get(0);
        assertThat(conflict.path("fiche").path("id").asText()).isEqualTo("call-1.1");
        assertThat(conflict.path("saisi").asText()).isEqualTo("Notre titre");
        assertThat(conflict.path("fichier").asText()).isEqualTo("Titre du fichier");
        assertThat(server.get("/api/fiches/call-1.1").json().path("conflits").size())
                .isEqualTo(1);
        assertThat(server.get("/api/fiches/call-1.2").json().path("version").asInt())
                .isEqualTo(2);

        String settled = write("POST", "conflits/" + conflict.path("n").asLong(), "{\"resolution\":\"prendre\"}");
        assertThat(settled).contains("\"version\":3");
        assertThat(title("call-1.1")).isEqualTo("Titre du fichier");
        assertThat(server.get("/api/conflits").json().path("numberMatched").asInt())
                .isZero();
    }

    @Test
    void what_people_kept_stays_over_later_loads_and_a_second_load_changes_nothing() throws IOException {
        write("PATCH", "fiches/call-1.1", "{\"titre\":\"Notre titre\",\"communes\":[\"62498\"],\"objets\":[]}");
        replaceTitle("call-1.1", "Titre du fichier");
        reload();
        long n = server.get("/api/conflits")
                .json()
                .path("items")
                .get(0)
                .path("n")
                .asLong();
        write("POST", "conflits/" + n, "{\"resolution\":\"garder\"}");
        String kept = dump();
        database.database().update(Sql.of("DELETE FROM chargement"));
        assertThat(reload()).isTrue();
        assertThat(dump()).isEqualTo(kept);
        assertThat(title("call-1.1")).isEqualTo("Notre titre");
        assertThat(server.get("/api/fiches/call-1.1")
                        .json()
                        .path("document")
                        .path("communes")
                        .toString())
                .isEqualTo("[\"62498\"]");
    }

    @Test
    void a_faulty_file_changes_nothing() throws IOException {
        String before = dump();
        replaceTitle("call-1.1", "Titre du fichier");
        Files.writeString(folder.resolve("crte-call/fiches/call-1.2.yaml"), "id: call-1.2\ninconnu: 1\n");
        assertThatThrownBy(this::reload).isInstanceOf(ProblemException.class).hasMessageContaining("call-1.2.yaml");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void a_fiche_that_people_created_is_not_touched_by_a_file_of_the_same_name() throws IOException {
        write("POST", "fiches", """
                {"contrat":"crte-call","numero":"6.1","titre":"La nôtre","noeud":"call-axe-1","description":"Essai"}""");
        Path file = folder.resolve("crte-call/fiches/call-1.1.yaml");
        String text = Files.readString(file)
                .replace("id: call-1.1\n", "id: call-6.1\n")
                .replaceFirst("numero: \\{valeur: \"1.1\"", "numero: {valeur: \"6.1\"");
        Files.writeString(folder.resolve("crte-call/fiches/call-6.1.yaml"), text);
        assertThat(reload()).isTrue();
        assertThat(title("call-6.1")).isEqualTo("La nôtre");
        assertThat(server.get("/api/conflits?fiche=call-6.1")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
    }

    private boolean reload() {
        return BundledContracts.reloadIfChanged(database.database(), folder).isPresent();
    }

    private void replaceTitle(String fiche, String title) throws IOException {
        Path file = folder.resolve("crte-call/fiches/" + fiche + ".yaml");
        String text = Files.readString(file);
        String changed = text.replace(title(fiche, text), title);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }

    /** The title meant, as its file writes it. */
    private static String title(String fiche, String text) {
        java.util.regex.Matcher found = java.util.regex.Pattern.compile("titre:\\s*\\{?\\s*valeur: \"?([^\"\\n]+)")
                .matcher(text);
        assertThat(found.find()).as(fiche).isTrue();
        return found.group(1);
    }

    private String title(String fiche) {
        return database.database()
                .find(Sql.of("SELECT titre FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
    }

    private String write(String method, String path, String body) {
        TestServer.Answer answer = server.send(server.request("/api/" + path, "Authorization", key, "If-Match", "*")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.text();
    }

    private String dump() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(table)
                    .append(database.database()
                            .find(
                                    Sql.of("SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM " + table
                                            + " t"),
                                    row -> String.valueOf(row.getString(1)))
                            .orElseThrow())
                    .append('\n');
        }
        return all.toString();
    }
}
