package fr.archipel.http;

import fr.archipel.request.Bodies;
import fr.archipel.request.Links;
import fr.archipel.request.Routes;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The running server. Listens on one address; port 0 takes a free one. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Server.class.getName());

    private final Javalin javalin;
    private final List<Routes> rooms;

    private Server(Javalin javalin, List<Routes> rooms) {
        this.javalin = javalin;
        this.rooms = rooms;
    }

    /** Throws {@link io.javalin.util.JavalinBindException} when the port is taken. */
    public static Server start(String host, int port, List<Routes> rooms) {
        return start(host, port, "", rooms);
    }

    /** {@code publicUrl}: the address under which links name this service; empty for that of each request. */
    public static Server start(String host, int port, String publicUrl, List<Routes> rooms) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.router.ignoreTrailingSlashes = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = Bodies.MAXIMUM_BYTES;
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            config.http.defaultContentType = "application/json";
            config.jetty.threadPool = new QueuedThreadPool(64, 4, 30_000);
            config.jetty.modifyHttpConfiguration(Server::harden);
            config.jetty.modifyServer(server -> server.setErrorHandler(new MalformedRequests()));
            config.jetty.modifyServletContextHandler(Server::gate);
            config.concurrency.useVirtualThreads = Runtime.version().feature() >= 25;
            Problems.addTo(config.routes);
            SecurityHeaders.addTo(config.routes);
            if (!publicUrl.isEmpty()) {
                config.routes.before(ctx -> ctx.attribute(Links.PUBLIC, publicUrl));
            }
            rooms.forEach(room -> room.addTo(config.routes));
        });
        return new Server(javalin.start(host, port), rooms);
    }

    private static void gate(ServletContextHandler context) {
        context.setErrorHandler(new MalformedRequests());
        context.addFilter(new RequestGate(), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static void harden(HttpConfiguration configuration) {
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(16 * 1024);
    }

    public int port() {
        return javalin.port();
    }

    /** Once no request is served any more, rooms that work in the background end that work. */
    @Override
    public void close() {
        javalin.stop();
        for (Routes room : rooms) {
            if (room instanceof AutoCloseable busy) {
                close(busy);
            }
        }
    }

    private static void close(AutoCloseable room) {
        try {
            room.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a room could not be closed", e);
        }
    }
}
