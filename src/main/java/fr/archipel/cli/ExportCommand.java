package fr.archipel.cli;

import fr.archipel.db.Database;
import fr.archipel.feature.Download;
import fr.archipel.feature.Downloads;
import fr.archipel.feature.FeatureStore;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel export}: a layer, or the part of it that a query keeps, as a file; whole or not at all. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Écrit une couche dans un fichier, avec les filtres et les systèmes de coordonnées de l'API ;"
                + " ou, avec --standard, dans la forme que demande un standard national.")
final class ExportCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 10_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "COUCHE",
            description = "identifiant de la couche : friches, communes… ; rien avec --standard")
    private String layer = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "geojson, jsonfg, csv, xlsx, gml, gpkg, shp, fgb")
    private String format = "";

    @Option(
            names = {"--output", "-o"},
            paramLabel = "FICHIER",
            description = "fichier à écrire ; « - » : la sortie standard (par défaut : couche-date.extension, ici)")
    private @Nullable String output;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "système de coordonnées : EPSG:2154, EPSG:3950, CRS84…")
    private @Nullable String crs;

    @Option(
            names = "--filter",
            paramLabel = "CQL2",
            description = "condition, en CQL2 : \"site_statut = 'friche avec projet'\"")
    private @Nullable String filter;

    @Option(names = "--bbox", paramLabel = "O,S,E,N", description = "emprise en degrés : ouest,sud,est,nord")
    private @Nullable String bbox;

    @Option(names = "--datetime", paramLabel = "DATE", description = "date ou intervalle, comme 2021-01-01/..")
    private @Nullable String datetime;

    @Option(names = "--properties", paramLabel = "CHAMPS", description = "champs à écrire, séparés par des virgules")
    private @Nullable String properties;

    @Option(names = "--sortby", paramLabel = "CHAMPS", description = "champs qui trient ; « - » devant : à l'envers")
    private @Nullable String sortby;

    @Option(names = "--limit", paramLabel = "N", description = "nombre d'objets au plus")
    private @Nullable String limit;

    @Option(names = "--skip-geometry", description = "sans les géométries")
    private boolean skipGeometry;

    @Option(names = "--dialecte", paramLabel = "D", description = "du CSV : excel (par défaut) ou rfc4180")
    private @Nullable String dialecte;

    @Option(
            names = "--standard",
            paramLabel = "FICHIER",
            description = "cnig-friches.csv, cnig-friches.geojson, cnig-sites-economiques.gpkg,"
                    + " amenagements-cyclables.geojson (ou le nom seul : son premier format)")
    private @Nullable String standard;

    @Option(names = "--epci", paramLabel = "SIREN", description = "avec --standard : une agglomération")
    private @Nullable String epci;

    @Option(names = "--commune", paramLabel = "INSEE", description = "avec --standard : une commune")
    private @Nullable String commune;

    @Override
    public Integer call() throws IOException {
        if (standard == null) {
            format();
        } else {
            StandardExport.find(standard);
        }
        try (Installation installation = Installation.open(2)) {
            return run(installation.database(), installation.catalogue(), System.out, System.err);
        }
    }

    int run(Database database, Catalogue catalogue, OutputStream out, PrintStream err) throws IOException {
        if (standard != null) {
            StandardExport export = StandardExport.of(standard, epci, commune, database);
            send(output == null ? export.fileName() : output, export::write, out, err);
            return 0;
        }
        Layer known = catalogue.getLayer(layer);
        FeatureFormat chosen = format();
        Download download = Download.read(
                known, chosen, fr.archipel.request.Parameters.of(parameters(), Download.parameters(known, chosen)));
        Downloads downloads =
                new Downloads(new FeatureStore(database), new LayerStore(database), new LayerVersions(database));
        downloads.check(download);
        LocalDate millesime = downloads.millesime(known);
        send(
                output == null ? download.fileName(millesime.toString()) : output,
                to -> write(downloads, download, millesime, to, err),
                out,
                err);
        return 0;
    }

    private FeatureFormat format() {
        return Formats.byId(format)
                .or(() -> Formats.byExtension(format))
                .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                        "--format",
                        format,
                        Formats.ALL.stream().map(FeatureFormat::extension).collect(Collectors.joining(", ")))));
    }

    private Map<String, String> parameters() {
        Map<String, String> given = new TreeMap<>();
        put(given, "crs", crs == null ? null : uri(crs));
        put(given, "filter", filter);
        put(given, "bbox", bbox);
        put(given, "datetime", datetime);
        put(given, "properties", properties);
        put(given, "sortby", sortby);
        put(given, "limit", limit);
        put(given, "skipGeometry", skipGeometry ? "true" : null);
        put(given, "dialecte", dialecte);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    /** {@code EPSG:2154} and {@code CRS84} are what people write; an URI stays. */
    static String uri(String crs) {
        if (crs.equalsIgnoreCase("CRS84") || crs.equalsIgnoreCase("OGC:CRS84")) {
            return ServedCrs.CRS84_URI;
        }
        return crs.replaceFirst("(?i)^EPSG:(?=\\d+$)", "http://www.opengis.net/def/crs/EPSG/0/");
    }

    /** Writes a file; returns how many objects it holds. */
    private interface Writing {
        long to(OutputStream out) throws IOException;
    }

    private static void send(String name, Writing writing, OutputStream out, PrintStream err) throws IOException {
        if ("-".equals(name)) {
            writing.to(out);
            out.flush();
        } else {
            toFile(name, writing, err);
        }
    }

    /** Beside its place first: what fails leaves no half of a file. */
    private static void toFile(String name, Writing writing, PrintStream err) throws IOException {
        Path file = Path.of(name).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("--output", file.toString(), "un fichier dans un dossier qui existe"));
        }
        Path part = folder.resolve(".%s.%d.part"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            long objects;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 64 * 1024)) {
                objects = writing.to(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            err.printf("%s : %d objet%s, %d octets.%n", file, objects, objects > 1 ? "s" : "", Files.size(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long write(
            Downloads downloads, Download download, LocalDate millesime, OutputStream out, PrintStream err)
            throws IOException {
        LongConsumer progress = count -> {
            if (count % TOLD_EVERY == 0) {
                err.printf("%d objets…%n", count);
            }
        };
        String service = PublicUrl.read(System.getenv("ARCHIPEL_PUBLIC_URL"));
        return downloads.write(download, millesime, service, List.of(), progress, out);
    }
}
