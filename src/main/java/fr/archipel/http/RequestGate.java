package fr.archipel.http;

import fr.archipel.problem.Problem;
import fr.archipel.request.Answers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Stands before every address. An address that is not UTF-8 in percent-encoding (RFC 3986 § 2.1 and 2.5) is refused
 * here, so that no room meets half a letter; HEAD is answered as GET without its body (RFC 9110 § 9.3.2), by the same
 * code, with the same status and headers.
 */
final class RequestGate extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (!isUtf8(request.getRequestURI())) {
            refuse(response, "Le chemin de l'adresse");
        } else if (query != null && !isUtf8(query)) {
            refuse(response, "Un paramètre de l'adresse");
        } else {
            chain.doFilter(request.getMethod().equals("HEAD") ? new AsGet(request) : request, response);
        }
    }

    private static void refuse(HttpServletResponse response, String what) throws IOException {
        ProblemDocument document = ProblemDocument.of(new Problem.Unreadable(
                "", what + " est mal codé : il faut de l'UTF-8, et « %25 » pour un signe pour cent."));
        response.setStatus(document.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.getOutputStream().write(document.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the text, its escapes {@code %xx} undone, is UTF-8; text already decoded by the server is. */
    static boolean isUtf8(String text) {
        if (text.indexOf('%') < 0) {
            return text.indexOf('\uFFFD') < 0;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            decoded.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(decoded.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The server still knows that it was HEAD, and keeps the body back. */
    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest request) {
            super(request);
            request.setAttribute(Answers.HEAD, true);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
