package fr.archipel.exchange.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server of one file on this machine, which can cut, stall, change and refuse as servers do. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    final List<String> requests = new ArrayList<>();
    byte[] content = new byte[0];

    @Nullable
    String etag;

    /** Bytes sent before the connection is cut, once; -1: none. */
    int cutAfter = -1;

    /** Whether each answer is 100 bytes and then silence. */
    boolean stall;

    int status;

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/donnees.geojson"
                .formatted(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String match = exchange.getRequestHeaders().getFirst("If-None-Match");
        String still = exchange.getRequestHeaders().getFirst("If-Range");
        synchronized (requests) {
            requests.add(range != null ? range : match != null ? "si " + match : "tout");
        }
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        if (etag != null) {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(match)) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
                return;
            }
        }
        int from = 0;
        if (range != null && (still == null || still.equals(etag))) {
            from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        int part = stall ? 100 : cutAfter;
        int to = part >= 0 ? Math.min(content.length, from + part) : content.length;
        boolean cut = cutAfter >= 0;
        cutAfter = -1;
        exchange.getResponseBody().write(content, from, to - from);
        exchange.getResponseBody().flush();
        if (stall) {
            pause();
        }
        if (cut || stall) {
            throw new IOException("cut"); // the server drops the connection
        }
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
