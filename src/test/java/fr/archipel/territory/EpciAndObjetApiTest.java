package fr.archipel.territory;

import static fr.archipel.support.Pages.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.Pages;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sheets of agglomerations and objects, over HTTP, on the bundled territory. */
class EpciAndObjetApiTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @CsvSource({
        "246200364, CALL, 36, crte-call, 27",
        "246200299, CAHC, 14, crte-cahc, 24",
        "200072460, CABBALR, 100, crte-cabbalr, 41"
    })
    void an_agglomeration_has_its_communes_its_contract_and_its_fiches(
            String siren, String sigle, int communes, String contrat, int fiches) {
        JsonNode sheet = server.get("/api/epci/" + siren).json();
        assertThat(sheet.path("sigle").asText()).isEqualTo(sigle);
        assertThat(sheet.path("nombre_communes").asInt()).isEqualTo(communes);
        assertThat(sheet.path("communes")).hasSize(communes);
        assertThat(keys(sheet.path("contrats"), "id")).containsExactly(contrat);
        assertThat(sheet.at("/fiches/nombre").asInt()).isEqualTo(fiches);
    }

    @Test
    void the_three_agglomerations_come_page_after_page() {
        assertThat(Pages.read(server, "/api/epci?limit=1", "sigle")).containsExactly("CABBALR", "CAHC", "CALL");
    }

    @Test
    void an_object_across_two_agglomerations_counts_once_in_each() {
        int inAll = 0;
        for (String siren : new String[] {"246200364", "246200299", "200072460"}) {
            inAll += server.get("/api/epci/" + siren)
                    .json()
                    .at("/totaux/parcs/nombre")
                    .asInt();
        }
        try (TestDatabase own = TestDatabase.loaded()) {
            int expected = own.database()
                    .find(
                            Sql.of(
                                    "SELECT count(DISTINCT (c.epci, oc.objet_id)) FROM objet_commune oc JOIN commune c USING (insee)"
                                            + " WHERE oc.layer = 'parcs'"),
                            row -> row.getInt(1))
                    .orElseThrow();
            assertThat(inAll).isEqualTo(expected).isGreaterThan(28);
        }
    }

    @Test
    void an_object_knows_its_communes_and_its_fiches() {
        JsonNode noroxo = server.get("/api/objets/friches/friche-noroxo").json();
        assertThat(keys(noroxo.path("communes"), "insee")).containsExactly("62413");
        assertThat(keys(noroxo.path("fiches"), "id")).containsExactly("call-1.8");
        assertThat(keys(noroxo.path("fiches"), "role")).containsExactly("porte_sur");
        assertThat(noroxo.path("longueur_km").isNull()).isTrue();
        assertThat(server.get(noroxo.path("item").asText()).status()).isEqualTo(200);
    }

    @Test
    void the_parts_of_an_object_in_its_communes_add_up_to_the_whole() {
        JsonNode line = server.get("/api/objets/ev5/ev5-glissoire-11-19").json();
        assertThat(line.path("surface_ha").isNull()).isTrue();
        assertThat(line.path("communes")).hasSizeGreaterThan(1);
        double sum = 0;
        for (JsonNode commune : line.path("communes")) {
            sum += commune.path("longueur_dans_commune_km").asDouble();
        }
        assertThat(sum).isCloseTo(line.path("longueur_km").asDouble(), within(0.01));
    }

    @Test
    void links_hold_both_ways_between_fiches_and_objects() {
        for (JsonNode objet : server.get("/api/fiches/call-2.1").json().path("objets")) {
            JsonNode back = server.get("/api/objets/" + objet.path("layer").asText() + "/"
                            + objet.path("id").asText())
                    .json();
            assertThat(keys(back.path("fiches"), "id")).as("%s", objet).contains("call-2.1");
        }
    }
}
