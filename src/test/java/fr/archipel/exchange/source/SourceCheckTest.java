package fr.archipel.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.source.SourceState.Outcome;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources looked at on a server of this machine: what is new waits for a person, and nothing else happens. */
class SourceCheckTest {
    private final TestDatabase test = TestDatabase.loaded();
    private final Database database = test.database();
    private final FileServer server = new FileServer();
    private final SourceStore store = new SourceStore(database);
    private final Imports imports = new Imports(database, TestDatabase.catalogue());

    @TempDir
    Path folder;

    SourceCheckTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
        test.close();
    }

    @Test
    void what_is_new_waits_as_an_import_and_is_not_written() {
        int before = population();
        serve(before + 7, "\"1\"");
        SourceState state = check();

        assertThat(state.etat()).isEqualTo(Outcome.PROPOSED);
        assertThat(state.importEtat()).isEqualTo("pret");
        assertThat(imports.get(String.valueOf(state.importId()))
                        .examination()
                        .comptes()
                        .modifications())
                .isEqualTo(1);
        assertThat(population()).isEqualTo(before);

        // Looked at again: the same file, the same proposal.
        SourceState again = check();
        assertThat(again.importId()).isEqualTo(state.importId());
        assertThat(again.verifieLe()).isGreaterThanOrEqualTo(state.verifieLe());
        assertThat(server.requests).containsExactly("tout", "si \"1\"");
    }

    @Test
    void a_proposal_waits_longer_than_a_trial() {
        serve(population() + 7, "\"1\"");
        String id = String.valueOf(check().importId());
        database.update(Sql.of("UPDATE import SET modifie_le = now() - interval '30 days'"));
        imports.clean();
        assertThat(imports.get(id).etat().id()).isEqualTo("pret");
    }

    @Test
    void a_newer_file_overtakes_what_waited() {
        serve(population() + 7, "\"1\"");
        String first = String.valueOf(check().importId());
        serve(population() + 9, "\"2\"");
        SourceState second = check();

        assertThat(second.importId()).isNotEqualTo(first);
        assertThat(database.list(Sql.of("SELECT id FROM import"), row -> row.getString(1)))
                .containsExactly(second.importId());
        assertThat(database.list(
                        Sql.of(
                                "SELECT relname FROM pg_class WHERE relname ~ '^(arrivee|brut|cles)_' AND relkind = 'r'"),
                        row -> row.getString(1)))
                .containsExactly("arrivee_" + second.importId());
    }

    @Test
    void a_file_that_says_what_is_known_proposes_nothing() {
        serve(population(), "\"1\"");
        SourceState state = check();
        assertThat(state.etat()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(state.importId()).isNull();
        assertThat(database.list(Sql.of("SELECT id FROM import"), row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void what_cannot_be_fetched_or_read_is_noted_with_its_reason_and_tried_again() {
        server.status = 503;
        assertThat(check().motif()).contains("le serveur a répondu 503");
        server.status = 0;
        server.content = "<html>en maintenance</html>".getBytes(StandardCharsets.UTF_8);
        SourceState refused = check();
        assertThat(refused.etat()).isEqualTo(Outcome.FAILED);
        assertThat(refused.motif()).contains("formats lus");

        serve(population() + 7, "\"2\"");
        assertThat(check().etat()).isEqualTo(Outcome.PROPOSED);
    }

    @Test
    void the_service_looks_by_itself_when_it_is_told_to_and_only_at_what_is_due() throws InterruptedException {
        serve(population() + 7, "\"1\"");
        try (SourceRefresh refresh = new SourceRefresh(checker(), store, List.of(source()), Duration.ofDays(7))) {
            refresh.start(Duration.ZERO);
            Instant end = Instant.now().plusSeconds(30);
            while (store.find("essai").isEmpty() && Instant.now().isBefore(end)) {
                Thread.sleep(50);
            }
        }
        assertThat(store.find("essai").orElseThrow().etat()).isEqualTo(Outcome.PROPOSED);
        try (SourceRefresh refresh = new SourceRefresh(checker(), store, List.of(source()), Duration.ofDays(7))) {
            refresh.start(Duration.ZERO);
            Thread.sleep(500);
        }
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void declared_sources_have_a_profile_that_exists_and_a_secure_address() {
        List<OpenDataSource> all = OpenDataSource.list(Path.of("gis-data"));
        assertThat(all)
                .extracting(OpenDataSource::id)
                .doesNotHaveDuplicates()
                .contains("communes", "enaf", "ocsge-2021");
        all.forEach(source -> {
            assertThat(source.page()).startsWith("https://");
            assertThat(source.download() == null || source.download().startsWith("https://"))
                    .as(source.id())
                    .isTrue();
            assertThat(source.download() == null).as(source.id()).isEqualTo(source.file() == null);
            String profile = source.profile();
            if (profile != null) {
                assertThat(fr.archipel.exchange.profile.Profiles.find(profile)
                                .orElseThrow()
                                .target())
                        .as(source.id())
                        .isEqualTo(source.target());
            }
        });
    }

    private void serve(int population, String etag) {
        server.etag = etag;
        server.content = ("[{\"code\": \"246200364\", \"nom\": \"" + name() + "\", \"population\": " + population
                        + "}]")
                .getBytes(StandardCharsets.UTF_8);
    }

    private SourceState check() {
        return checker().check(source(), Progress.NONE);
    }

    private SourceCheck checker() {
        return new SourceCheck(imports, store, new Download(1 << 20, Duration.ofSeconds(2)), folder);
    }

    private OpenDataSource source() {
        return new OpenDataSource(
                "essai",
                "Essai",
                "Personne",
                "aucune",
                "aucun",
                "epci",
                "epci",
                "https://example.org",
                server.address(),
                "epci.json",
                null);
    }

    private int population() {
        return database.find(Sql.of("SELECT population FROM epci WHERE siren = '246200364'"), row -> row.getInt(1))
                .orElseThrow();
    }

    private String name() {
        return database.find(Sql.of("SELECT nom FROM epci WHERE siren = '246200364'"), row -> row.getString(1))
                .orElseThrow();
    }
}
