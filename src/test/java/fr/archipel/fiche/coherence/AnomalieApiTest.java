package fr.archipel.fiche.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.Pages;
import fr.archipel.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings over HTTP. */
class AnomalieApiTest {
    private final TestServer server = TestServer.shared();

    @Test
    void findings_are_filtered_counted_and_paged() {
        JsonNode all = server.get("/api/anomalies?limit=5").json();
        assertThat(all.path("items")).hasSize(5);
        int counted = 0;
        for (JsonNode count : all.at("/totaux/par_severite")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(all.path("numberMatched").asInt());
        assertThat(Pages.read(server, "/api/anomalies?limit=7", "id"))
                .hasSize(counted)
                .doesNotHaveDuplicates();
        assertThat(Pages.read(server, "/api/anomalies?fiche=call-2.1&severite=erreur", "regle"))
                .contains("numero-imprime", "echeancier-sections", "maquette-cout-total");
        JsonNode one = server.get("/api/anomalies?fiche=call-2.1&regle=maquette-cout-total")
                .json()
                .at("/items/0");
        assertThat(one.path("difference_eur").decimalValue()).isEqualByComparingTo("544280");
        assertThat(one.at("/fiche/href").asText()).isEqualTo("/api/fiches/call-2.1");
        assertThat(one.at("/valeurs/0/imprime").asText()).isEqualTo("9 705 637 €");
    }

    @Test
    void rules_are_listed_and_unknown_names_are_refused() {
        assertThat(server.get("/api/regles").json().path("items")).hasSize(Regles.ALL.size());
        assertThat(server.get("/api/anomalies?regle=rien").status()).isEqualTo(400);
        assertThat(server.get("/api/anomalies?fiche=call-9.9").status()).isEqualTo(400);
    }

    @Test
    void a_file_holds_all_findings_that_match_with_their_values_and_places() {
        TestServer.Answer csv = server.get("/api/anomalies.csv?contrat=crte-call&severite=erreur");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        int matched = server.get("/api/anomalies?contrat=crte-call&severite=erreur")
                .json()
                .path("numberMatched")
                .asInt();
        List<String> lines = csv.text().lines().toList();
        assertThat(lines).hasSize(matched + 1);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(";2.1;", "544280,00", "crte-call-2021:1281")
                        .contains("Budget d'investissement : 9\u202F705\u202F637\u00A0€"));
        assertThat(server.get("/api/anomalies.xlsx").status()).isEqualTo(200);
        assertThat(server.get("/api/anomalies.pdf?fiche=call-2.2&regle=numero-double")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/api/anomalies.csv?regle=rien").status()).isEqualTo(400);
        assertThat(server.get("/api/anomalies.csv?limit=5").status()).isEqualTo(400);
    }
}
