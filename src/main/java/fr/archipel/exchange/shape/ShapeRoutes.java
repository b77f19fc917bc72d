package fr.archipel.exchange.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.file.TemporaryFolder;
import fr.archipel.exchange.reader.FileLayer;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/traces/lecture}: a file in, its geometries out; nothing is kept. */
public final class ShapeRoutes implements Routes {
    private static final long MIO = 1L << 20;
    private static final long MAXIMUM = 50 * MIO;

    private static final String CRS_ACCEPTED =
            "le code EPSG d'un système connu : 2154 (Lambert-93), 3942 à 3950 (coniques conformes, 3950 pour CC50),"
                    + " 27572 (Lambert II étendu), 4326 (longitude et latitude), 3857 (Web Mercator)…";

    private final ShapeStore store;

    /** Files read at once. */
    private final Semaphore room = new Semaphore(2);

    public ShapeRoutes(ShapeStore store) {
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/traces/lecture", this::read);
    }

    private void read(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("couche", "crs"));
        String layer = parameters.find("couche").orElse(null);
        int epsg = parameters.integer("crs", 0, 998_999, 0);
        if (epsg != 0 && store.findCrs(epsg).isEmpty()) {
            throw new ProblemException(new Problem.InvalidParameter("crs", String.valueOf(epsg), CRS_ACCEPTED));
        }
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    new Problem.Unavailable("Deux fichiers sont déjà en train d'être lus. Réessayez dans un instant."));
        }
        try (TemporaryFolder folder = TemporaryFolder.make();
                Multipart form = Multipart.read(ctx, List.of("fichier"), bounds(folder))) {
            Part part = form.findFile("fichier")
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidField("fichier", "absent", "un fichier de données géographiques")));
            Path file = folder.file(part.getSubmittedFileName());
            part.write(file.toString());
            Answers.json(ctx, answer(FileShapes.read(file, layer), epsg == 0 ? null : epsg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            room.release();
        }
    }

    private static Multipart.Bounds bounds(TemporaryFolder folder) {
        return new Multipart.Bounds(
                MAXIMUM,
                64 * 1024,
                folder.path().toString(),
                () -> new ProblemException(new Problem.TooLarge("Un fichier de tracés", MAXIMUM / MIO, "Mio")));
    }

    /** {@code manque} says what must be told before geometries can be given: the layer, then the system. */
    private ObjectNode answer(FileShapes read, @Nullable Integer chosen) {
        ObjectNode answer = Json.object();
        ArrayNode layers = answer.putArray("couches");
        for (FileLayer layer : read.layers()) {
            layers.addObject().put("nom", layer.name()).put("type", layer.geometryType());
        }
        answer.put("couche", read.layer());
        Integer epsg = chosen != null
                ? chosen
                : read.crs().isPresent() ? (Integer) read.crs().getAsInt() : null;
        String name = epsg == null ? null : store.findCrs(epsg).orElse(null);
        if (name == null) {
            answer.putNull("crs");
        } else {
            answer.putObject("crs").put("epsg", epsg).put("nom", name);
        }
        answer.put("crs_ecrit", read.crsName());
        answer.put("manque", read.layer() == null ? "couche" : name == null ? "crs" : null);
        ArrayNode shapes = answer.putArray("traces");
        List<String> notes = new ArrayList<>(read.notes());
        if (read.layer() != null && epsg != null && name != null) {
            int repaired = 0;
            for (ShapeStore.Part part : store.parts(read.shapes(), epsg)) {
                repaired += part.repaired() ? 1 : 0;
                shapes.addObject()
                        .put("titre", read.shapes().get(part.number()).title())
                        .set("geometry", Json.read(part.geojson().getBytes(StandardCharsets.UTF_8)));
            }
            if (repaired > 0) {
                notes.add(
                        "%d géométrie(s) se recoupaient ; elles ont été réparées : vérifiez-les.".formatted(repaired));
            }
        }
        if (read.without() > 0) {
            notes.add("%d ligne(s) sans géométrie ont été laissées.".formatted(read.without()));
        }
        answer.putPOJO("avertissements", notes);
        return answer;
    }
}
