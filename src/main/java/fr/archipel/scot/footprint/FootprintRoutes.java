package fr.archipel.scot.footprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Multipart;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Footprints that come as files: {@code POST /api/scot/emprise} answers one as GeoJSON; {@link #read} serves the addresses that
 * check it at once. A file lives as long as its request.
 */
public final class FootprintRoutes implements Routes {
    /** Of the address, where a file is sent. */
    public static final List<String> PARAMETERS = List.of("couche", "crs");

    private static final int MIO = 1024 * 1024;
    private static final int MAXIMUM_FILE = 20 * MIO;
    private static final int MAXIMUM_OPTIONS = 64 * 1024;
    private static final int MAXIMUM_NAME = 120;

    private final Footprints footprints;
    private final Semaphore room = new Semaphore(2);

    public FootprintRoutes(Footprints footprints) {
        this.footprints = footprints;
    }

    /** {@code said}: what the form says of the project beside its ground, maybe nothing. */
    public record Sent(Footprint footprint, ObjectNode said) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/emprise", this::footprint);
    }

    private void footprint(Context ctx) {
        Parameters parameters = Parameters.of(ctx, PARAMETERS);
        Footprint read = read(ctx, parameters).footprint();
        Answers.json(ctx, FootprintJson.feature(read));
    }

    /** Whether a form was sent, not JSON. */
    public static boolean isForm(Context ctx) {
        String type = ctx.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Names an address accepts, with those of a file when one is sent. */
    public static List<String> names(Context ctx, List<String> own) {
        if (!isForm(ctx)) {
            return own;
        }
        List<String> all = new ArrayList<>(own);
        all.addAll(PARAMETERS);
        return List.copyOf(all);
    }

    /** The footprint of a form of parts {@code fichier} and {@code projet}. */
    public Sent read(Context ctx, Parameters parameters) {
        Choice choice = Choice.of(
                parameters.find("couche").orElse(null), parameters.find("crs").orElse(null));
        if (!room.tryAcquire()) {
            throw new ProblemException(new Problem.Unavailable(
                    "Plusieurs fichiers sont déjà en train d'être lus. Réessayez dans un instant."));
        }
        Path folder = folder();
        try (Multipart form = Multipart.read(ctx, List.of("fichier", "projet"), bounds(folder))) {
            Part part = form.findFile("fichier")
                    .orElseThrow(
                            () -> new ProblemException(
                                    new Problem.InvalidField(
                                            "fichier",
                                            "absent",
                                            "un shapefile zippé, un GeoPackage, un GeoJSON, un KML, un GPX, un CSV avec du WKT, une table MapInfo")));
            ObjectNode said = form.find("projet").map(FootprintRoutes::json).orElseGet(Json::object);
            Path file = folder.resolve(name(String.valueOf(part.getSubmittedFileName())));
            try (InputStream in = part.getInputStream()) {
                Files.copy(in, file);
            }
            return new Sent(footprints.read(file, choice), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(folder);
            room.release();
        }
    }

    private static Multipart.Bounds bounds(Path folder) {
        return new Multipart.Bounds(
                MAXIMUM_FILE + MAXIMUM_OPTIONS,
                64 * 1024,
                folder.toString(),
                () -> new ProblemException(
                        new Problem.TooLarge("Le fichier d'une emprise", MAXIMUM_FILE / MIO, "Mio")));
    }

    private static ObjectNode json(Part part) {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(MAXIMUM_OPTIONS + 1);
            if (bytes.length > MAXIMUM_OPTIONS) {
                throw new ProblemException(new Problem.TooLarge("La partie « projet »", MAXIMUM_OPTIONS / 1024, "Kio"));
            }
            JsonNode read = Json.read(bytes);
            if (!(read instanceof ObjectNode object)) {
                throw new ProblemException(new Problem.Unreadable(
                        "projet", "il faut un objet JSON : titre, nature, etat, date_effet, conforme."));
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of a path, as some browsers send it, of letters that name a file anywhere. */
    static String name(String submitted) {
        String name = submitted
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "")
                .strip()
                .replaceFirst("^\\.+", "");
        return name.isEmpty() ? "emprise" : name.substring(Math.max(0, name.length() - MAXIMUM_NAME));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("archipel-emprise");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // Left to the system's own cleaning.
        }
    }
}
