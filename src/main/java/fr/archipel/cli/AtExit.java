package fr.archipel.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is closed when the process ends, by a signal (Ctrl-C, a service manager) as well as by itself: last opened, first
 * closed. What is registered here may also be closed earlier; closing twice must do nothing.
 */
final class AtExit {
    private static final Deque<Runnable> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "at-exit"));
    }

    private AtExit() {}

    static synchronized void close(Runnable close) {
        OPEN.push(close);
    }

    private static synchronized void closeAll() {
        while (!OPEN.isEmpty()) {
            try {
                OPEN.pop().run();
            } catch (RuntimeException e) {
                // One that fails must not keep the others open.
                System.err.println("À l'arrêt : " + e.getMessage());
            }
        }
    }
}
