package fr.archipel.request;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * A body written while it is made. What fails before the first byte has left is a problem document like any other; what
 * fails after cuts the connection, so that nobody takes half a file for a whole one.
 */
public final class BodyStream {
    private static final Logger LOG = Logger.getLogger(BodyStream.class.getName());

    /** Javalin decides whether to compress by the size of the first write. */
    private static final int FIRST_WRITE = 16 * 1024;

    /** Headers that say something of the body, and nothing of a problem in its place. */
    private static final List<String> OF_THE_BODY =
            List.of("Content-Disposition", "Content-Crs", "ETag", "Cache-Control", "Link");

    /** Writes a body; leaves the stream open. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private BodyStream() {}

    /** Status and headers must be set. */
    public static void send(Context ctx, Body body) throws IOException {
        Held out = new Held(ctx);
        try {
            body.writeTo(out);
            out.flush();
        } catch (IOException | RuntimeException | Error e) {
            if (out.left) {
                cut(ctx, e);
            } else {
                OF_THE_BODY.forEach(ctx::removeHeader);
            }
            throw e;
        }
    }

    /** Ends the connection without ending the body: a chunk or bytes announced are missing, and the client knows. */
    private static void cut(Context ctx, Throwable cause) {
        try {
            // Committed, the answer is nobody's to change any more.
            ctx.res().flushBuffer();
        } catch (IOException e) {
            LOG.log(Level.FINE, "client left", e);
        }
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(cause);
    }

    /** Keeps the first bytes back until there are enough of them. */
    private static final class Held extends OutputStream {
        private final Context ctx;
        private final byte[] kept = new byte[FIRST_WRITE];
        private int length;
        private boolean left;

        Held(Context ctx) {
            this.ctx = ctx;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (length + count <= kept.length) {
                System.arraycopy(bytes, from, kept, length, count);
                length += count;
                return;
            }
            release();
            if (count >= kept.length) {
                left = true;
                ctx.outputStream().write(bytes, from, count);
            } else {
                System.arraycopy(bytes, from, kept, 0, count);
                length = count;
            }
        }

        @Override
        public void flush() throws IOException {
            release();
        }

        private void release() throws IOException {
            if (length > 0) {
                left = true;
                int count = length;
                length = 0;
                ctx.outputStream().write(kept, 0, count);
            }
        }
    }
}
