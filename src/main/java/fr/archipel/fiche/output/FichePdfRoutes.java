package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Page;
import fr.archipel.document.Pdf;
import fr.archipel.fiche.FicheSheetStore;
import fr.archipel.fiche.life.FollowStore;
import fr.archipel.fiche.map.FicheMapStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Documents;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/fiches/{id}.pdf} and {@code /api/contrats/{id}/recueil.pdf}. To be added before the room that answers
 * {@code /api/fiches/{id}}: the first address that matches answers.
 */
public final class FichePdfRoutes implements Routes {
    private final OutputStore store;
    private final FicheSheetStore sheets;
    private final FicheMapStore maps;
    private final FindingStore findings;
    private final FollowStore lives;
    private final Clock clock;

    /** {@code clock}: dates the documents. */
    public FichePdfRoutes(
            OutputStore store,
            FicheSheetStore sheets,
            FicheMapStore maps,
            FindingStore findings,
            FollowStore lives,
            Clock clock) {
        this.store = store;
        this.sheets = sheets;
        this.maps = maps;
        this.findings = findings;
        this.lives = lives;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/fiches/{id}.pdf", this::fiche);
        routes.get("/api/contrats/{id}/recueil.pdf", this::collection);
    }

    private void fiche(Context ctx) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        Sheet fiche = find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", id)));
        send(ctx, FichePages.one(fiche, LocalDate.now(clock)), "fiche-" + id);
    }

    private void collection(Context ctx) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        ContractHead contract =
                store.findContract(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le contrat", id)));
        List<Sheet> fiches = new ArrayList<>();
        store.listFiches(id).forEach(fiche -> find(fiche).ifPresent(fiches::add));
        send(ctx, FichePages.all(contract, fiches, LocalDate.now(clock)), "recueil-" + id);
    }

    private Optional<Sheet> find(String id) {
        LocalDate today = LocalDate.now(clock);
        return sheets.findSheet(id)
                .flatMap(fiche -> lives.find(id, today)
                        .map(life -> new Sheet(
                                fiche,
                                life,
                                findings.list(id),
                                maps.findDrawing(id).orElse(null),
                                today,
                                archived(fiche))));
    }

    private @Nullable LocalDate archived(JsonNode fiche) {
        JsonNode moment = fiche.path("archivee_le");
        return moment.isTextual()
                ? OffsetDateTime.parse(moment.asText())
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate()
                : null;
    }

    private static void send(Context ctx, Page page, String name) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Pdf.write(page, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Documents.answer(ctx, file.toByteArray(), name, FileFormat.PDF);
    }
}
