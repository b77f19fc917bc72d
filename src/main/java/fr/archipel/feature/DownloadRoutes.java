package fr.archipel.feature;

import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.feature.format.GmlSchema;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.BodyStream;
import fr.archipel.request.Freshness;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.request.Turns;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code /layers/{layer}.{extension}}: a whole layer, or the part of it that the parameters of its items keep, as a file. Written
 * while it is read; each holds a connection to the database, so that only a few are made at once.
 */
public final class DownloadRoutes implements Routes {
    private static final int AT_ONCE = 3;

    private final Catalogue catalogue;
    private final Downloads downloads;
    private final Turns turns =
            new Turns(AT_ONCE, "Trop de téléchargements en même temps. Réessayez dans une dizaine de secondes.");

    public DownloadRoutes(Catalogue catalogue, Downloads downloads) {
        this.catalogue = catalogue;
        this.downloads = downloads;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/layers/{file}", this::download);
    }

    /** Paths of the whole layer, a link a format. */
    public static List<Link> files(Layer layer) {
        return Formats.ALL.stream()
                .map(format -> new Link(
                        "enclosure", HtmlDownloads.address(layer, format), Formats.bare(format), format.title()))
                .toList();
    }

    private void download(Context ctx) throws IOException {
        String file = ctx.pathParam("file");
        int dot = file.lastIndexOf('.');
        if (dot > 0 && file.endsWith(".xsd")) {
            Layer described = catalogue.getLayer(file.substring(0, dot));
            Parameters.of(ctx, List.of());
            ctx.contentType("application/xml; charset=utf-8").result(GmlSchema.of(described));
            return;
        }
        FeatureFormat format = Formats.byExtension(file.substring(dot + 1))
                .filter(known -> dot > 0)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("L'adresse", ctx.path())));
        Layer layer = catalogue.getLayer(file.substring(0, dot));
        Download download = Download.read(layer, format, Parameters.of(ctx, Download.parameters(layer, format)));
        OptionalLong version = downloads.version(layer);
        if (version.isPresent()
                && Freshness.isKnown(
                        ctx, Freshness.tag(version.getAsLong(), Links.self(ctx, Map.of()), layer.toString()))) {
            return;
        }
        LocalDate millesime = downloads.millesime(layer);
        headers(ctx, download, millesime);
        if (Answers.isHead(ctx)) {
            ctx.res().flushBuffer(); // without a length, which only writing the file would tell
        } else {
            turns.run(ctx, () -> send(ctx, download, millesime));
        }
    }

    private void send(Context ctx, Download download, LocalDate millesime) throws IOException {
        BodyStream.send(ctx, out -> {
            downloads.check(download);
            downloads.write(download, millesime, Links.origin(ctx), links(ctx, download), count -> {}, out);
        });
    }

    private static void headers(Context ctx, Download download, LocalDate millesime) {
        FeatureFormat format = download.format();
        ctx.contentType(format.mediaType());
        if (!format.mediaType().startsWith("text/")) {
            ctx.res().setCharacterEncoding(null); // Javalin says UTF-8 of everything
        }
        ctx.header("Content-Disposition", "attachment; filename=\"" + download.fileName(millesime.toString()) + "\"");
        ctx.header("Content-Crs", "<" + download.query().crs().uri() + ">");
        ctx.header("Vary", "Accept-Encoding");
        licence(download.query().layer()).ifPresent(url -> ctx.header("Link", "<" + url + ">; rel=\"license\""));
        if (!format.compressible()) {
            ctx.disableCompression();
        }
    }

    private static Optional<String> licence(Layer layer) {
        return Optional.ofNullable(layer.licence().url());
    }

    private static List<Link> links(Context ctx, Download download) {
        Layer layer = download.query().layer();
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", Links.self(ctx, Map.of()), Formats.bare(download.format()), layer.title()));
        links.add(Link.json("collection", Links.origin(ctx) + "/ogc/collections/" + layer.id(), layer.title()));
        licence(layer)
                .ifPresent(url -> links.add(
                        new Link("license", url, "text/html", layer.licence().title())));
        return links;
    }
}
