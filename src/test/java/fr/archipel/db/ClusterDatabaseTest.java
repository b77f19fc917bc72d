package fr.archipel.db;

import static fr.archipel.db.ClusterHome.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database of a new cluster is like; one cluster for all. */
class ClusterDatabaseTest {
    @TempDir
    static Path folder;

    private static Path home;
    private static PrivateCluster cluster;

    @BeforeAll
    static void create() throws IOException {
        home = ClusterHome.in(folder);
        cluster = start();
    }

    @AfterAll
    static void destroy() {
        cluster.destroy();
    }

    @Test
    void creates_a_database_with_postgis_owned_by_a_role_that_is_no_superuser() throws SQLException {
        assertThat(cluster.origin()).isEqualTo(PrivateCluster.Origin.CREATED);
        assertThat(ask(cluster, "SELECT current_user || ' ' || rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("archipel false");
        assertThat(ask(cluster, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'archipel'"))
                .isEqualTo("archipel");
        assertThat(ask(cluster, "SELECT string_agg(extname, ' ' ORDER BY extname) FROM pg_extension"))
                .isEqualTo("pg_trgm plpgsql postgis unaccent");
        assertThat(ask(cluster, "SELECT ST_SRID(ST_Transform(ST_SetSRID(ST_Point(2.83, 50.43), 4326), 2154))"))
                .isEqualTo("2154");
    }

    @Test
    void compares_texts_by_code_point_and_sorts_them_in_french_on_request() throws SQLException {
        String towns = "FROM (VALUES ('Évin'), ('Zoteux'), ('Estevelles')) AS t(n)";
        assertThat(ask(cluster, "SELECT string_agg(n, ' ' ORDER BY n) " + towns))
                .isEqualTo("Estevelles Zoteux Évin");
        assertThat(ask(cluster, "SELECT string_agg(n, ' ' ORDER BY n COLLATE \"fr-x-icu\") " + towns))
                .isEqualTo("Estevelles Évin Zoteux");
        assertThat(ask(cluster, "SELECT lower('ÉVIN')")).isEqualTo("évin");
    }

    @Test
    void refuses_a_wrong_password() {
        ConnectionInfo info = cluster.connection();
        assertThatThrownBy(() -> DriverManager.getConnection(info.jdbcUrl(), info.user(), "archipel"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(info.jdbcUrl(), info.user(), ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void never_shows_the_password_and_keeps_it_in_a_file_of_its_owner() throws IOException {
        String password = cluster.connection().password();
        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        assertThat(cluster.connection().toString()).doesNotContain(password);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(ClusterPaths.locate(home).password())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(cluster.log())).doesNotContain(password);
        assertThat(new ConnectionInfo("jdbc:postgresql://h/b?user=u&password=secret", "", "").toString())
                .doesNotContain("secret");
    }

    @Test
    void opens_a_home_once_in_a_process() {
        assertThatThrownBy(ClusterDatabaseTest::start)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("déjà ouverte par ce même processus");
        assertThat(cluster.connection().user()).isEqualTo("archipel");
    }

    private static PrivateCluster start() {
        return PrivateCluster.start(home, PostgresTools.find(home), ClusterOptions.durable(false));
    }
}
