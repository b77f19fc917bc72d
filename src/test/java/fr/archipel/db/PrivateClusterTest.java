package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class PrivateClusterTest {
    private static final ClusterOptions FAST = ClusterOptions.durable(false);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path home;

    @BeforeAll
    static void createOnce() throws IOException {
        PrivateCluster.start(ClusterHome.in(shared), PostgresTools.find(shared), FAST)
                .close();
    }

    @AfterAll
    static void deleteTheShared() throws IOException {
        ClusterHome.delete(ClusterHome.in(shared));
    }

    @BeforeEach
    void nameTheHome() throws IOException {
        home = ClusterHome.in(folder);
    }

    @AfterEach
    void deleteTheCluster() throws IOException {
        if (PostmasterFile.read(paths().data()).isPresent()) {
            start().close();
        }
        ClusterHome.delete(home);
    }

    @Test
    void keeps_its_data_password_and_port_from_one_start_to_the_next() throws Exception {
        copyTheShared();
        ConnectionInfo first;
        try (PrivateCluster cluster = start()) {
            first = cluster.connection();
            ClusterHome.ask(cluster, "CREATE TABLE temoin AS SELECT 42 AS n");
        }
        assertThat(PostmasterFile.read(paths().data())).isEmpty();
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.STARTED);
            assertThat(cluster.connection()).isEqualTo(first);
            assertThat(ClusterHome.ask(cluster, "SELECT n FROM temoin")).isEqualTo("42");
        }
    }

    @Test
    void takes_another_port_when_the_usual_one_is_taken() throws Exception {
        copyTheShared();
        ConnectionInfo first;
        try (PrivateCluster cluster = start()) {
            first = cluster.connection();
        }
        int port = Integer.parseInt(first.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        try (var taken = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress());
                PrivateCluster cluster = start()) {
            assertThat(taken.isBound()).isTrue();
            assertThat(cluster.connection().jdbcUrl()).isNotEqualTo(first.jdbcUrl());
            assertThat(ClusterHome.ask(cluster, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void takes_over_the_server_left_by_a_killed_process() throws Exception {
        long server;
        try (ClusterUser other = ClusterUser.of(home)) {
            assertThat(other.lastOrigin()).isEqualTo("CREATED");
            server = serverPid();
            other.kill();
        }
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.ADOPTED);
            assertThat(serverPid()).isEqualTo(server);
            assertThat(ClusterHome.ask(cluster, "SELECT 1")).isEqualTo("1");
        }
        assertThat(PostmasterFile.read(paths().data())).isEmpty();
    }

    @Test
    void shares_the_server_with_a_living_process_and_the_last_one_stops_it() throws Exception {
        copyTheShared();
        try (ClusterUser other = ClusterUser.of(home)) {
            try (PrivateCluster cluster = start()) {
                assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.SHARED);
                assertThat(ClusterHome.ask(cluster, "SELECT 1")).isEqualTo("1");
            }
            assertThat(PostmasterFile.read(paths().data()).orElseThrow().isAlive())
                    .isTrue();
            other.terminate();
        }
        assertThat(PostmasterFile.read(paths().data())).isEmpty();
    }

    @Test
    void starts_again_after_the_server_itself_was_killed_with_a_statement_running() throws Exception {
        copyTheShared();
        PrivateCluster killed = start();
        ClusterHome.ask(killed, "CREATE TABLE temoin AS SELECT 42 AS n");
        try (Connection busy = ClusterHome.connect(killed);
                Statement statement = busy.createStatement()) {
            Thread sleeper = new Thread(() -> {
                try {
                    statement.execute("SELECT pg_sleep(1)");
                } catch (SQLException e) {
                    // its server dies under it
                }
            });
            sleeper.start();
            ProcessHandle.of(serverPid()).orElseThrow().destroyForcibly();
            killed.close();
            sleeper.join();
        }
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.STARTED);
            assertThat(ClusterHome.ask(cluster, "SELECT n FROM temoin")).isEqualTo("42");
        }
    }

    @Test
    void starts_although_the_number_of_the_dead_server_went_to_another_program() throws Exception {
        copyTheShared();
        PrivateCluster crashed = start();
        String left = Files.readString(paths().data().resolve("postmaster.pid"));
        crashed.close();
        String ours = left.replaceFirst("\\d+", ProcessHandle.current().pid() + "");
        Files.writeString(paths().data().resolve("postmaster.pid"), ours);
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.STARTED);
            assertThat(serverPid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void begins_again_a_creation_that_was_interrupted() throws Exception {
        Files.createDirectories(home);
        ClusterPaths paths = ClusterFolder.prepare(paths());
        Files.createDirectories(paths.unfinishedData().resolve("base"));
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.CREATED);
            assertThat(paths.unfinishedData()).doesNotExist();
        }
    }

    @Test
    void makes_a_new_password_when_its_file_is_lost() throws Exception {
        copyTheShared();
        String first;
        try (PrivateCluster cluster = start()) {
            first = cluster.connection().password();
            ClusterHome.ask(cluster, "CREATE TABLE temoin AS SELECT 42 AS n");
        }
        Files.delete(paths().password());
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.connection().password()).isNotEqualTo(first);
            assertThat(ClusterHome.ask(cluster, "SELECT n FROM temoin")).isEqualTo("42");
        }
    }

    @Test
    void says_so_when_the_password_is_lost_while_another_process_uses_the_database() throws Exception {
        copyTheShared();
        try (ClusterUser other = ClusterUser.of(home)) {
            Files.delete(paths().password());
            assertThatThrownBy(this::start)
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("a disparu")
                    .hasMessageContaining("Arrêtez ce processus");
            other.terminate();
        }
    }

    @Test
    void says_which_folder_has_no_postgresql() {
        assertThatThrownBy(() -> PostgresTools.find(home, Map.of("ARCHIPEL_PG_BIN", folder.toString())))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("ne contient pas un PostgreSQL utilisable")
                .hasMessageContaining("ARCHIPEL_PG_BIN");
    }

    @Test
    void says_what_the_programs_answered_when_they_fail() throws IOException {
        PostgresTools broken = new PostgresTools(Files.createDirectory(folder.resolve("bin")), 15);
        Path initdb = Files.writeString(broken.program("initdb"), "#!/bin/sh\necho 'no space left'; exit 3\n");
        Files.setPosixFilePermissions(initdb, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> PrivateCluster.start(home, broken, FAST))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("La création de la base a échoué")
                .hasMessageContaining("code 3")
                .hasMessageContaining("no space left");
    }

    @Test
    void refuses_data_of_another_major_version_and_says_which() throws Exception {
        copyTheShared();
        start().close();
        PostgresTools tools = PostgresTools.find(home);
        PostgresTools newer = new PostgresTools(tools.bin(), tools.major() + 2);
        assertThatThrownBy(() -> PrivateCluster.start(home, newer, FAST))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("a été créée avec PostgreSQL " + tools.major())
                .hasMessageContaining("la version trouvée est " + newer.major());
    }

    @Test
    @EnabledIf("runByRoot")
    void places_the_data_elsewhere_when_postgresql_cannot_enter_the_home() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.CREATED);
            assertThat(paths().folder().getParent()).isEqualTo(Path.of("/var/lib/archipel"));
            ClusterHome.ask(cluster, "CREATE TABLE temoin AS SELECT 42 AS n");
        }
        try (PrivateCluster cluster = start()) {
            assertThat(ClusterHome.ask(cluster, "SELECT n FROM temoin")).isEqualTo("42");
        }
    }

    @Test
    @EnabledIf("runByRoot")
    void sets_aside_the_data_whose_home_was_deleted() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        start().close();
        Path data = paths().folder();
        ClusterFolder.delete(home);
        try (PrivateCluster cluster = start()) {
            assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.CREATED);
            assertThat(paths().folder()).isEqualTo(data);
        } finally {
            Path aside = data.resolveSibling(data.getFileName() + ".ancienne");
            assertThat(aside.resolve("data")).isDirectory();
            ClusterFolder.delete(aside);
        }
    }

    static boolean runByRoot() {
        return ClusterAccount.isRoot();
    }

    /** Gives the test a stopped cluster that exists already: a second less than creating one. */
    private void copyTheShared() throws IOException {
        ClusterHome.copy(ClusterHome.in(shared), home);
    }

    private PrivateCluster start() {
        return PrivateCluster.start(home, PostgresTools.find(home), FAST);
    }

    private ClusterPaths paths() {
        return ClusterPaths.locate(home);
    }

    private long serverPid() {
        return PostmasterFile.read(paths().data()).orElseThrow().pid();
    }
}
