package fr.archipel.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.OgcSchemas;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue and the records of the layers: DCAT-AP 3.0, ISO 19139, pages. */
class MetadataTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_record_is_valid_against_the_schemas_of_iso_19139(String layer) {
        Answer answer = SERVER.get("/ogc/collections/" + layer + "/metadata?f=xml");
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(OgcSchemas.faults("iso/19139/20070417/gmx/gmx.xsd", answer.text()))
                .isEmpty();
    }

    @Test
    void what_the_inspire_rules_ask_for_is_there_and_what_is_unknown_says_so() {
        String communes = SERVER.get("/ogc/collections/communes/metadata?f=xml").text();
        assertThat(communes)
                .contains("http://inspire.ec.europa.eu/theme/au", "GEMET - INSPIRE themes, version 1.0")
                .contains("Licence Ouverte 2.0", "schématiques")
                .contains("<gmd:organisationName gco:nilReason=\"unknown\"");
        assertThat(SERVER.get("/ogc/collections/fiches/metadata?f=xml").text())
                .doesNotContain("inspire.ec.europa.eu/theme");
    }

    @Test
    void the_catalogue_is_linked_data_that_a_processor_reads() throws JsonLdError {
        var expanded = JsonLd.expand(JsonDocument.of(
                        new StringReader(SERVER.get("/ogc/catalog").text())))
                .get();
        JsonNode catalogue =
                Json.read(expanded.toString().getBytes(StandardCharsets.UTF_8)).get(0);
        // Mandatory properties of DCAT-AP 3.0: catalogue, data set, distribution.
        assertThat(names(catalogue)).contains(DCT + "title", DCT + "description", DCT + "publisher", DCAT + "dataset");
        JsonNode datasets = catalogue.path(DCAT + "dataset");
        assertThat(datasets).hasSize(TestDatabase.catalogue().listLayers().size());
        for (JsonNode dataset : datasets) {
            assertThat(names(dataset))
                    .contains(DCT + "title", DCT + "description", DCAT + "theme", DCT + "spatial", DCT + "modified");
            assertThat(dataset.path(DCAT + "distribution")).isNotEmpty();
            for (JsonNode way : dataset.path(DCAT + "distribution")) {
                assertThat(names(way)).contains(DCAT + "accessURL", DCT + "license", DCAT + "mediaType");
            }
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void every_distribution_answers_with_the_type_it_promises() {
        Set<String> asked = new HashSet<>();
        for (JsonNode dataset : SERVER.get("/ogc/catalog").json().path("dcat:dataset")) {
            for (JsonNode way : dataset.path("dcat:distribution")) {
                String url = way.path("dcat:accessURL").path("@id").asText();
                String type = way.path("dcat:mediaType")
                        .path("@id")
                        .asText()
                        .replace("https://www.iana.org/assignments/media-types/", "");
                Answer answer = SERVER.get(url.substring(SERVER.url("").length()));
                assertThat(answer.status()).as(url).isEqualTo(200);
                assertThat(answer.header("Content-Type")).as(url).startsWith(type);
                asked.add(url);
            }
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void the_day_of_update_follows_an_edit() {
        try (TestDatabase database = TestDatabase.loaded();
                TestServer server = TestServer.on(database.database())) {
            String before = modified(server);
            database.database().update(Sql.of("UPDATE friche SET remarque = 'essai' WHERE id = 'friche-noroxo'"));
            assertThat(modified(server)).isGreaterThan(before);
        }
    }

    private static String modified(TestServer server) {
        return server.get("/ogc/collections/friches/metadata")
                .json()
                .path("dct:modified")
                .path("@value")
                .asText();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_page_tells_people_the_same(String layer) {
        Answer page = SERVER.get("/ogc/collections/" + layer + "/metadata", "Accept", "text/html");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text())
                .contains("Généalogie", "Millésime", "Licence Ouverte 2.0", "<dt>Contact</dt><dd><i>non renseigné</i>");
    }

    @Test
    void a_contact_is_a_name_and_an_address() {
        assertThat(Contact.read("Service SIG <sig@exemple.fr>"))
                .isEqualTo(new Contact("Service SIG", "sig@exemple.fr"));
        assertThat(Contact.read(" ")).isEqualTo(Contact.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sig@exemple.fr", "<sig@exemple.fr>", "SIG <sig>", "SIG <a@b> <c@d>"})
    void another_contact_is_refused(String text) {
        assertThatThrownBy(() -> Contact.read(text)).isInstanceOf(ProblemException.class);
    }
}
