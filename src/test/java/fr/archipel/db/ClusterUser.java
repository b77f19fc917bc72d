package fr.archipel.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that opens the cluster of a home and keeps it, to be killed by a test. */
final class ClusterUser implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ClusterUser(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the process and waits until it has the cluster. */
    static ClusterUser of(Path home) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ClusterUser user = new ClusterUser(new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterUser.class.getName(),
                        home.toString()))
                .redirectErrorStream(true)
                .start());
        user.origin();
        return user;
    }

    private String lastOrigin = "";

    private void origin() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("origin ")) {
                lastOrigin = line.substring("origin ".length());
                return;
            }
            said.append(line).append('\n');
        }
        throw new IOException("the other process ended: " + said);
    }

    String lastOrigin() {
        return lastOrigin;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the process as Ctrl-C or a service manager does. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(arguments[0]);
        PrivateCluster cluster = PrivateCluster.start(home, PostgresTools.find(home), ClusterOptions.durable(false))
                .closeAtExit();
        System.out.println("origin " + cluster.origin());
        Thread.sleep(600_000);
    }
}
