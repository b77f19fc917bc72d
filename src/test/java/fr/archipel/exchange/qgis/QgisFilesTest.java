package fr.archipel.exchange.qgis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files for QGIS, without QGIS: what they are sent as, whom they name, that they are well formed. */
class QgisFilesTest {
    private final TestServer server = TestServer.shared();

    static Stream<Layer> layers() {
        return TestDatabase.catalogue().listLayers().stream();
    }

    @Test
    void the_project_reads_the_service_at_the_address_the_client_came_by() throws Exception {
        Document project = xml(unzipped(get("/qgis/archipel.qgz", "application/x-qgis-project")));
        List<String> sources = texts(project, "datasource");
        assertThat(sources).hasSize((int) layers().count() + 1);
        assertThat(sources)
                .filteredOn(source -> source.contains("typename"))
                .allMatch(source -> source.contains("url='" + server.url("/ogc") + "'"))
                .allMatch(source -> source.contains("restrictToRequestBBOX='1'"))
                .allMatch(source -> source.contains("srsname='OGC:CRS84'"));
    }

    @Test
    void the_same_content_is_the_same_bytes() {
        assertThat(get("/qgis/archipel.qgz", "application/x-qgis-project"))
                .isEqualTo(get("/qgis/archipel.qgz", "application/x-qgis-project"));
    }

    @Test
    void layers_are_read_in_Lambert_93_for_who_asks() throws Exception {
        Document project = xml(unzipped(get("/qgis/archipel.qgz?crs=2154", "application/x-qgis-project")));
        assertThat(texts(project, "datasource"))
                .filteredOn(source -> source.contains("typename"))
                .allMatch(source -> source.contains("srsname='EPSG:2154'"));
        assertThat(texts(project, "authid")).containsOnly("EPSG:2154");
        Answer refused = server.get("/qgis/archipel.qgz?crs=3857");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("« crs »").contains("4326, 2154");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void every_layer_has_a_style_file(Layer layer) throws Exception {
        Document style = xml(get("/qgis/" + layer.id() + ".qml", "application/x-qgis-layer-settings"));
        Element root = style.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("qgis");
        assertThat(style.getElementsByTagName("renderer-v2").getLength()).isEqualTo(1);
        assertThat(style.getElementsByTagName("alias").getLength())
                .isEqualTo(layer.fields().size() + 1);
    }

    @Test
    void a_layer_nobody_knows_has_none() {
        assertThat(server.get("/qgis/rien.qml").status()).isEqualTo(404);
    }

    @Test
    void the_landing_page_leads_to_the_project() {
        String landing = server.get("/ogc").text();
        assertThat(landing).contains("\"" + server.url("/qgis/archipel.qgz") + "\"");
        assertThat(landing).contains("\"" + server.url("/qgis/archipel.qlr") + "\"");
    }

    private byte[] get(String address, String type) {
        Answer answer = server.get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=");
        return answer.response().body();
    }

    private static byte[] unzipped(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            assertThat(entry.getName()).isEqualTo("archipel.qgs");
            byte[] content = zip.readAllBytes();
            assertThat(zip.getNextEntry()).isNull();
            return content;
        }
    }

    private static Document xml(byte[] text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text));
    }

    private static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagName(element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
