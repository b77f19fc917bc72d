package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of a cluster of the test's own is ended, by its number, under a pool in use. */
class ClusterWatchTest {
    @TempDir
    Path folder;

    private Path home;
    private PrivateCluster cluster;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        home = ClusterHome.in(folder);
        cluster = PrivateCluster.start(home, PostgresTools.find(home), ClusterOptions.durable(false));
        database = Database.open(cluster.connection(), 4);
        database.update(Sql.of("CREATE TABLE public.temoin AS SELECT 42 AS n"));
    }

    @AfterEach
    void destroy() {
        database.close();
        cluster.destroy();
    }

    @Test
    void a_killed_server_is_started_again_and_what_was_written_is_there() {
        long killed = server();
        try (ClusterWatch watch = ClusterWatch.start(cluster, database)) {
            assertThat(watch).isNotNull();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            waitUntilItAnswersFrom(killed);
            assertThat(witness()).isEqualTo(42);
        }
    }

    @Test
    void a_server_stopped_by_hand_is_started_again() throws Exception {
        long stopped = server();
        try (ClusterWatch watch = ClusterWatch.start(cluster, database)) {
            assertThat(watch).isNotNull();
            interrupt(stopped); // SIGINT: « fast » stop
            waitUntilItAnswersFrom(stopped);
            assertThat(witness()).isEqualTo(42);
        }
    }

    @Test
    void the_pool_follows_the_server_to_another_port() throws Exception {
        long stopped = server();
        int port = PostmasterFile.read(data()).orElseThrow().port();
        interrupt(stopped);
        while (PostmasterFile.read(data()).isPresent()) {
            Thread.sleep(5);
        }
        try (ServerSocket taken = new ServerSocket()) {
            taken.setReuseAddress(true);
            taken.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            try (ClusterWatch watch = ClusterWatch.start(cluster, database)) {
                assertThat(watch).isNotNull();
                waitUntilItAnswersFrom(stopped);
                assertThat(PostmasterFile.read(data()).orElseThrow().port()).isNotEqualTo(port);
                assertThat(witness()).isEqualTo(42);
            }
        }
    }

    @Test
    void without_a_server_the_answer_is_no_within_two_seconds_however_many_ask() throws Exception {
        interrupt(server());
        while (PostmasterFile.read(data()).isPresent()) {
            Thread.sleep(5);
        }
        for (int i = 0; i < 3; i++) {
            Instant asked = Instant.now();
            assertThat(database.answers()).isFalse();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    private void waitUntilItAnswersFrom(long before) {
        Instant limit = Instant.now().plusSeconds(60);
        while (!(cluster.runs() && server() != before && database.answers())) {
            assertThat(Instant.now()).as("restarted in time").isBefore(limit);
        }
    }

    /** A request may still meet a connection of the dead server, which is told as an error; the next ones do not. */
    private int witness() {
        for (int tries = 1; ; tries++) {
            try {
                return database.find(Sql.of("SELECT n FROM public.temoin"), row -> row.getInt(1))
                        .orElseThrow();
            } catch (DatabaseException e) {
                assertThat(tries).as(e.getMessage()).isLessThan(10);
            }
        }
    }

    private static void interrupt(long pid) throws Exception {
        Process kill = new ProcessBuilder(List.of("kill", "-INT", Long.toString(pid))).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Path data() {
        return ClusterPaths.locate(home).data();
    }

    private long server() {
        return PostmasterFile.read(data()).map(PostmasterFile::pid).orElse(-1L);
    }
}
