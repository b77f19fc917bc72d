package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
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
}
