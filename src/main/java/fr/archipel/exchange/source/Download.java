package fr.archipel.exchange.source;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches declared files, whole or not at all, within bounds of size and time. What was cut is taken up where it stopped
 * when the server says that it is still the same file; what has not changed since the last time is not fetched again.
 */
public final class Download {
    private static final int ATTEMPTS = 3;
    private static final int NOT_MODIFIED = 304;

    private final long maximumBytes;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(15))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** {@code patience}: how long nothing may come before the server is held for gone. */
    public Download(long maximumBytes, Duration patience) {
        this.maximumBytes = maximumBytes;
        this.patience = patience;
    }

    /** 4 GiB, a minute. */
    public static Download bounded() {
        return new Download(4L << 30, Duration.ofMinutes(1));
    }

    /**
     * @param changed whether it is another file than the one that was there
     * @param sha256 of the file, hexadecimal
     */
    public record Fetched(Path file, boolean changed, String sha256) {}

    /** Leaves the file at {@code target}. Throws {@link Problem.Unavailable} saying what to do. */
    public Fetched fetch(String address, Path target) {
        Path partial = target.resolveSibling(target.getFileName() + ".partiel");
        IOException last = new IOException();
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            try (OneAtATime held = OneAtATime.hold(target)) {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    try {
                        return attempt(address, target, partial);
                    } catch (IOException e) {
                        last = e;
                    }
                }
            }
        } catch (IOException e) {
            last = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "interrompu");
        }
        throw failed(
                address,
                "le réseau ou le serveur ne répond pas (%s)"
                        .formatted(last.getClass().getSimpleName()));
    }

    private Fetched attempt(String address, Path target, Path partial) throws IOException, InterruptedException {
        Optional<Kept> kept =
                Kept.read(target).filter(known -> known.address().equals(address) && known.sha256() != null);
        Optional<Kept> begun = Kept.read(partial)
                .filter(known -> known.address().equals(address))
                .filter(known -> known.validator().isPresent());
        if (begun.isEmpty()) {
            Kept.forget(partial);
        }
        long have = begun.isPresent() ? Files.size(partial) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(patience)
                .header("User-Agent", "Archipel")
                .header("Accept-Encoding", "identity");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            begun.flatMap(Kept::validator).ifPresent(validator -> request.header("If-Range", validator));
        } else {
            kept.map(Kept::etag).ifPresent(tag -> request.header("If-None-Match", tag));
            kept.map(Kept::modified).ifPresent(date -> request.header("If-Modified-Since", date));
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case NOT_MODIFIED -> {
                    return new Fetched(target, false, sha256(kept.orElseThrow(IOException::new)));
                }
                case 206 -> {
                    checkStart(response.headers(), have);
                    receive(response.headers(), body, partial, have);
                }
                case 200 -> {
                    Kept.forget(partial);
                    Files.createFile(partial);
                    known(address, response.headers(), null).write(partial);
                    receive(response.headers(), body, partial, 0);
                }
                case 416 -> {
                    Kept.forget(partial);
                    throw new IOException("416");
                }
                default ->
                    throw failed(
                            address,
                            response.statusCode() >= 500
                                    ? "le serveur a répondu %d ; réessayez plus tard".formatted(response.statusCode())
                                    : "le serveur a répondu %d".formatted(response.statusCode()));
            }
        } catch (TooLarge e) {
            Kept.forget(partial);
            throw failed(address, "le fichier dépasse %d Mio".formatted(maximumBytes >> 20));
        }
        return finish(known(address, response.headers(), Digests.sha256(partial)), partial, target, kept);
    }

    private static Fetched finish(Kept now, Path partial, Path target, Optional<Kept> before) throws IOException {
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Kept.forget(partial);
        now.write(target);
        String digest = sha256(now);
        return new Fetched(
                target, before.map(Kept::sha256).filter(digest::equals).isEmpty(), digest);
    }

    private void receive(HttpHeaders headers, InputStream body, Path partial, long have) throws IOException {
        long announced = headers.firstValueAsLong("Content-Length").orElse(-1);
        if (have + announced > maximumBytes) {
            throw new TooLarge();
        }
        long received = 0;
        byte[] buffer = new byte[64 * 1024];
        try (StallGuard guard = new StallGuard(body, patience);
                var out = Files.newOutputStream(partial, StandardOpenOption.APPEND)) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                guard.alive();
                received += n;
                if (have + received > maximumBytes) {
                    throw new TooLarge();
                }
                out.write(buffer, 0, n);
            }
        }
        if (announced >= 0 && received != announced) {
            throw new IOException("cut short");
        }
    }

    private static void checkStart(HttpHeaders headers, long have) throws IOException {
        String range = headers.firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + have + "-")) {
            throw new IOException("another range");
        }
    }

    private static Kept known(String address, HttpHeaders headers, @Nullable String sha256) {
        return new Kept(
                address,
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null),
                sha256);
    }

    private static String sha256(Kept kept) throws IOException {
        String digest = kept.sha256();
        if (digest == null) {
            throw new IOException("no digest");
        }
        return digest;
    }

    private static ProblemException failed(String address, String reason) {
        return new ProblemException(new Problem.Unavailable(
                "Le téléchargement de %s a échoué : %s. Rien n'a été changé. Téléchargez le fichier depuis un poste relié à Internet, puis : ./archipel import FICHIER --layer COUCHE"
                        .formatted(address, reason)));
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}
