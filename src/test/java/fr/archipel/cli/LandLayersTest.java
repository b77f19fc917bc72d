package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.desk.FoundStore;
import fr.archipel.exchange.intake.desk.ReportFile;
import fr.archipel.http.LandLayers;
import fr.archipel.support.GeneratedEnaf;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a service runs, its computed layers follow what anybody changes: a person in the database, another process that imports.
 */
class LandLayersTest {
    private static final GeneratedEnaf.Edition EDITION = new GeneratedEnaf.Edition(2011, 2024);
    private static TestDatabase test;
    private static Database database;
    private static TestServer server;
    private static LandLayers layers;

    @TempDir
    Path folder;

    @BeforeAll
    static void serve() {
        test = TestDatabase.loaded();
        database = test.database();
        server = TestServer.on(database);
        layers = LandLayers.start(database);
    }

    @AfterAll
    static void close() {
        layers.close();
        server.close();
        test.close();
    }

    @Test
    void an_import_by_the_command_line_shows_in_the_layer_of_communes() throws IOException {
        assertThat(commune("62498").path("raison").asText()).contains("Aucun fichier");
        Path file = GeneratedEnaf.write(
                folder, EDITION, GeneratedEnaf.territory(Path.of("gis-data/territoire/communes.csv")));
        // Another pool of connections, as another process has.
        try (Database other = Database.open(test.connection(), 2)) {
            PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            ImportLayer options = new ImportLayer();
            assertThat(options.run(
                            new Imports(other, TestDatabase.catalogue()),
                            new ReportFile(new FoundStore(other), Clock.systemUTC()),
                            file,
                            options.request(file, "enaf"),
                            false,
                            "ligne de commande",
                            out,
                            out))
                    .isZero();
        }
        waitFor(() -> commune("62498").path("millesime").asInt() == 2024);
        JsonNode told = server.get("/api/trajectoires/commune:62498").json();
        JsonNode shown = commune("62498");
        assertThat(shown.path("consommation_reference_ha").decimalValue())
                .isEqualByComparingTo(told.at("/indicateurs/0/valeur").decimalValue());
        assertThat(shown.path("source").asText()).isEqualTo("enaf");
    }

    @Test
    void what_is_declared_of_a_fiche_shows_in_the_layer_of_projects() {
        waitFor(() -> server.get("/ogc/collections/scot-projets/items?limit=1")
                        .json()
                        .path("numberMatched")
                        .asInt()
                > 0);
        JsonNode first =
                server.get("/ogc/collections/scot-projets/items?limit=1").json().at("/features/0/properties");
        String fiche = first.path("fiche").asText();
        assertThat(first.path("etat").asText()).isNotEqualTo("realise");
        long version = version();
        database.update(Sql.of("""
                INSERT INTO projet_foncier (fiche, nature, etat, date_effet, auteur)
                VALUES (?, 'pene', 'realise', DATE '2022-05-01', 'essai')""", fiche));
        waitFor(() -> state(fiche).equals("realise"));
        assertThat(version()).as("tiles and downloads follow").isGreaterThan(version);
        database.update(Sql.of("DELETE FROM projet_foncier WHERE fiche = ?", fiche));
        waitFor(() -> !state(fiche).equals("realise"));
    }

    private static String state(String fiche) {
        return database.find(
                        Sql.of("SELECT etat FROM scot_projet WHERE fiche = ?", fiche),
                        row -> Objects.toString(row.getString(1)))
                .orElse("");
    }

    private static long version() {
        return database.find(
                        Sql.of("SELECT version FROM version_couche WHERE layer = 'scot-projets'"),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static JsonNode commune(String insee) {
        return server.get("/ogc/collections/scot-consommation/items/" + insee)
                .json()
                .path("properties");
    }

    /** A look every second; a slow machine may take long over one. */
    private static void waitFor(Supplier<Boolean> what) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!what.get()) {
            assertThat(System.nanoTime()).as("the layer never followed").isLessThan(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
