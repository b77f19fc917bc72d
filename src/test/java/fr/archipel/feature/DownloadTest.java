package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /layers/{layer}.{extension}}: whole layers as files, with the parameters of items. */
class DownloadTest {
    private final TestServer server = TestServer.shared();

    @Test
    void a_file_holds_the_whole_layer_and_says_where_it_comes_from() {
        Answer answer = server.get("/layers/fiches.geojson");
        JsonNode file = answer.json();
        JsonNode page = server.get("/ogc/collections/fiches/items?limit=1000").json();
        assertThat(file.path("features")).isEqualTo(page.path("features"));
        assertThat(file.path("numberMatched").asInt())
                .isEqualTo(file.path("features").size());
        assertThat(file.path("source").asText()).startsWith("D’après les contrats");
        assertThat(file.path("a_jour_au").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(file.at("/licence/title").asText()).isEqualTo("Licence Ouverte 2.0");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"fiches-"
                        + file.path("a_jour_au").asText() + ".geojson\"");
        assertThat(answer.header("Link")).contains("rel=\"license\"");
    }

    @Test
    void it_keeps_what_the_same_parameters_of_items_keep() {
        String query =
                "?filter=site_statut%3D%27friche%20reconvertie%27&bbox=2.6,50.3,2.9,50.5&properties=site_nom,communes";
        JsonNode file = server.get("/layers/friches.geojson" + query).json();
        assertThat(file.path("features").size()).isPositive();
        assertThat(file.path("features"))
                .isEqualTo(server.get("/ogc/collections/friches/items" + query)
                        .json()
                        .path("features"));
        assertThat(server.get("/layers/communes.geojson?limit=3")
                        .json()
                        .path("features")
                        .size())
                .isEqualTo(3);
        String csv = server.get("/layers/communes.csv?epci=246200299&skipGeometry=true&properties=nom")
                .text();
        assertThat(csv).startsWith("\uFEFFid;nom\r\n").contains("\r\n62427;Hénin-Beaumont\r\n");
        assertThat(csv.lines()).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/layers/friches.doc | 404",
                "/layers/friches | 404",
                "/layers/rien.csv | 404",
                "/layers/friches.csv?f=json | 400",
                "/layers/friches.csv?after=a | 400",
                "/layers/friches.csv?limit=0 | 400",
                "/layers/friches.csv?dialecte=anglais | 400",
                "/layers/friches.geojson?dialecte=excel | 400",
                "/layers/friches.csv?filter=rien | 400",
                "/layers/friches.csv?crs=EPSG:2154 | 400",
            })
    void what_cannot_be_honoured_is_told_before_any_byte(String address, int status) {
        Answer answer = server.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void HEAD_says_what_GET_would() {
        Answer get = server.get("/layers/friches.csv");
        Answer head =
                server.send(server.request("/layers/friches.csv").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Length")).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Disposition")).isEqualTo(get.header("Content-Disposition"));
    }

    @Test
    void text_is_compressed_for_those_who_read_gzip() {
        Answer answer = server.get("/layers/communes.geojson", "Accept-Encoding", "gzip");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.response().body().length)
                .isLessThan(server.get("/layers/communes.geojson").response().body().length / 2);
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() {
        Answer first = server.get("/layers/friches.csv");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        Answer again = server.get("/layers/friches.csv", "If-None-Match", "\"other\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(server.get("/layers/friches.csv?dialecte=rfc4180", "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, text/csv",
        "'application/pdf, text/csv;q=0.5', text/csv",
        "text/*, text/html",
        "application/geo+json, application/geo+json",
        "application/json, application/geo+json",
        "*/*, application/geo+json"
    })
    void items_come_in_every_format_by_the_Accept_header(String accept, String type) {
        assertThat(server.get("/ogc/collections/friches/items", "Accept", accept)
                        .header("Content-Type"))
                .startsWith(type);
    }

    @Test
    void a_page_without_room_for_links_has_them_in_its_headers() {
        Answer page = server.get("/ogc/collections/communes/items?f=csv&limit=10&dialecte=rfc4180");
        assertThat(page.text().lines()).hasSize(11);
        assertThat(page.header("Link")).contains("rel=\"next\"", "after=", "rel=\"license\"");
        Answer item = server.get("/ogc/collections/communes/items/62498?f=csv");
        assertThat(item.text()).contains("\r\n62498;62498;Lens;").endsWith("\r\n");
        assertThat(server.get("/ogc/collections/communes/items/0?f=csv").status())
                .isEqualTo(404);
        assertThat(server.get("/ogc/collections/communes/items?f=json&dialecte=rfc4180")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pages_collections_and_the_catalogue_link_to_every_format() {
        JsonNode page = server.get("/ogc/collections/friches/items?limit=1").json();
        JsonNode collection = server.get("/ogc/collections/friches").json();
        JsonNode layer = server.get("/api/couches").json().path("items").get(2);
        String html = server.get("/ogc/collections/friches/items?f=html&limit=1&site_statut=friche%20reconvertie")
                .text();
        for (FeatureFormat format : Formats.ALL) {
            if (format != Formats.GEOJSON) {
                assertThat(hrefs(page.path("links"), "alternate")).anyMatch(href -> href.contains("f=" + format.id()));
            }
            String path = "/layers/friches." + format.extension();
            assertThat(hrefs(collection.path("links"), "enclosure")).contains(server.url(path));
            assertThat(hrefs(layer.path("telechargements"), "enclosure")).contains(path);
            assertThat(html).contains(path + "?site_statut=friche%20reconvertie\"");
        }
    }

    private static List<String> hrefs(JsonNode links, String rel) {
        return StreamSupport.stream(links.spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .map(link -> link.path("href").asText())
                .toList();
    }
}
