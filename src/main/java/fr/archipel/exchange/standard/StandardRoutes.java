package fr.archipel.exchange.standard;

import fr.archipel.exchange.standard.Standards.Found;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerVersions;
import fr.archipel.metadata.LayerRecords;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.BodyStream;
import fr.archipel.request.Freshness;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.request.Turns;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code /api/exports}: our layers as files of national standards, their reports of conformity and their DCAT-AP records.
 * A file is written while it is read and holds a connection to the database, so that only a few are made at once.
 */
public final class StandardRoutes implements Routes {
    private static final Offer JSON = new Offer("json", Answers.JSON);
    private static final Offer HTML = new Offer("html", "text/html");
    private static final int AT_ONCE = 3;
    /** What the files are made of beside their own layer: names of communes and agglomerations, dates of documents. */
    private static final List<String> READ_TOO = List.of("communes", "epci", "fiches");

    private final Catalogue catalogue;
    private final StandardExports exports;
    private final ConformityCheck check;
    private final LayerVersions versions;
    private final LayerRecords records;
    private final ReferenceStore references;
    private final Turns turns =
            new Turns(AT_ONCE, "Trop d'exports en même temps. Réessayez dans une dizaine de secondes.");

    public StandardRoutes(
            Catalogue catalogue,
            StandardStore store,
            LayerVersions versions,
            LayerRecords records,
            ReferenceStore references) {
        this.catalogue = catalogue;
        this.exports = new StandardExports(store);
        this.check = new ConformityCheck(store);
        this.versions = versions;
        this.records = records;
        this.references = references;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(StandardSheet.PATH, this::list);
        routes.get(StandardSheet.PATH + "/{fichier}", this::file);
        routes.get(StandardSheet.PATH + "/{standard}/conformite", this::conformity);
        routes.get(StandardSheet.PATH + "/{standard}/dcat", this::dcat);
    }

