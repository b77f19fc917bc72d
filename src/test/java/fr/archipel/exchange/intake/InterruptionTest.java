package fr.archipel.exchange.intake;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed in the middle leaves nothing half done; what it was doing is told by the next. */
class InterruptionTest {
    private static final ImportRequest FRICHES = ImportRequest.into("friches");

    @TempDir
    static Path folder;

    private Fixture fixture;
    private Imports imports;

    @BeforeEach
    void start() {
        fixture = new Fixture(folder);
        imports = fixture.imports(new KeyRule.None(null));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Path file() {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            features.add(fixture.friche("", "Friche " + i, square(10 + 19.0 * i, 100, 10, 10)));
        }
        return fixture.file(features.toArray(new String[0]));
    }

    /** Started, and waiting at that step. */
    private Process stopped(String id, Path file, String step) throws IOException {
        var info = fixture.territory.connection();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppedImport.class.getName(),
                        info.jdbcUrl(),
                        info.user(),
                        info.password(),
                        id,
                        file.toString(),
                        step)
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("ici")) {
                return process;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError(said.toString());
    }

    private void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
        // The server notices that its client is gone.
        for (int i = 0; i < 100 && others() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(others()).isZero();
    }

    private long others() {
        return fixture.database
                .find(
                        Sql.of(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private List<String> tables() {
        return fixture.list("SELECT relname::text FROM pg_class WHERE relname ~ '^(arrivee|brut|cles)_'");
    }

    @Test
    void killedWhileExamining() throws Exception {
        Path file = file();
        String id = imports.open("friches.geojson", FRICHES, null);
        Process process = stopped(id, file, Progress.CHECKING);
        imports.clean();
        assertThat(imports.get(id).etat())
                .as("a living process keeps its import")
                .isEqualTo(State.EXAMINING);
        assertThat(tables()).as("rows of a running import are seen by nobody").isEmpty();
        kill(process);
        imports.clean();
        assertThat(imports.get(id).etat()).isEqualTo(State.INTERRUPTED);
        assertThat(imports.get(id).motif()).contains("Rien n'a été écrit");
        assertThat(tables()).isEmpty();
        assertThat(fixture.list("SELECT phrase FROM import_probleme")).isEmpty();
        // And it may be taken up again.
        assertThat(Fixture.counts(imports.examine(id, file, FRICHES, Progress.NONE))
                        .creations())
                .isEqualTo(50);
    }

    @Test
    void killedWhileWriting() throws Exception {
        Path file = file();
        String id = fixture.examine(imports, file, FRICHES).id();
        Process process = stopped(id, file, Progress.WRITING);
        assertThat(fixture.list("SELECT id FROM friche")).isEmpty();
        kill(process);
        imports.clean();
        assertThat(imports.get(id).etat()).isEqualTo(State.INTERRUPTED);
        assertThat(fixture.list("SELECT id FROM friche")).isEmpty();
        assertThat(fixture.list("SELECT objet FROM import_effet")).isEmpty();
        assertThat(fixture.list("SELECT sujet_id FROM journal")).isEmpty();
        assertThat(fixture.list("SELECT id FROM objet")).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void trialsOfYesterdayAreForgotten() {
        String id = fixture.examine(imports, file(), FRICHES).id();
        imports.clean();
        assertThat(imports.get(id).etat()).isEqualTo(State.READY);
        fixture.database.update(Sql.of("UPDATE import SET modifie_le = now() - interval '25 hours'"));
        imports.clean();
        assertThat(fixture.list("SELECT id FROM import")).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void anExaminationIsEndedOnDemand() {
        Path file = file();
        String id = imports.open("friches.geojson", FRICHES, null);
        Progress impatient = new Progress() {
            @Override
            public void step(String step, long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThat(imports.examine(id, file, FRICHES, impatient).etat()).isEqualTo(State.ABANDONED);
        assertThat(tables()).isEmpty();
    }
}
