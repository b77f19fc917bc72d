package fr.archipel.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine, which a test runs when it is there: `./archipel test` installs those we name. */
public final class Program {
    private Program() {}

    /** Skips the test, saying what to install, unless one of {@code commands} answers; returns that one. */
    @SafeVarargs
    public static List<String> assumeOneOf(String install, List<String>... commands) {
        for (List<String> command : commands) {
            if (status(command) == 0) {
                return command;
            }
        }
        assumeTrue(false, "Absent de cette machine : apt-get install " + install);
        throw new IllegalStateException();
    }

    /** What it prints, standard error included; it must succeed within two minutes. */
    public static String run(List<String> command) {
        try {
            Process process = start(command);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int status(List<String> command) {
        try {
            Process process = start(command);
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The server under test is on this machine.
        builder.environment().put("NO_PROXY", "127.0.0.1");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
