package fr.archipel.exchange;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Fetches declared files, whole or not at all, within bounds of size and time. */
public final class Download {
    private static final long MAXIMUM_BYTES = 500L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Download() {}

    /** Writes the file at {@code address} to {@code target}. Throws {@link Problem.Unavailable} saying what to do. */
    public static void to(Path target, String address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "application/geo+json, application/json")
                .build();
        Path partial = target.resolveSibling(target.getFileName() + ".partiel");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw failed(address, "le serveur a répondu %d".formatted(response.statusCode()));
                }
                copy(body, partial, address);
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(
                    address,
                    "le réseau ou le serveur ne répond pas (%s)"
                            .formatted(e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "interrompu");
        } finally {
            partial.toFile().delete();
        }
    }

    private static void copy(InputStream body, Path file, String address) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try (var out = Files.newOutputStream(file)) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                total += n;
                if (total > MAXIMUM_BYTES) {
                    throw failed(address, "le fichier dépasse 500 Mio");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static ProblemException failed(String address, String reason) {
        return new ProblemException(new Problem.Unavailable(
                "Le téléchargement de %s a échoué : %s. Rien n'a été changé. Téléchargez le fichier depuis un poste relié à Internet, puis : ./archipel import FICHIER --layer COUCHE"
                        .formatted(address, reason)));
    }
}
