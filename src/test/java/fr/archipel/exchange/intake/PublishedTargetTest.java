package fr.archipel.exchange.intake;

import static fr.archipel.exchange.intake.Fixture.AUTHOR;
import static fr.archipel.exchange.intake.Fixture.counts;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.publish.Publication;
import fr.archipel.exchange.publish.PublishRequest;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.CatalogueStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layer that somebody published takes the next edition of its file, by its own keys. */
class PublishedTargetTest {
    @TempDir
    static Path folder;

    private static String mare(Fixture fixture, String id, String name, double x) {
        return fixture.feature(square(x, 100, 10, 10), "\"nom\":\"" + name + "\"")
                .replace("\"type\":\"Feature\"", "\"type\":\"Feature\"" + (id.isEmpty() ? "" : ",\"id\":" + id));
    }

    @Test
    void itsNumbersFindItsObjectsAndGoOnForNewOnes() {
        try (Fixture fixture = new Fixture(folder)) {
            Path first = fixture.file(
                    mare(fixture, "7", "Grande", 100),
                    mare(fixture, "3", "Petite", 200),
                    mare(fixture, "12", "Sèche", 300));
            Publication.publish(fixture.database, first, PublishRequest.of("mares", "Mares"), rows -> {});
            Imports imports =
                    new Imports(fixture.database, CatalogueStore.follow(fixture.database, Catalogue.builtIn()));
            ImportRequest request = ImportRequest.into("mares");
            assertThat(counts(fixture.examine(imports, first, request))).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0));

            Path next = fixture.file(
                    mare(fixture, "7", "Très grande", 100),
                    mare(fixture, "20", "Vingt", 400),
                    mare(fixture, "", "Sans numéro", 500),
                    mare(fixture, "\"x7\"", "D'ailleurs", 600));
            ImportReport report = fixture.examine(imports, next, request);
            assertThat(counts(report)).isEqualTo(new Counts(4, 3, 1, 0, 0, 0, 2));
            assertThat(Fixture.rules(report)).isEqualTo(Map.of("cle-inconnue", 1L));
            imports.apply(report.id(), AUTHOR, Progress.NONE);
            String table = fixture.list("SELECT description #>> '{storage,table}' FROM couche_publiee")
                    .get(0);
            String all = "SELECT id || ' ' || nom FROM " + table + " ORDER BY id";
            assertThat(fixture.list(all))
                    .containsExactly(
                            "3 Petite", "7 Très grande", "12 Sèche", "20 Vingt", "21 Sans numéro", "22 D'ailleurs");
            assertThat(fixture.list("SELECT nom FROM objet WHERE layer = 'mares' AND id = '21'"))
                    .containsExactly("Sans numéro");
            imports.undo(report.id(), AUTHOR);
            assertThat(fixture.list(all)).containsExactly("3 Petite", "7 Grande", "12 Sèche");
        }
    }
}
