package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.FileFormat;
import fr.archipel.fiche.map.FootprintMapStore;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Bodies;
import fr.archipel.request.Documents;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.check.Checks;
import fr.archipel.scot.footprint.Footprint;
import fr.archipel.scot.footprint.FootprintRoutes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/**
 * {@code /api/scot/verifier.pdf}, {@code .xlsx}, {@code .csv}, and so of a simulation: a check as a page with its map, or as tables; the page of a fiche.
 */
public final class CheckFileRoutes implements Routes {
    private final Checks checks;
    private final FootprintMapStore maps;
    private final FootprintRoutes files;
    private final Clock clock;

    /** {@code files}: reads footprints that are sent as files; {@code clock}: dates the documents. */
    public CheckFileRoutes(Checks checks, FootprintMapStore maps, FootprintRoutes files, Clock clock) {
        this.checks = checks;
        this.files = files;
        this.maps = maps;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/verifier.{suffix}", this::check);
        routes.post("/api/scot/simulation.{suffix}", this::simulation);
        routes.get("/api/fiches/{id}/verification.pdf", this::fiche);
    }

    private void check(Context ctx) {
        Parameters parameters = Parameters.of(ctx, FootprintRoutes.names(ctx, Checks.PARAMETERS));
        FileFormat format = format(ctx);
        if (!FootprintRoutes.isForm(ctx)) {
            answer(ctx, checks.check(Bodies.json(ctx), parameters), format);
            return;
        }
        FootprintRoutes.Sent sent = files.read(ctx, parameters);
        Footprint read = sent.footprint();
        answer(ctx, checks.check(read.geometry(), read.title(), sent.said(), parameters), format);
    }

    private void simulation(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Checks.PARAMETERS);
        FileFormat format = format(ctx);
        answer(ctx, checks.simulation(Bodies.json(ctx), parameters), format);
    }

    private static FileFormat format(Context ctx) {
        return Documents.suffix(ctx, ctx.pathParam("suffix"))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("L'adresse", ctx.path())));
    }

    private void fiche(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Checks.PARAMETERS);
        answer(ctx, checks.check(Json.object().put("fiche", ctx.pathParam("id")), parameters), FileFormat.PDF);
    }

    private void answer(Context ctx, Checks.Checked checked, FileFormat format) {
        JsonNode check = Json.MAPPER.valueToTree(checked.answer());
        LocalDate today = LocalDate.now(clock);
        if (format != FileFormat.PDF) {
            Documents.answer(ctx, CheckReport.of(check, today), format);
            return;
        }
        Geometry footprint = checked.footprint();
        try {
            Documents.answer(
                    ctx,
                    CheckPage.pdf(check, footprint == null ? null : maps.drawing(footprint), today),
                    CheckReport.name(check),
                    FileFormat.PDF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
