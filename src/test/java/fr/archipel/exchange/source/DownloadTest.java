package fr.archipel.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.exchange.source.Download.Fetched;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private final FileServer server = new FileServer();
    private final Download download = new Download(1 << 20, Duration.ofSeconds(2));

    @TempDir
    Path folder;

    DownloadTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_file_is_fetched_once_and_asked_for_by_its_tag_afterwards() throws IOException {
        serve("un", "\"1\"");
        Fetched first = fetch();
        assertThat(first.changed()).isTrue();
        assertThat(first.file()).hasContent("un");
        // SHA-256 of "un", by coreutils.
        assertThat(first.sha256()).isEqualTo("68bca10eea2ba33f6f15a6ab0c7df2a49051a6541f9118d468b0585d5d60398b");

        assertThat(fetch().changed()).isFalse();

        serve("deux", "\"2\"");
        assertThat(fetch().changed()).isTrue();
        assertThat(target()).hasContent("deux");
        assertThat(server.requests).containsExactly("tout", "si \"1\"", "si \"1\"");
        assertThat(left())
                .containsExactlyInAnyOrder("donnees.geojson", "donnees.geojson.etat.json", "donnees.geojson.verrou");
    }

    @Test
    void a_server_that_gives_no_tag_is_believed_by_the_bytes() throws IOException {
        serve("un", null);
        assertThat(fetch().changed()).isTrue();
        assertThat(fetch().changed()).isFalse();
        serve("deux", null);
        assertThat(fetch().changed()).isTrue();
    }

    @Test
    void what_was_cut_is_taken_up_where_it_stopped() throws IOException {
        serve("0123456789".repeat(1000), "\"1\"");
        server.cutAfter = 4_000;
        Fetched fetched = fetch();
        assertThat(fetched.file()).hasContent("0123456789".repeat(1000));
        assertThat(server.requests).containsExactly("tout", "bytes=4000-");
    }

    @Test
    void a_file_that_changed_meanwhile_is_begun_again() throws IOException {
        serve("0123456789".repeat(1000), "\"1\"");
        server.cutAfter = 4_000;
        Thread changer = new Thread(() -> {
            while (server.cutAfter >= 0) {
                Thread.onSpinWait();
            }
            serve("neuf".repeat(2000), "\"2\"");
        });
        changer.start();
        assertThat(fetch().file()).hasContent("neuf".repeat(2000));
    }

    @Test
    void a_file_beyond_the_bound_is_refused_and_leaves_nothing() throws IOException {
        serve("x".repeat((1 << 20) + 1), "\"1\"");
        assertThatThrownBy(this::fetch)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("dépasse 1 Mio")
                .hasMessageContaining("Rien n'a été changé");
        assertThat(left()).containsExactly("donnees.geojson.verrou");
    }

    @Test
    void a_refusal_and_a_silence_are_said_and_what_was_there_stays() throws IOException {
        serve("un", "\"1\"");
        fetch();
        server.status = 404;
        assertThatThrownBy(this::fetch).hasMessageContaining("le serveur a répondu 404");
        server.status = 0;
        serve("deux".repeat(10_000), "\"2\"");
        server.stall = true;
        long start = System.nanoTime();
        assertThatThrownBy(() -> new Download(1 << 20, Duration.ofMillis(300)).fetch(server.address(), target()))
                .hasMessageContaining("le réseau ou le serveur ne répond pas");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(target()).hasContent("un");
    }

    @Test
    void two_at_a_time_are_one_too_many() throws IOException {
        serve("un", "\"1\"");
        Files.createDirectories(folder);
        try (OneAtATime held = OneAtATime.hold(target())) {
            assertThat(held).isNotNull();
            assertThatThrownBy(this::fetch).hasMessageContaining("en cours");
        }
        assertThat(fetch().changed()).isTrue();
    }

    private void serve(String text, String etag) {
        server.content = text.getBytes(StandardCharsets.UTF_8);
        server.etag = etag;
    }

    private Fetched fetch() {
        return download.fetch(server.address(), target());
    }

    private Path target() {
        return folder.resolve("donnees.geojson");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