    private void list(Context ctx) {
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, List.of("f")), List.of(JSON, HTML));
        List<StandardSheet> sheets = Standards.ALL.stream()
                .map(standard -> StandardSheet.of(standard, layer(standard)))
                .toList();
        if (wanted.equals(HTML)) {
            page(ctx, StandardPages.list(sheets));
        } else {
            Answers.json(ctx, new Listing<>(sheets.size(), sheets, List.of(self(ctx))));
        }
    }

    private void file(Context ctx) throws IOException {
        String name = ctx.pathParam("fichier");
        Found found = Standards.findFile(name).orElseThrow(() -> unknown(name));
        Scope scope = scope(Parameters.of(ctx, Scope.PARAMETERS));
        if (Freshness.isKnown(ctx, tag(ctx, found.standard()))) {
            return;
        }
        headers(ctx, found, scope);
        if (Answers.isHead(ctx)) {
            ctx.res().flushBuffer(); // without a length, which only writing the file would tell
            return;
        }
        turns.run(ctx, () -> BodyStream.send(ctx, out -> exports.write(found, scope, out)));
    }

    private void conformity(Context ctx) {
        Standard standard = standard(ctx.pathParam("standard"));
        Parameters parameters = Parameters.of(
                ctx,
                Stream.concat(Scope.PARAMETERS.stream(), Paging.parameters("f").stream())
                        .toList());
        Offer wanted = Negotiation.choose(ctx, parameters, List.of(JSON, HTML));
        Scope scope = scope(parameters);
        Paging paging = Paging.read(parameters);
        long skip = skipped(paging);
        if (Freshness.isKnown(ctx, tag(ctx, standard, wanted.id()))) {
            return;
        }
        Conformity found = check.of(standard, scope, skip, paging.limit());
        long end = skip + found.faults().size();
        List<Link> links = new ArrayList<>();
        links.add(self(ctx));
        if (end < found.faultCount()) {
            links.add(Link.json("next", Links.self(ctx, Map.of("apres", Long.toString(end))), "Fautes suivantes"));
        }
        standard.files()
                .forEach(file -> links.add(new Link(
                        "enclosure",
                        StandardSheet.PATH + "/" + file.name(),
                        file.form().mediaType(),
                        file.name())));
        links.add(new Link("describedby", standard.page(), "text/html", standard.fullTitle()));
        ConformitySheet sheet = ConformitySheet.of(standard, scope, found, links);
        if (wanted.equals(HTML)) {
            page(ctx, StandardPages.conformity(sheet));
        } else {
            Answers.json(ctx, sheet);
        }
    }

    private static long skipped(Paging paging) {
        String after = paging.after();
        if (after == null) {
            return 0;
        }
        if (!after.matches("\\d{1,12}")) {
            throw new ProblemException(
                    new Problem.InvalidParameter("apres", after, "le nombre de fautes à passer, un entier"));
        }
        return Long.parseLong(after);
    }

    private void dcat(Context ctx) {
        Standard standard = standard(ctx.pathParam("standard"));
        Parameters.of(ctx, List.of());
        String document = records.dcat(layer(standard), StandardSheet.set(standard), Links.origin(ctx));
        ctx.contentType("application/ld+json").result(document.getBytes(StandardCharsets.UTF_8));
    }

    private Layer layer(Standard standard) {
        return catalogue.getLayer(standard.layer());
    }

    /** By its identifier, or by the name of one of its files. */
    private static Standard standard(String name) {
        return Standards.find(name)
                .or(() -> Standards.findFile(name).map(Found::standard))
                .orElseThrow(() -> unknown(name));
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(new Problem.NotFound("L'export", name));
    }

    private Scope scope(Parameters parameters) {
        Scope scope = Scope.read(parameters);
        if (scope.epci() != null) {
            references.checkEpci(Scope.EPCI, scope.epci());
        }
        if (scope.commune() != null) {
            references.checkCommune(Scope.COMMUNE, scope.commune());
        }
        return scope;
    }

    private String tag(Context ctx, Standard standard, String... parts) {
        Map<String, LayerVersions.Version> known = versions.all();
        List<String> all = new ArrayList<>(List.of(parts));
        all.add(Links.self(ctx, Map.of()));
        all.add(standard.toString());
        READ_TOO.forEach(layer -> all.add(String.valueOf(known.get(layer))));
        LayerVersions.Version own = known.get(standard.layer());
        return Freshness.tag(own == null ? 0 : own.number(), all.toArray(String[]::new));
    }

    private void headers(Context ctx, Found found, Scope scope) {
        FileForm form = found.file().form();
        ctx.contentType(form.mediaType());
        if (!form.mediaType().startsWith("text/")) {
            ctx.res().setCharacterEncoding(null); // Javalin says UTF-8 of everything
        }
        ctx.header("Content-Disposition", "attachment; filename=\"" + fileName(found.file(), scope) + "\"");
        ctx.header("Vary", "Accept-Encoding");
        String link = "<" + found.standard().schema() + ">; rel=\"describedby\"";
        String licence = layer(found.standard()).licence().url();
        ctx.header("Link", licence == null ? link : link + ", <" + licence + ">; rel=\"license\"");
        if (!form.compressible()) {
            ctx.disableCompression();
        }
    }

    /** {@code cnig-friches-62498.csv}: the name says what part it holds. */
    private static String fileName(Standard.File file, Scope scope) {
        String part = (scope.epci() == null ? "" : "-" + scope.epci())
                + (scope.commune() == null ? "" : "-" + scope.commune());
        return file.name().replaceFirst("\\.", part + ".");
    }

    private static Link self(Context ctx) {
        return Link.json("self", Links.self(ctx, Map.of()), "Cette page");
    }

    private static void page(Context ctx, String html) {
        ctx.contentType("text/html; charset=utf-8").result(html.getBytes(StandardCharsets.UTF_8));
    }
}
