package fr.archipel.request;

import fr.archipel.document.Deck;
import fr.archipel.document.DocumentFormat;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Report;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers that can be had as files too: which one is wanted, and sending it. */
public final class Documents {
    private Documents() {}

    /**
     * What the {@code Accept} header wants of an address without a suffix: a file, or JSON (empty), which is also the
     * answer to a client that says nothing. Throws {@link Problem.NotAcceptable}.
     */
    public static Optional<FileFormat> wanted(Context ctx) {
        ctx.header("Vary", "Accept");
        String accept = ctx.header("Accept");
        if (accept == null || accept.isBlank()) {
            return Optional.empty();
        }
        List<MediaRange> ranges = MediaRange.listOf(accept);
        for (MediaRange range : ranges) {
            if (range.covers(Answers.JSON)) {
                return Optional.empty();
            }
            Optional<FileFormat> format = Arrays.stream(FileFormat.values())
                    .filter(each -> range.covers(bare(each)))
                    .findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        throw new ProblemException(new Problem.NotAcceptable(
                List.of(Answers.JSON, bare(FileFormat.XLSX), bare(FileFormat.CSV), bare(FileFormat.PDF))));
    }

    /**
     * What the suffix of an address says ({@code xlsx}, {@code csv}, {@code pdf}; {@code json}: empty). Throws
     * {@link Problem.NotFound} for another: there is no such address.
     */
    public static Optional<FileFormat> suffix(Context ctx, String extension) {
        if (extension.equals("json")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(FileFormat.values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("L'adresse", ctx.path()))));
    }

    /** Sends the report as a file that bears its name. Written whole before the first byte leaves: a failure is a problem. */
    public static void answer(Context ctx, Report report, FileFormat format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            format.write(report, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer(ctx, file.toByteArray(), report.id(), format);
    }

    /** Sends a file already written; {@code name} without its extension. A PDF is shown, the others are saved. */
    public static void answer(Context ctx, byte[] file, String name, FileFormat format) {
        send(ctx, file, name, format.extension(), format.mediaType(), format == FileFormat.PDF);
    }

    /** The same for a text: an ODT is saved, a page or a PDF is shown. */
    public static void answer(Context ctx, byte[] file, String name, DocumentFormat format) {
        send(ctx, file, name, format.extension(), format.mediaType(), format != DocumentFormat.ODT);
    }

    /** Slides are saved. */
    public static void answer(Context ctx, byte[] file, Deck deck) {
        send(ctx, file, deck.id(), Deck.EXTENSION, Deck.MEDIA_TYPE, false);
    }

    private static void send(Context ctx, byte[] file, String name, String extension, String mediaType, boolean shown) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        ctx.header(
                "Content-Disposition",
                "%s; filename=\"%s.%s\"".formatted(shown ? "inline" : "attachment", plain, extension));
        ctx.contentType(mediaType).result(file);
        if (!mediaType.startsWith("text/")) {
            // Javalin says UTF-8 of everything; a PDF or a workbook is not text.
            ctx.res().setCharacterEncoding(null);
        }
    }

    private static String bare(FileFormat format) {
        return format.mediaType().replaceFirst(";.*", "");
    }
}
