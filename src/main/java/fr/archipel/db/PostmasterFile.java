package fr.archipel.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid} (PostgreSQL's {@code miscadmin.h}: process, data
 * folder, start, port, socket folder, address, shared memory, status, one a line).
 */
record PostmasterFile(Path file, List<String> lines) {
    private static final int PID = 0;
    private static final int DATA = 1;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** A process number above the kernel's highest (2²²), so that no process ever has it. */
    private static final String NOBODY = "4194999";

    static Optional<PostmasterFile> read(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Optional.of(new PostmasterFile(file, Files.readAllLines(file)))
                    : Optional.empty();
        } catch (IOException e) {
            // It vanishes when the server ends between the two calls.
            return Optional.empty();
        }
    }

    long pid() {
        try {
            return Long.parseLong(line(PID));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    int port() {
        return Integer.parseInt(line(PORT));
    }

    boolean isReady() {
        return line(STATUS).equals("ready");
    }

    /**
     * Whether the server that wrote this file lives. A crash leaves the file behind: its number may since have gone to
     * another program, or to the server of the folder this one was copied from.
     */
    boolean isAlive() {
        return processExists() && isPostgres() && isOfThisFolder();
    }

    /** Whether some process has the number. */
    boolean processExists() {
        return ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Makes the file name no process, so that PostgreSQL starts in spite of whoever has the number now. The rest stays:
     * it lets PostgreSQL check that no process of the crashed server still holds its shared memory.
     */
    void forgetProcess() throws IOException {
        List<String> forgotten = new ArrayList<>(lines);
        forgotten.set(PID, NOBODY);
        Files.writeString(file, String.join("\n", forgotten) + "\n");
    }

    private boolean isPostgres() {
        // Empty for a process of another account or one that has ended but not been reaped: neither is our server.
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .map(name -> name.equals("postgres") || name.equals("postmaster"))
                .orElse(false);
    }

    private boolean isOfThisFolder() {
        try {
            Path folder = Path.of(line(DATA));
            return Files.exists(folder) && Files.isSameFile(folder, file.resolveSibling(""));
        } catch (IOException e) {
            return false;
        }
    }

    private String line(int number) {
        return number < lines.size() ? lines.get(number).strip() : "";
    }
}
