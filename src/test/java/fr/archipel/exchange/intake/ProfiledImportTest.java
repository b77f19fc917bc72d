package fr.archipel.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.support.SquareTerritory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the hands of profiles: what people see of the mapping stands in the report. */
class ProfiledImportTest {
    @TempDir
    static Path folder;

    @Test
    void aFileWithTheFieldsOwnNamesIsMappedByThem() throws Exception {
        try (Fixture fixture = new Fixture(folder)) {
            Imports imports = new Imports(fixture.database, Catalogue.builtIn());
            Path file = fixture.file(
                    fixture.feature(
                            SquareTerritory.square(100, 100, 50, 50),
                            "\"site_nom\":\"Verrerie\",\"site_type\":\"friche industrielle\",\"site_statut\":\"friche sans projet\",\"precision\":\"officielle\",\"lubie\":3"));
            ImportReport report = fixture.examine(imports, file, ImportRequest.into("friches"));
            assertThat(Fixture.rules(report)).isEmpty();
            assertThat(Fixture.counts(report).creations()).isEqualTo(1);
            JsonNode json = Json.read(Json.bytes(report));
            assertThat(json.path("etat").asText()).isEqualTo("pret");
            assertThat(json.path("cible").path("titre").asText()).isEqualTo("Friches");
            assertThat(json.path("comptes").path("creations").asLong()).isEqualTo(1);
            JsonNode name = json.path("correspondance").get(0);
            assertThat(name.path("champ").asText()).isEqualTo("site_nom");
            assertThat(name.path("colonne").asText()).isEqualTo("site_nom");
            assertThat(name.path("exemples").get(0).asText()).isEqualTo("Verrerie");
            assertThat(json.path("colonnes").findValuesAsText("nom")).contains("lubie");
        }
    }
}
