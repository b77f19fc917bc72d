package fr.archipel.exchange.intake;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Sql;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two at the same import, or at the same objects: one writes, the other is told. */
class ConcurrentImportsTest {
    @TempDir
    static Path folder;

    @Test
    void anImportBeingWrittenIsNobodyElsesAndHoldsEditorsBack() throws Exception {
        try (Fixture fixture = new Fixture(folder)) {
            fixture.territory.friche("friche-la", "a_trancher", square(500, 500, 100, 100));
            Imports imports = fixture.imports(Fixture.CARTOFRICHES);
            ImportRequest request = ImportRequest.into("friches");
            Path file = fixture.file(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
            String id = fixture.examine(imports, file, request).id();
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Progress slow = (step, done, total) -> {
                if (step.equals(Progress.WRITING) && writing.getCount() > 0) {
                    writing.countDown();
                    try {
                        go.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
            CompletableFuture<ImportReport> first =
                    CompletableFuture.supplyAsync(() -> imports.apply(id, Fixture.AUTHOR, slow));
            assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> imports.apply(id, Fixture.AUTHOR, Progress.NONE))
                    .hasMessageContaining("en cours de traitement");
            assertThatThrownBy(() -> imports.discard(id)).hasMessageContaining("en cours de traitement");
            CompletableFuture<Integer> edit = CompletableFuture.supplyAsync(
                    () -> fixture.database.update(Sql.of("UPDATE friche SET projet = 'parc' WHERE id = 'friche-la'")));
            assertThat(fixture.list("SELECT site_nom FROM friche"))
                    .as("readers go on")
                    .containsExactly("friche-la");
            assertThat(edit.isDone()).isFalse();
            go.countDown();
            assertThat(first.get(60, TimeUnit.SECONDS).etat()).isEqualTo(State.APPLIED);
            assertThat(edit.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }
}
