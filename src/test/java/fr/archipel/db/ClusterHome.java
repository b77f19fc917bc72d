package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Homes of clusters in JUnit's temporary folders, and questions to the clusters. */
final class ClusterHome {
    private ClusterHome() {}

    /** A home whose name holds what shells and configuration files stumble on. */
    static Path in(Path folder) throws IOException {
        // JUnit's folders are closed to other accounts; as root, PostgreSQL's own must get in.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("été à l'Artois");
    }

    /** Copies the home of a stopped cluster, owners and rights included. */
    static void copy(Path from, Path to) throws IOException {
        List<String> command = List.of("cp", "-a", from.toString(), to.toString());
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Deletes a home and the data it points to. */
    static void delete(Path home) throws IOException {
        ClusterFolder.delete(ClusterPaths.locate(home).folder());
        ClusterFolder.delete(home);
    }

    static Connection connect(PrivateCluster cluster) throws SQLException {
        ConnectionInfo info = cluster.connection();
        return DriverManager.getConnection(info.jdbcUrl(), info.user(), info.password());
    }

    static String ask(PrivateCluster cluster, String sql) throws SQLException {
        try (Connection connection = connect(cluster);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
