package fr.archipel.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static TestDatabase database;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void the_bundled_fiches_lack_what_their_contracts_do_not_print() {
        JsonNode answer = server.get("/api/qualite?limit=500").json();
        assertThat(DescribedAnswer.faults(server.get("/ogc/api").json(), "/api/qualite", answer))
                .isEmpty();
        // Béthune-Bruay prints 14 fiches without a place, Hénin-Carvin 5; Lens-Liévin says of each that it is the
        // agglomeration's.
        assertThat(count(answer, "sans_geometrie")).isEqualTo(19);
        assertThat(count(answer, "sans_date")).isEqualTo(3);
        assertThat(count(answer, "sans_cout")).isEqualTo(30);
        assertThat(count(answer, "precision_indicative")).isEqualTo(75);
        assertThat(answer.path("numberMatched").asInt())
                .isEqualTo(answer.path("totaux").path("nombre").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "sans_financeur, crte-call",
        "sans_cout, crte-cabbalr",
        "desequilibre, crte-cahc",
        "sans_date, crte-cabbalr"
    })
    void what_follow_up_alerts_to_is_wanting_here_too(String rule, String contract) {
        assertThat(server.get("/api/qualite?regle=" + rule + "&contrat=" + contract)
                        .json()
                        .path("numberMatched"))
                .isEqualTo(server.get("/api/alertes?type=" + rule + "&contrat=" + contract)
                        .json()
                        .path("numberMatched"));
    }

    @Test
    void a_fiche_that_gets_a_commune_is_wanting_no_more() {
        JsonNode before = server.get("/api/qualite?regle=sans_geometrie&contrat=crte-cahc")
                .json();
        String fiche = before.path("items").get(0).path("id").asText();
        database.database()
                .update(Sql.of(
                        "INSERT INTO fiche_commune (fiche, insee, role) VALUES (?, '62427', 'localisation')", fiche));
        JsonNode after = server.get("/api/qualite?regle=sans_geometrie&contrat=crte-cahc")
                .json();
        assertThat(after.path("numberMatched").asInt())
                .isEqualTo(before.path("numberMatched").asInt() - 1);
        database.database().update(Sql.of("DELETE FROM fiche_commune WHERE fiche = ? AND insee = '62427'", fiche));
    }

    @Test
    void an_object_drawn_outside_the_commune_its_source_declares_is_said_with_that_commune() {
        database.database().update(Sql.of("UPDATE friche SET insee = '62498' WHERE id = 'friche-noroxo'"));
        JsonNode found = server.get("/api/qualite?regle=hors_commune").json().path("items");
        database.database().update(Sql.of("UPDATE friche SET insee = '62413' WHERE id = 'friche-noroxo'"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("phrase").asText())
                .isEqualTo("La source le déclare à Lens, où son dessin ne va pas.");
        assertThat(found.get(0).path("href").asText()).isEqualTo("/api/objets/friches/friche-noroxo");
    }

    @Test
    void pages_follow_each_other_and_files_hold_all() {
        JsonNode first = server.get("/api/qualite?limit=100").json();
        String next = StreamSupport.stream(first.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals("next"))
                .findFirst()
                .orElseThrow()
                .path("href")
                .asText();
        JsonNode second = server.get(next.substring(next.indexOf("/api/"))).json();
        assertThat(second.path("items").get(0).path("cle"))
                .isNotEqualTo(first.path("items").get(99).path("cle"));
        long lines = server.get("/api/qualite.csv")
                .text()
                .lines()
                .filter(line -> line.contains(";ligne;"))
                .count();
        assertThat(lines).isEqualTo(first.path("numberMatched").asLong());
        assertThat(server.get("/api/qualite.xlsx?epci=246200364").status()).isEqualTo(200);
        assertThat(server.get("/api/qualite.pdf?regle=sans_date").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/qualite?regle=inconnue, 400",
        "/api/qualite?contrat=inconnu, 400",
        "/api/qualite?epci=999999999, 400",
        "/api/qualite?mois=0, 400",
        "/api/qualite?inconnu=1, 400"
    })
    void what_cannot_be_asked_is_said(String address, int status) {
        assertThat(server.get(address).status()).isEqualTo(status);
    }

    private static int count(JsonNode answer, String rule) {
        return StreamSupport.stream(answer.path("totaux").path("par_regle").spliterator(), false)
                .filter(each -> each.path("regle").asText().equals(rule))
                .findFirst()
                .orElseThrow()
                .path("nombre")
                .asInt();
    }
}
