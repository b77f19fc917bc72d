package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.support.BinaryFiles;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QGIS opens every binary file of every layer, with its system, all its objects, its fields' titles. */
class BinaryFilesInQgisTest {
    /** Prints {@code {file: [[layer, valid, features, system, alias of nom, features with a geometry, colours], …]}}. */
    private static final String OPEN = """
            import json, os, sys
            os.environ['QT_QPA_PLATFORM'] = 'offscreen'
            from qgis.core import QgsApplication, QgsVectorLayer
            QgsApplication.setPrefixPath('/usr', True)
            app = QgsApplication([], False)
            app.initQgis()
            found = {}
            for source in sys.argv[1:]:
                path = '/vsizip/' + source if source.endswith('.zip') else source
                probe = QgsVectorLayer(path, 'probe', 'ogr')
                names = [sub.split('!!::!!')[1] for sub in probe.dataProvider().subLayers()
                         if '!!::!!layer_styles!!::!!' not in sub] or ['']
                layers = []
                for name in names:
                    layer = QgsVectorLayer(path + ('|layername=' + name if name else ''), name, 'ogr')
                    items = layer.renderer().legendSymbolItems()
                    drawn = sum(1 for f in layer.getFeatures() if f.hasGeometry())
                    layers.append([name, layer.isValid(), layer.featureCount(), layer.crs().authid(),
                                   layer.attributeAlias(layer.fields().indexFromName('nom')), drawn,
                                   [item.symbol().color().name() for item in items if item.symbol()]])
                found[os.path.basename(source)] = layers
            print(json.dumps(found), flush=True)
            # QGIS tears its objects down in an order that may crash; what matters has been said.
            os._exit(0)
            """;

    private static final TestServer SERVER = TestServer.shared();

    @TempDir
    Path folder;

    @Test
    void QGIS_opens_all_of_them() throws Exception {
        String python = Program.assumeOneOf(
                        "python3-qgis",
                        List.of("/usr/bin/python3", "-c", "import qgis.core"),
                        List.of("python3", "-c", "import qgis.core"))
                .get(0);
        Path script = folder.resolve("open.py");
        Files.writeString(script, OPEN);
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        for (var layer : TestDatabase.catalogue().listLayers()) {
            for (String extension : List.of("gpkg", "zip", "fgb")) {
                command.add(BinaryFiles.download(SERVER, folder, "/layers/" + layer.id() + "." + extension)
                        .toString());
            }
        }
        String printed = Program.run(command);
        JsonNode found =
                Json.read(printed.substring(printed.indexOf("{\"")).trim().getBytes(StandardCharsets.UTF_8));
        assertThat(found.size())
                .isEqualTo(3 * TestDatabase.catalogue().listLayers().size());
        for (var layer : TestDatabase.catalogue().listLayers()) {
            int count = SERVER.get("/ogc/collections/" + layer.id() + "/items?limit=1")
                    .json()
                    .path("numberMatched")
                    .asInt();
            for (String extension : List.of("gpkg", "zip", "fgb")) {
                JsonNode layers = found.path(layer.id() + "." + extension);
                assertThat(layers).as(layer.id() + "." + extension).isNotEmpty();
                for (JsonNode opened : layers) {
                    assertThat(opened.get(1).asBoolean()).as(opened.toString()).isTrue();
                    assertThat(opened.get(3).asText()).isEqualTo("EPSG:2154");
                    assertThat(opened.get(5).asInt()).isEqualTo(opened.get(2).asInt());
                }
                assertThat(layers.get(0).get(2).asInt()).as(layers.toString()).isEqualTo(count);
            }
        }
        assertThat(found.path("communes.gpkg").get(0).get(4).asText()).isEqualTo("Nom");
        String drawn = TestDatabase.catalogue().getLayer("parcs").style().color();
        assertThat(found.path("parcs.gpkg").get(0).get(6).toString()).containsIgnoringCase(drawn);
    }
}
