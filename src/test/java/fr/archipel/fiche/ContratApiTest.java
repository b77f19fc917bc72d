package fr.archipel.fiche;

import static fr.archipel.support.Pages.keys;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.Pages;
import fr.archipel.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts and their strategies, over HTTP. */
class ContratApiTest {
    private final TestServer server = TestServer.shared();

    @Test
    void the_three_contracts_and_the_common_frame_are_listed() {
        assertThat(Pages.read(server, "/api/contrats?limit=2", "id"))
                .containsExactly("crte-cabbalr", "crte-cahc", "crte-call", "pole-metropolitain");
    }

    @ParameterizedTest
    @CsvSource({"crte-call, axe, 5, 27", "crte-cahc, orientation, 5, 24", "crte-cabbalr, fonction, 7, 41"})
    void a_strategy_is_a_tree_whose_branches_hold_every_fiche_once(String id, String niveau, int roots, int fiches) {
        JsonNode contrat = server.get("/api/contrats/" + id).json();
        JsonNode strategy = contrat.path("strategie");
        assertThat(strategy).hasSize(roots);
        assertThat(keys(strategy, "niveau")).containsOnly(niveau);
        List<String> found = new ArrayList<>();
        strategy.forEach(node -> collect(node, found));
        assertThat(found)
                .hasSize(fiches)
                .containsExactlyInAnyOrderElementsOf(Pages.read(server, "/api/fiches?contrat=" + id, "id"));
        assertThat(contrat.at("/fiches/nombre").asInt()).isEqualTo(fiches);
        int inStatuses = 0;
        for (JsonNode count : contrat.path("statuts")) {
            inStatuses += count.asInt();
        }
        assertThat(inStatuses).isEqualTo(fiches);
    }

    @Test
    void a_branch_adds_up_what_the_filtered_list_adds_up() {
        for (JsonNode node : server.get("/api/contrats/crte-cabbalr").json().path("strategie")) {
            JsonNode list =
                    server.get("/api/fiches?axe=" + node.path("id").asText()).json();
            assertThat(node.path("totaux")).as("%s", node.path("id")).isEqualTo(list.path("totaux"));
        }
    }

    @Test
    void the_common_frame_has_axes_and_no_fiche() {
        JsonNode frame = server.get("/api/contrats/pole-metropolitain").json();
        assertThat(frame.path("nature").asText()).isEqualTo("cadre");
        assertThat(frame.path("epci").isNull()).isTrue();
        assertThat(frame.path("strategie")).hasSize(3);
        assertThat(frame.at("/fiches/nombre").asInt()).isZero();
        assertThat(frame.at("/fiches/montant_total_eur").isNull()).isTrue();
    }

    private static void collect(JsonNode node, List<String> found) {
        int before = found.size();
        found.addAll(keys(node.path("fiches"), "id"));
        node.path("enfants").forEach(child -> collect(child, found));
        assertThat(node.at("/totaux/nombre").asInt()).as("%s", node.path("id")).isEqualTo(found.size() - before);
    }
}
