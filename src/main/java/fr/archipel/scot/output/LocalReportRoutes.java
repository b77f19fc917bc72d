package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.document.Document;
import fr.archipel.document.DocumentFormat;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Documents;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /api/rapports-locaux}: the local reports, read as JSON or a file; what people write in them. */
public final class LocalReportRoutes implements Routes {
    private static final String ADDRESS = "/api/rapports-locaux/{perimetre}";
    /** Passed on to the trajectory. */
    private static final List<String> OPTIONS = List.of("regle", "source", "millesime");

    /** Forms that hold the tables alone. */
    private static final List<String> TABLES = List.of("xlsx", "csv");

    private static final List<String> MEMBERS = List.of("annee", "rubrique", "texte");
    private static final String YEARS = "un entier de %d à %d".formatted(ReportId.FIRST_YEAR, ReportId.LAST_YEAR);

    private final PerimeterStore perimeters;
    private final LandFigures figures;
    private final ReportTextStore texts;
    private final KeyGate gate;
    private final Clock clock;

    /** {@code clock}: dates the reports, and is the year of one that names none. */
    public LocalReportRoutes(
            PerimeterStore perimeters, LandFigures figures, ReportTextStore texts, KeyGate gate, Clock clock) {
        this.perimeters = perimeters;
        this.figures = figures;
        this.texts = texts;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/rapports-locaux", this::list);
        routes.get(ADDRESS, this::report);
        routes.get(ADDRESS + "/textes", this::texts);
        routes.put(ADDRESS + "/textes", this::write);
        routes.get(ADDRESS + "/historique", this::history);
        routes.post(ADDRESS + "/historique/{n}/annulation", this::undo);
    }

    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(texts.list(paging))));
    }

    private void report(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("annee", "f", "regle", "source", "millesime"));
        ReportId id = id(ctx, parameters);
        String form = parameters.choice("f", forms()).orElse("json");
        LocalReport report = make(id, parameters);
        Optional<DocumentFormat> format = Arrays.stream(DocumentFormat.values())
                .filter(each -> each.extension().equals(form))
                .findFirst();
        if (TABLES.contains(form)) {
            Documents.answer(
                    ctx,
                    LocalReportTables.of(report),
                    Documents.suffix(ctx, form).orElseThrow());
            return;
        }
        if (format.isEmpty()) {
            Answers.json(ctx, LocalReportJson.of(report, address(ctx, id, parameters)));
            return;
        }
        Document document = LocalReportDocument.of(report);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            format.get().write(document, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Documents.answer(ctx, file.toByteArray(), document.id(), format.get());
    }

    private LocalReport make(ReportId id, Parameters parameters) {
        PerimeterSheet perimeter = perimeters.get(id.perimeter());
        Map<String, String> options = new TreeMap<>(parameters.asMap());
        options.keySet().retainAll(OPTIONS);
        return LocalReport.of(
                perimeter,
                id.year(),
                LocalDate.now(clock),
                figures.trajectory(perimeter, options),
                figures.cover(perimeter, id.year() - LocalReport.YEARS, id.year() - 1),
                texts.get(id));
    }

    private static String address(Context ctx, ReportId id, Parameters parameters) {
        Map<String, String> query = new TreeMap<>(parameters.asMap());
        query.remove("f");
        query.put("annee", Integer.toString(id.year()));
        return Links.withQuery(
                Links.origin(ctx) + "/api/rapports-locaux/"
                        + Links.encode(id.perimeter().text()),
                query);
    }

    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of("json"));
        Arrays.stream(DocumentFormat.values()).forEach(each -> forms.add(each.extension()));
        forms.addAll(TABLES);
        return forms;
    }

    private void texts(Context ctx) {
        ReportId id = id(ctx, Parameters.of(ctx, List.of("annee")));
        perimeters.get(id.perimeter());
        answer(ctx, id, texts.get(id));
    }

    private void write(Context ctx) {
        Author author = gate.author(ctx);
        Parameters.of(ctx, List.of());
        PerimeterId perimeter = PerimeterId.read("perimetre", ctx.pathParam("perimetre"));
        Precondition seen = Precondition.of(ctx, "GET " + ADDRESS + "/textes");
        JsonNode body = Bodies.json(ctx);
        if (!body.isObject()) {
            throw new ProblemException(new Problem.Unreadable("", "Il faut un objet JSON : annee, rubrique, texte."));
        }
        body.properties().forEach(member -> {
            if (!MEMBERS.contains(member.getKey())) {
                throw new ProblemException(new Problem.Unreadable(
                        member.getKey(), "ce membre est inconnu. Membres acceptés : annee, rubrique, texte."));
            }
        });
        ReportId id = new ReportId(perimeter, year(body.path("annee")));
        Rubrique section = section(body.path("rubrique"));
        String text = text(body.path("texte"));
        perimeters.get(perimeter);
        answer(ctx, id, texts.write(author, id, seen, section, text));
    }

    private void history(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("annee"));
        ReportId id = id(ctx, parameters);
        Paging paging = Paging.read(parameters);
        perimeters.get(id.perimeter());
        Answers.json(ctx, Listing.of(ctx, paging.get(texts.history(id, paging))));
    }

    private void undo(Context ctx) {
        Author author = gate.author(ctx);
        ReportId id = id(ctx, Parameters.of(ctx, List.of("annee")));
        Precondition seen = Precondition.of(ctx, "GET " + ADDRESS + "/textes");
        perimeters.get(id.perimeter());
        answer(ctx, id, texts.undo(author, id, seen, entry(ctx.pathParam("n"))));
    }

    private static long entry(String n) {
        if (!n.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.InvalidParameter("n", n, "un nombre entier"));
        }
        return Long.parseLong(n);
    }

    private static void answer(Context ctx, ReportId id, ReportTextStore.Texts texts) {
        ObjectNode answer = Json.object();
        answer.put("perimetre", id.perimeter().text());
        answer.put("annee", id.year());
        answer.put("version", texts.version());
        answer.set("textes", Json.MAPPER.valueToTree(texts.textes()));
        ctx.header("ETag", Precondition.tag(texts.version()));
        Answers.json(ctx, answer);
    }

    private ReportId id(Context ctx, Parameters parameters) {
        PerimeterId perimeter = PerimeterId.read("perimetre", ctx.pathParam("perimetre"));
        return new ReportId(
                perimeter,
                parameters.integer(
                        "annee",
                        ReportId.FIRST_YEAR,
                        ReportId.LAST_YEAR,
                        LocalDate.now(clock).getYear()));
    }

    private static int year(JsonNode node) {
        if (!node.isInt() || node.asInt() < ReportId.FIRST_YEAR || node.asInt() > ReportId.LAST_YEAR) {
            throw new ProblemException(new Problem.InvalidField("annee", node.toString(), YEARS));
        }
        return node.asInt();
    }

    private static Rubrique section(JsonNode node) {
        return Rubrique.find(node.asText())
                .orElseThrow(() -> new ProblemException(new Problem.InvalidField(
                        "rubrique",
                        node.isTextual() ? node.asText() : node.toString(),
                        Arrays.stream(Rubrique.values()).map(Rubrique::id).collect(Collectors.joining(", ")))));
    }

    /** Empty, or null: the text is taken away. */
    private static String text(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        if (!node.isTextual() || node.asText().indexOf('\0') >= 0) {
            throw new ProblemException(new Problem.InvalidField("texte", node.toString(), "un texte"));
        }
        if (node.asText().length() > ReportTextStore.MAXIMUM_LENGTH) {
            throw new ProblemException(new Problem.TooLarge("Le texte", ReportTextStore.MAXIMUM_LENGTH, "caractères"));
        }
        return node.asText().strip();
    }
}
