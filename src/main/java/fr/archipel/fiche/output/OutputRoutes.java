package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.request.TableJson;
import fr.archipel.territory.ContratRef;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/contrats/{id}/maquette} and {@code /convention}: on screen, and as XLSX, CSV and PDF. */
public final class OutputRoutes implements Routes {
    private final OutputStore store;
    private final Clock clock;

    /** {@code clock}: dates the documents. */
    public OutputRoutes(OutputStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/contrats/{id}/maquette", ctx -> maquette(ctx, Documents.wanted(ctx)));
        routes.get(
                "/api/contrats/{id}/maquette.{suffix}",
                ctx -> maquette(ctx, Documents.suffix(ctx, ctx.pathParam("suffix"))));
        routes.get("/api/contrats/{id}/convention", ctx -> convention(ctx, Documents.wanted(ctx)));
        routes.get(
                "/api/contrats/{id}/convention.{suffix}",
                ctx -> convention(ctx, Documents.suffix(ctx, ctx.pathParam("suffix"))));
    }

    private void maquette(Context ctx, Optional<FileFormat> format) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        Maquette maquette = store.findMaquette(id).orElseThrow(() -> noContract(id));
        Report report = MaquetteReport.of(maquette, LocalDate.now(clock));
        if (format.isPresent()) {
            Documents.answer(ctx, report, format.get());
            return;
        }
        ObjectNode answer = head(maquette.contrat(), report);
        TableJson.put(answer, report.tables().get(0));
        ArrayNode totals = answer.putArray("totaux_imprimes");
        for (Maquette.PrintedTotal total : maquette.printedTotals()) {
            ObjectNode made = totals.addObject().put("libelle", MaquetteReport.label(total));
            made.put("imprime", total.imprime());
            made.put("imprime_eur", euros(total.cents()));
            made.put("montant_eur", euros(total.ours()));
            made.put("difference_eur", euros(MaquetteReport.difference(total)));
            made.putPOJO("sources", total.sources());
        }
        Answers.json(ctx, foot(ctx, answer, report, "/api/contrats/" + id + "/maquette", ""));
    }

    private void convention(Context ctx, Optional<FileFormat> format) {
        Parameters parameters = Parameters.of(ctx, List.of("annee"));
        int year = parameters.integer("annee", 1990, 2100, LocalDate.now(clock).getYear());
        String id = ctx.pathParam("id");
        Convention convention = store.findConvention(id, year).orElseThrow(() -> noContract(id));
        Report report = ConventionReport.of(convention, LocalDate.now(clock));
        if (format.isPresent()) {
            Documents.answer(ctx, report, format.get());
            return;
        }
        ObjectNode answer = head(convention.contrat(), report);
        answer.put("annee", year).put("motif", ConventionReport.reason(convention));
        TableJson.put(answer, report.tables().get(0));
        Table partners = report.tables().get(1);
        answer.set("par_financeur", TableJson.rows(partners, partners.groups().get(0)));
        Table actions = report.tables().get(2);
        answer.set("par_action", TableJson.rows(actions, actions.groups().get(0)));
        Answers.json(ctx, foot(ctx, answer, report, "/api/contrats/" + id + "/convention", "?annee=" + year));
    }

    private static ProblemException noContract(String id) {
        return new ProblemException(new Problem.NotFound("Le contrat", id));
    }

    private static ObjectNode head(ContractHead contract, Report report) {
        ObjectNode answer = Json.object();
        answer.putPOJO("contrat", ContratRef.of(contract.id(), contract.titre(), contract.sigle()));
        answer.put("titre", report.title());
        answer.put("date", report.date().toString());
        return answer;
    }

    private static ObjectNode foot(Context ctx, ObjectNode answer, Report report, String path, String query) {
        answer.putPOJO("notes", report.notes());
        answer.putPOJO("sources", report.sources());
        String address = Links.origin(ctx) + path;
        List<Link> links = new ArrayList<>(List.of(Link.json("self", address + query, report.title())));
        for (FileFormat format : FileFormat.values()) {
            links.add(new Link(
                    "alternate", address + "." + format.extension() + query, format.mediaType(), format.name()));
        }
        answer.putPOJO("links", links);
        return answer;
    }

    private static @Nullable BigDecimal euros(@Nullable Long cents) {
        return cents == null ? null : BigDecimal.valueOf(cents, 2);
    }
}
