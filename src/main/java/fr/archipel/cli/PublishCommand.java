package fr.archipel.cli;

import fr.archipel.exchange.publish.Publication;
import fr.archipel.exchange.publish.PublishReport;
import fr.archipel.exchange.publish.PublishRequest;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./archipel publish}: any file of geographical objects becomes a layer. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Publie un fichier (GeoPackage, shapefile zippé ou non, GeoJSON, KML, GPX, CSV ou XLSX avec coordonnées, MapInfo) comme une nouvelle couche : tout, ou rien. Un service en marche la montre aussitôt.")
final class PublishCommand implements Callable<Integer> {
    private static final Pattern EPSG = Pattern.compile("(?i)(?:EPSG:)?(\\d{4,6})");

    @Parameters(
            paramLabel = "FICHIER",
            description = ".gpkg, .shp, .zip, .geojson, .kml, .kmz, .gpx, .csv, .xlsx, .tab ou .mif")
    private Path file = Path.of("");

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "identifiant de la couche, dans ses adresses : lettres minuscules, chiffres et tirets")
    private String id = "";

    @Option(names = "--title", required = true, paramLabel = "TITRE", description = "titre de la couche, pour les gens")
    private String title = "";

    @Option(
            names = {"--layer", "--couche"},
            paramLabel = "COUCHE",
            description = "couche du fichier, quand il en contient plusieurs")
    private @Nullable String layer;

    @Option(names = "--description", paramLabel = "TEXTE", description = "ce que la couche contient")
    private @Nullable String description;

    @Option(names = "--source", paramLabel = "TEXTE", description = "d'où viennent les données, comme à citer")
    private @Nullable String source;

    @Option(
            names = {"--licence", "--license"},
            paramLabel = "NOM",
            description = "licence, par exemple « Licence Ouverte 2.0 » ou ODbL")
    private @Nullable String licence;

    @Option(
            names = "--key",
            paramLabel = "CHAMP",
            description =
                    "champ qui identifie chaque objet (sinon : l'identifiant du fichier, un champ id ou fid, ou un numéro)")
    private @Nullable String key;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "système des coordonnées, quand le fichier ne le dit pas ou le dit mal")
    private @Nullable String crs;

    @Option(names = "--replace", description = "remplacer la couche déjà publiée sous cet identifiant")
    private boolean replace;

    @Option(
            names = "--repair",
            description = "rendre valides les géométries qui ne le sont pas (sinon elles sont gardées et comptées)")
    private boolean repair;

    @Override
    public Integer call() {
        if (title.isBlank()) {
            throw new ProblemException(new Problem.InvalidParameter("--title", title, "un texte"));
        }
        PublishRequest request = new PublishRequest(
                id, title.strip(), layer, description, source, licence, key, epsg(crs), replace, repair);
        try (Installation installation = Installation.open(2)) {
            Rate rate = new Rate(System.err);
            PublishReport report = Publication.publish(installation.database(), file, request, rate::read);
            print(report, rate.seconds(), System.out);
        }
        return 0;
    }

    private static @Nullable Integer epsg(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = EPSG.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ProblemException(new Problem.InvalidParameter("--crs", text, "un code comme EPSG:2154"));
        }
        return Integer.valueOf(matcher.group(1));
    }

    static void print(PublishReport report, double seconds, PrintStream out) {
        out.printf(
                Locale.FRENCH,
                "Couche « %s » publiée en %.1f s : %d objets, %d champs, géométrie %s en EPSG:%d, identifiants : %s.%n",
                report.id(),
                seconds,
                report.objects(),
                report.fields(),
                report.geometryType(),
                report.srid(),
                report.key());
        say(out, report.withoutGeometry(), "Objets sans géométrie : %d.%n");
        say(out, report.repaired(), "Géométries rendues valides : %d.%n");
        say(
                out,
                report.invalid(),
                "Géométries non valides, gardées telles quelles : %d (--repair les rend valides ; les analyses s'appuient sur une copie réparée).%n");
        report.notes().forEach(out::println);
        out.printf("Adresse : /ogc/collections/%s/items%n", report.id());
    }

    private static void say(PrintStream out, long count, String sentence) {
        if (count > 0) {
            out.printf(sentence, count);
        }
    }

    /** Says every two seconds how far a long reading has come. */
    private static final class Rate {
        private static final long EVERY_NS = 2_000_000_000L;
        private final PrintStream out;
        private final long start = System.nanoTime();
        private long first;
        private long said = start;

        Rate(PrintStream out) {
            this.out = out;
        }

        void read(long rows) {
            long now = System.nanoTime();
            // A GeoJSON file is looked through once before its first object.
            if (first == 0) {
                first = now;
                said = now;
            }
            if (now - said >= EVERY_NS) {
                said = now;
                out.printf(Locale.FRENCH, "  %d objets lus (%d par seconde)%n", rows, (long)
                        (rows / Math.max(0.001, (now - first) / 1e9)));
            }
        }

        double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
