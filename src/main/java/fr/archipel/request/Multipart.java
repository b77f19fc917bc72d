package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;

/** A form sent as {@code multipart/form-data}, its parts by name; closing it lets go of what waits on disk. */
public final class Multipart implements AutoCloseable {

    /**
     * @param bytes of the whole request, whatever {@code Content-Length} claims
     * @param inMemory bytes of a part, above which it waits in the folder
     * @param folder where large parts wait; empty when none is that large
     * @param tooLarge what is answered beyond {@code bytes}
     */
    public record Bounds(long bytes, int inMemory, String folder, Supplier<ProblemException> tooLarge) {}

    private final Map<String, Part> parts = new HashMap<>();

    private Multipart() {}

    /** Problems: 415 when it is no form, 413 beyond the bounds, 400 when it is cut short or a name is unknown or twice. */
    public static Multipart read(Context ctx, List<String> names, Bounds bounds) {
        Collection<Part> sent = parts(ctx, bounds);
        Multipart form = new Multipart();
        for (Part part : sent) {
            if (!names.contains(part.getName()) || form.parts.put(part.getName(), part) != null) {
                sent.forEach(Multipart::discard);
                throw new ProblemException(new Problem.Unreadable(
                        "",
                        "La partie « %s » du formulaire est inconnue ou donnée deux fois. Acceptées : %s."
                                .formatted(part.getName(), String.join(", ", names))));
            }
        }
        return form;
    }

    public Optional<Part> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** A part that is a file. */
    public Optional<Part> findFile(String name) {
        return find(name).filter(part -> part.getSubmittedFileName() != null);
    }

    @Override
    public void close() {
        parts.values().forEach(Multipart::discard);
    }

    private static Collection<Part> parts(Context ctx, Bounds bounds) {
        String type = Objects.requireNonNullElse(ctx.contentType(), "");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new ProblemException(new Problem.UnsupportedMediaType(type, List.of("multipart/form-data")));
        }
        if (ctx.req().getContentLengthLong() > bounds.bytes) {
            throw bounds.tooLarge.get();
        }
        ctx.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        new MultipartConfigElement(bounds.folder, bounds.bytes, bounds.bytes, bounds.inMemory));
        try {
            return ctx.req().getParts();
        } catch (IOException | ServletException | RuntimeException e) {
            throw isTooLarge(e)
                    ? bounds.tooLarge.get()
                    : new ProblemException(new Problem.Unreadable(
                            "Le corps de la requête", "ce n'est pas un formulaire multipart/form-data entier."));
        }
    }

    private static boolean isTooLarge(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if ((t instanceof HttpException http && http.getCode() == 413)
                    || message.contains("max length")
                    || message.contains("too large")) {
                return true;
            }
        }
        return false;
    }

    private static void discard(Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            // Left among those that wait.
        }
    }
}
