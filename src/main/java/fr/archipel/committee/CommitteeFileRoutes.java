package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.Deck;
import fr.archipel.document.Document;
import fr.archipel.document.DocumentFormat;
import fr.archipel.fiche.map.FicheDrawing;
import fr.archipel.fiche.map.FicheMapStore;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a meeting: {@code …/dossier.pdf} and {@code .odt} before it, {@code …/diaporama.odp} during it,
 * {@code …/releve.pdf} and {@code .odt} after it.
 */
public final class CommitteeFileRoutes implements Routes {
    /** Maps of a file: more would be minutes of drawing. */
    private static final int MOST_MAPS = 40;

    private final CommitteeStore committees;
    private final SituationRoutes situations;
    private final FicheMapStore maps;
    private final Clock clock;

    public CommitteeFileRoutes(CommitteeStore committees, SituationRoutes situations, FicheMapStore maps, Clock clock) {
        this.committees = committees;
        this.situations = situations;
        this.maps = maps;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        for (DocumentFormat format : List.of(DocumentFormat.PDF, DocumentFormat.ODT)) {
            routes.get(CommitteeRoutes.ONE + "/dossier." + format.extension(), ctx -> dossier(ctx, format));
            routes.get(CommitteeRoutes.ONE + "/releve." + format.extension(), ctx -> record(ctx, format));
        }
        routes.get(CommitteeRoutes.ONE + "/diaporama." + Deck.EXTENSION, this::slides);
    }

    private void dossier(Context ctx, DocumentFormat format) {
        ObjectNode situation = situations.whole(ctx, DossierDocument.MOST);
        JsonNode committee = committees.get(ctx.pathParam("id"));
        send(ctx, DossierDocument.of(committee, situation, drawings(committee), LocalDate.now(clock)), format);
    }

    private void record(Context ctx, DocumentFormat format) {
        Parameters.of(ctx, List.of());
        send(ctx, RecordDocument.of(committees.get(ctx.pathParam("id")), LocalDate.now(clock)), format);
    }

    private void slides(Context ctx) {
        ObjectNode situation = situations.whole(ctx, DossierDocument.MOST);
        JsonNode committee = committees.get(ctx.pathParam("id"));
        Deck deck = CommitteeDeck.of(committee, situation, drawings(committee), LocalDate.now(clock));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            deck.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Documents.answer(ctx, file.toByteArray(), deck);
    }

    private Map<String, FicheDrawing> drawings(JsonNode committee) {
        Map<String, FicheDrawing> drawings = new LinkedHashMap<>();
        for (JsonNode point : committee.path("points")) {
            String fiche = point.path("fiche").path("id").asText("");
            if (!fiche.isEmpty() && !drawings.containsKey(fiche) && drawings.size() < MOST_MAPS) {
                maps.findDrawing(fiche).ifPresent(drawing -> drawings.put(fiche, drawing));
            }
        }
        return drawings;
    }

    private static void send(Context ctx, Document document, DocumentFormat format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            format.write(document, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Documents.answer(ctx, file.toByteArray(), document.id(), format);
    }
}
