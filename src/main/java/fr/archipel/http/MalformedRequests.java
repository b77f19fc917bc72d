package fr.archipel.http;

import fr.archipel.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the HTTP server refuses before any code of ours sees it (a broken request line, a path that climbs out, an
 * address or headers too long) is told as a problem document too.
 */
final class MalformedRequests extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ProblemDocument document = document(response.getStatus());
        response.setStatus(document.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        response.write(true, bytes(document), callback);
        return true;
    }

    private static ByteBuffer bytes(ProblemDocument document) {
        return ByteBuffer.wrap(document.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    static ProblemDocument document(int status) {
        return switch (status) {
            case 400 -> ProblemDocument.of(new Problem.Unreadable("", "La requête ou son adresse est mal formée."));
            case 413 -> ProblemDocument.of(new Problem.TooLarge("Le corps de la requête", 8, "Mio"));
            case 414 -> ProblemDocument.of(414, "L'adresse est trop longue : 16 Kio au plus, en-têtes compris.");
            case 431 -> ProblemDocument.of(431, "Les en-têtes de la requête sont trop longs : 16 Kio au plus.");
            case 505 -> ProblemDocument.of(505, "Cette version de HTTP n'est pas servie ; il faut HTTP/1.1.");
            default ->
                ProblemDocument.of(
                        status,
                        status < 500
                                ? "La requête ne peut pas être traitée."
                                : "Le service n'a pas pu répondre. Réessayez dans un instant.");
        };
    }
}
