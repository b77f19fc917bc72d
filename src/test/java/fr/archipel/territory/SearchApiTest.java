package fr.archipel.territory;

import static fr.archipel.support.Pages.keys;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.request.Links;
import fr.archipel.support.Pages;
import fr.archipel.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one search box, over HTTP, on the bundled territory. */
class SearchApiTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest(name = "« {0} » finds {1} {2} first")
    @CsvSource({
        "lens, commune, 62498",
        "BETHUNE, commune, 62119",
        "noroxo, objet, friche-noroxo",
        "friche noroxxo, objet, friche-noroxo",
        "darcy cité, objet, cite-darcy",
        "16/3, objet, cite-16-3",
        "12-1, objet, cite-12-14",
        "loisinord, objet, parc-loisinord",
        "call-2.1, fiche, call-2.1",
        "2.1, fiche, call-2.1",
        "cahc 06, fiche, cahc-06",
        "natation, fiche, call-5.3"
    })
    void things_are_found_by_what_one_types(String typed, String type, String id) {
        JsonNode first = search(typed).at("/items/0");
        assertThat(first.path("type").asText()).isEqualTo(type);
        assertThat(first.path("id").asText()).isEqualTo(id);
    }

    @Test
    void a_commune_comes_before_the_objects_and_fiches_that_bear_its_name() {
        List<String> types = keys(search("lens&limit=500").path("items"), "type");
        assertThat(types).startsWith("commune").contains("objet", "fiche");
        assertThat(types.get(types.size() - 1)).isEqualTo("fiche");
    }

    @Test
    void every_hit_leads_to_its_sheet_and_has_a_place() {
        for (JsonNode hit : search("lens&limit=500").path("items")) {
            assertThat(server.get(hit.path("href").asText()).status())
                    .as(hit.path("href").asText())
                    .isEqualTo(200);
            assertThat(hit.path("bbox")).as("%s", hit).hasSize(4);
            assertThat(hit.path("contexte").asText()).as("%s", hit).isNotEmpty();
        }
    }

    @Test
    void only_what_resembles_without_holding_the_words_says_so() {
        assertThat(keys(search("liévin").path("items"), "approchant")).containsOnly("false");
        assertThat(keys(search("lievain").path("items"), "approchant")).containsOnly("true");
    }

    @Test
    void pages_follow_each_other_without_repeating_or_losing_a_hit() {
        List<String> paged = Pages.read(server, "/api/recherche?q=lens&limit=5", "href");
        assertThat(paged).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(Pages.read(server, "/api/recherche?q=lens&limit=500", "href"));
        assertThat(Pages.read(server, "/api/recherche?q=lievain&limit=2", "href"))
                .isEqualTo(Pages.read(server, "/api/recherche?q=lievain&limit=500", "href"));
    }

    private JsonNode search(String typed) {
        String[] parts = typed.split("&", 2);
        return server.get("/api/recherche?q=" + Links.encode(parts[0]) + (parts.length > 1 ? "&" + parts[1] : ""))
                .json();
    }
}
