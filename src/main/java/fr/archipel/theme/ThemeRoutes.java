package fr.archipel.theme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Report;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/themes} and {@code /api/themes/{id}}: on screen, and as XLSX, CSV and PDF. */
public final class ThemeRoutes implements Routes {
    /** What a perimeter may be given by; one at a time. */
    private static final List<String> PERIMETERS = List.of("commune", "epci", "scot");

    private final Catalogue catalogue;
    private final ThemeStore items;
    private final ProfileStore profiles;
    private final PerimeterStore perimeters;
    private final Clock clock;

    /** {@code clock}: dates the files. */
    public ThemeRoutes(Catalogue catalogue, Database database, PerimeterStore perimeters, Clock clock) {
        this.catalogue = catalogue;
        this.items = new ThemeStore(database);
        this.profiles = new ProfileStore(database);
        this.perimeters = perimeters;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/themes", this::list);
        routes.get("/api/themes/{id}.{suffix}", ctx -> show(ctx, Documents.suffix(ctx, ctx.pathParam("suffix"))));
        routes.get("/api/themes/{id}", ctx -> show(ctx, Documents.wanted(ctx)));
    }

    private void list(Context ctx) {
        PerimeterSheet perimeter = perimeter(Parameters.of(ctx, PERIMETERS));
        List<ObjectNode> themes = Themes.ALL.stream()
                .map(theme -> {
                    List<ThemeItem> found = items.list(theme, catalogue.getLayer(theme.layer()), insee(perimeter));
                    ObjectNode made = ThemeAnswer.head(theme, found);
                    made.putPOJO("chiffre", FigureAnswer.of(theme.figures().get(0), found));
                    made.putPOJO(
                            "links",
                            List.of(Link.json("item", Links.origin(ctx) + "/api/themes/" + theme.id(), theme.titre())));
                    return made;
                })
                .toList();
        Answers.json(ctx, new Listing<>(themes.size(), themes, Listing.links(ctx, Optional.empty())));
    }

    private void show(Context ctx, Optional<FileFormat> format) {
        PerimeterSheet perimeter = perimeter(Parameters.of(ctx, PERIMETERS));
        String id = ctx.pathParam("id");
        Theme theme = Themes.find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le thème", id)));
        Layer layer = catalogue.getLayer(theme.layer());
        Titles titles = new Titles(layer, theme.computed());
        List<ThemeItem> found = items.list(theme, layer, insee(perimeter));
        Report report = ThemeReport.of(theme, titles, found, perimeter, layer.attribution(), LocalDate.now(clock));
        if (format.isPresent()) {
            Documents.answer(ctx, report, format.get());
            return;
        }
        Answers.json(
                ctx, ThemeAnswer.of(theme, titles, found, perimeter, profile(theme, found), report, links(ctx, theme)));
    }

    private @Nullable Profile profile(Theme theme, List<ThemeItem> found) {
        Set<String> shown = found.stream().map(ThemeItem::id).collect(Collectors.toSet());
        return switch (theme.id()) {
            case "ev5" -> Profile.along(profiles.sections(), profiles.crossings(), shown);
            case "chaine-des-parcs" -> Profile.eastward(profiles.reaches(), shown);
            default -> null;
        };
    }

    private static List<Link> links(Context ctx, Theme theme) {
        String address = Links.origin(ctx) + "/api/themes/" + theme.id();
        Map<String, String> query = ctx.queryParamMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().get(0)));
        List<Link> links = new ArrayList<>(List.of(Link.json("self", Links.withQuery(address, query), theme.titre())));
        for (FileFormat format : FileFormat.values()) {
            links.add(new Link(
                    "alternate",
                    Links.withQuery(address + "." + format.extension(), query),
                    format.mediaType(),
                    format.name()));
        }
        return links;
    }

    /** Null: the whole territory. */
    private @Nullable PerimeterSheet perimeter(Parameters parameters) {
        List<String> given = PERIMETERS.stream()
                .filter(name -> parameters.find(name).isPresent())
                .toList();
        if (given.isEmpty()) {
            return null;
        }
        String name = given.get(0);
        if (given.size() > 1) {
            throw new ProblemException(new Problem.InvalidParameter(
                    given.get(1),
                    parameters.find(given.get(1)).orElse(""),
                    "un seul territoire : commune, epci ou scot"));
        }
        return perimeters.get(
                PerimeterId.read(name, name + ":" + parameters.find(name).orElse("")));
    }

    private static @Nullable List<String> insee(@Nullable PerimeterSheet perimeter) {
        return perimeter == null ? null : perimeter.insee();
    }
}
