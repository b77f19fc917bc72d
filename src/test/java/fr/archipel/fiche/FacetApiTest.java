package fr.archipel.fiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.Pages;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts by value, totals that follow, sorting and files of the list, over HTTP on the bundled contracts. */
class FacetApiTest {
    private final TestServer server = TestServer.shared();

    private JsonNode facets(String query) {
        return server.get("/api/fiches/facettes?" + query.replace(" ", "%20")).json();
    }

    private int matched(String query) {
        return server.get("/api/fiches?limit=1" + (query.isEmpty() ? "" : "&" + query.replace(" ", "%20")))
                .json()
                .path("numberMatched")
                .asInt();
    }

    /** What a value is said to give is what the list gives once it is chosen, alone in its facet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "contrat=crte-call",
                "commune=62413&layer=friches",
                "statut=validee,proposee&contrat=crte-cahc",
                "annee=2024,2025",
                "emprise=sans&q=logement",
                "retard=true&epci=246200364",
                "bbox=2.90,50.44,2.92,50.46"
            })
    void every_count_is_what_the_list_gives_when_the_value_is_chosen(String query) {
        JsonNode answer = facets(query);
        int tried = 0;
        for (JsonNode facet : answer.path("facettes")) {
            String name = facet.path("filtre").asText();
            String others = String.join(
                    "&",
                    List.of(query.split("&")).stream()
                            .filter(part -> !part.startsWith(name + "="))
                            .toList());
            int sample = 0;
            for (JsonNode value : facet.path("valeurs")) {
                if (++sample > 12) {
                    break;
                }
                String chosen = name + "=" + value.path("valeur").asText();
                assertThat(value.path("nombre").asInt())
                        .as("%s beside %s", chosen, others)
                        .isEqualTo(matched(others.isEmpty() ? chosen : others + "&" + chosen));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(30);
        assertThat(answer.at("/totaux/nombre").asInt()).isEqualTo(matched(query));
    }

    @Test
    void totals_are_those_of_the_list_and_of_the_states() {
        JsonNode totals = facets("contrat=crte-call").path("totaux");
        JsonNode list =
                server.get("/api/fiches?limit=1&contrat=crte-call").json().path("totaux");
        assertThat(totals.path("montant_total_eur").decimalValue()).isEqualByComparingTo("549355635");
        assertThat(totals.path("montant_total_eur").decimalValue())
                .isEqualByComparingTo(list.path("montant_total_eur").decimalValue());
        assertThat(totals.path("sans_montant").asInt()).isEqualTo(11);
        try (TestDatabase own = TestDatabase.loaded()) {
            long planned2024 =
                    own.database().find(Sql.of("""
                                    SELECT sum(a.prevu) FROM etat_annee a JOIN fiche f ON f.id = a.fiche
                                    WHERE f.contrat = 'crte-call' AND a.annee = 2024 AND a.au = 'infinity'"""), row -> row.getLong(1)).orElseThrow();
            for (JsonNode year : totals.path("par_annee")) {
                if (year.path("annee").asInt() == 2024) {
                    assertThat(year.path("prevu_eur").decimalValue().movePointRight(2))
                            .isEqualByComparingTo(String.valueOf(planned2024));
                }
            }
        }
        assertThat(totals.path("realise_eur").isNull()).as("nothing entered").isTrue();
        assertThat(totals.path("par_financeur")).isNotEmpty();
    }

    @Test
    void several_values_of_a_filter_add_up_and_filters_restrict_one_another() {
        assertThat(matched("contrat=crte-call,crte-cahc"))
                .isEqualTo(matched("contrat=crte-call") + matched("contrat=crte-cahc"));
        assertThat(matched("axe=call-axe-1,call-axe-2"))
                .isEqualTo(matched("axe=call-axe-1") + matched("axe=call-axe-2"));
        assertThat(matched("emprise=propre,sans")).isEqualTo(92);
        assertThat(matched("retard=true,false")).isEqualTo(92);
    }

    @Test
    void a_sort_pages_without_loss_and_puts_what_is_not_known_last() {
        List<String> ids = Pages.read(server, "/api/fiches?limit=13&tri=-montant", "id");
        assertThat(ids).hasSize(92).doesNotHaveDuplicates();
        JsonNode items = server.get("/api/fiches?limit=500&tri=-montant").json().path("items");
        double before = Double.MAX_VALUE;
        boolean unknown = false;
        for (JsonNode item : items) {
            if (item.path("montant_total_eur").isNull()) {
                unknown = true;
                continue;
            }
            assertThat(unknown).as("known after unknown: %s", item.path("id")).isFalse();
            assertThat(item.path("montant_total_eur").asDouble()).isLessThanOrEqualTo(before);
            before = item.path("montant_total_eur").asDouble();
        }
        assertThat(unknown).isTrue();
    }

    @Test
    void the_file_holds_what_is_shown_with_its_columns_and_subtotals() {
        TestServer.Answer csv =
                server.get("/api/fiches.csv?contrat=crte-call&colonnes=numero,titre,montant&groupe=axe&tri=-montant");
        assertThat(csv.status()).isEqualTo(200);
        String text = csv.text();
        assertThat(text.lines().findFirst().orElseThrow())
                .contains("Montant total")
                .doesNotContain("Statut");
        assertThat(text).contains("549355635");
        TestServer.Answer xlsx = server.get("/api/fiches.xlsx?commune=62413&layer=friches");
        assertThat(xlsx.status()).isEqualTo(200);
        assertThat(xlsx.response().body()).startsWith(new byte[] {'P', 'K'});
    }
}
