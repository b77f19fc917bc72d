package fr.archipel.exchange.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file of real open data that can be a layer becomes one, and its items are what GDAL reads in the file. */
class RealFilesTest {
    private static final Path DATA = Path.of("..", "shared", "data");

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestServer server;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "données réelles absentes (../shared/data)");
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // file, layer, objects, geometry, stored in
                "cites/bien-inscrit.geojson,-,109,Polygon,2154",
                "cites/cites-minieres.geojson,-,159,MultiPolygon,2154",
                "cites/terrils.geojson,-,51,Polygon,2154",
                "cites/zone-tampon.geojson,-,15,Polygon,2154",
                "communes/communes_150_2018.geojson,-,150,Polygon,2154",
                "formats/PERIMETRE_SCOT_l93.zip,-,2,MultiPolygon,2154",
                "formats/plui_200011781/ZONE_URBA.shp,-,222,MultiPolygon,2154",
                "ev5/schema_amenagements_cyclables/AC_TEMPLATE_SHP_QGIS.zip,-,0,MultiLineString,2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg,etablissement,0,MultiPoint,2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg,pole_eco,0,Point,2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg,site_eco,0,MultiPolygon,2154",
                "zae/cnig_sites_economiques/sites_economiques.gpkg,terrain_eco,0,Polygon,2154"
            })
    void a_real_file_is_read_back_as_gdal_reads_it(String file, String layer, long objects, String type, int srid)
            throws IOException {
        Path path = DATA.resolve(file);
        String id = "reel-" + Math.abs((file + layer).hashCode());
        PublishRequest asked = new PublishRequest(id, file, layer, null, null, null, null, null, false, false);
        PublishReport report = Publication.publish(database.database(), path, asked, rows -> {});
        assertThat(report.objects()).isEqualTo(objects);
        assertThat(report.srid()).isEqualTo(srid);
        assertThat(report.geometryType()).isEqualTo(type);

        await(id);
        String source = (file.endsWith(".zip") ? "/vsizip/" : "")
                + path.toAbsolutePath().normalize();
        List<JsonNode> theirs = layer == null ? Ogr.features(folder, source) : Ogr.features(folder, source, layer);
        ReadBack.assertSame(ReadBack.items(server, id), theirs);
        assertThat(server.get("/ogc/collections/" + id + "/queryables").status())
                .isEqualTo(200);
    }

    private static void await(String id) {
        for (int i = 0; i < 40 && server.get("/ogc/collections/" + id).status() == 404; i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
