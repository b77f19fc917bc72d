package fr.archipel.cli;

import fr.archipel.account.Author;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Missing;
import fr.archipel.exchange.intake.desk.ReportFile;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code ./archipel import FICHIER --layer COUCHE}: any file into any layer: examined, shown, applied or not. */
final class ImportLayer {
    private static final Pattern EPSG = Pattern.compile("(?i)(?:EPSG:)?(\\d{4,6})");

    @Option(
            names = "--profil",
            paramLabel = "PROFIL",
            description = "comment lire le fichier, comme cartofriches (sinon : reconnu)")
    private @Nullable String profile;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "système des coordonnées, quand le fichier ne le dit pas ou le dit mal")
    private @Nullable String crs;

    @Option(
            names = "--encodage",
            paramLabel = "NOM",
            description = "encodage des textes, comme windows-1252 (sinon : reconnu)")
    private @Nullable String encoding;

    @Option(
            names = "--couche-fichier",
            paramLabel = "NOM",
            description = "couche, feuille ou trace du fichier, quand il en contient plusieurs")
    private @Nullable String fileLayer;

    @Option(
            names = "--correspondance",
            paramLabel = "CHAMP=COLONNE",
            description =
                    "colonne du fichier où lire un champ ; sans colonne, le champ n'est pas lu ; CHAMP==VALEUR : la même valeur pour toutes les lignes")
    private List<String> columns = List.of();

    @Option(
            names = "--sans-reparation",
            description = "ne pas réparer les géométries non valides : elles sont refusées")
    private boolean unrepaired;

    @Option(names = "--garder-les-bonnes", description = "importer les lignes qui conviennent, sans les autres")
    private boolean keepValid;

    @Option(
            names = "--absents",
            paramLabel = "garder|supprimer",
            description = "ce que deviennent les objets de la couche que le fichier ne contient plus (garder)")
    private @Nullable String missing;

    @Option(
            names = "--choix",
            paramLabel = "RÈGLE[:LIGNE]=DÉCISION",
            description = "reparer, garder, rejeter, creer ou lier:OBJET, comme ressemblance:12=lier:friche-noroxo")
    private List<String> choices = List.of();

    @Option(
            names = "--rapport",
            paramLabel = "FICHIER",
            description = "écrit le rapport : .html (à imprimer), .json, .geojson (les problèmes à leur place)")
    private @Nullable Path report;

    /** Problem: an option that {@code layer} would leave aside. */
    void checkUnused(String layer) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("--profil", profile);
        given.put("--crs", crs);
        given.put("--encodage", encoding);
        given.put("--couche-fichier", fileLayer);
        given.put("--correspondance", columns.isEmpty() ? null : String.join(" ", columns));
        given.put("--sans-reparation", unrepaired ? "oui" : null);
        given.put("--garder-les-bonnes", keepValid ? "oui" : null);
        given.put("--absents", missing);
        given.put("--choix", choices.isEmpty() ? null : String.join(" ", choices));
        given.put("--rapport", report);
        given.forEach((name, value) -> {
            if (value != null) {
                throw new ProblemException(
                        new Problem.InvalidParameter(name, value.toString(), "rien avec --layer " + layer));
            }
        });
    }

    /** Problems: what is wrong without a database is said before one is started. */
    ImportRequest request(Path file, String layer) {
        if (!Files.exists(file)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("FICHIER", file.toString(), "un fichier qui existe"));
        }
        if (report != null) {
            ReportFile.check(report);
        }
        return new ImportRequest(
                layer,
                profile,
                fileLayer,
                pairs("--correspondance", columns, "CHAMP=COLONNE, comme surface_m2=SURF"),
                epsg(),
                encoding,
                !unrepaired,
                missing(),
                keepValid,
                pairs("--choix", choices, "RÈGLE=DÉCISION, comme geometrie-invalide=reparer"),
                Map.of());
    }

    /** Returns the exit status: 0 done, or could be done; 1 refused, nothing written. */
    int run(
            Imports imports,
            ReportFile reports,
            Path file,
            ImportRequest request,
            boolean dryRun,
            String author,
            PrintStream out,
            PrintStream err) {
        Author who = new Author("", author);
        String id = imports.open(String.valueOf(file.getFileName()), request, who);
        boolean kept = false;
        try {
            TerminalPace pace = new TerminalPace(err);
            ImportReport found = imports.examine(id, file, request, pace);
            pace.end();
            ImportTable.print(found, out);
            if (report != null) {
                reports.write(found, report);
                out.printf("Rapport : %s%n", report);
            }
            if (dryRun || ImportTable.isRefused(found, keepValid)) {
                return ImportTable.verdict(found, keepValid, out, err);
            }
            ImportReport done = imports.apply(id, who, pace);
            pace.end();
            kept = true;
            ImportTable.done(done, out);
            return 0;
        } finally {
            if (!kept) {
                imports.discard(id);
            }
        }
    }

    private static Map<String, String> pairs(String option, List<String> given, String accepted) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : given) {
            int equals = pair.indexOf('=');
            if (equals < 1
                    || pairs.put(
                                    pair.substring(0, equals).strip(),
                                    pair.substring(equals + 1).strip())
                            != null) {
                throw new ProblemException(new Problem.InvalidParameter(option, pair, accepted + ", une seule fois"));
            }
        }
        return pairs;
    }

    private @Nullable Integer epsg() {
        if (crs == null) {
            return null;
        }
        Matcher code = EPSG.matcher(crs.strip());
        if (!code.matches()) {
            throw new ProblemException(new Problem.InvalidParameter("--crs", crs, "un code comme EPSG:2154"));
        }
        return Integer.valueOf(code.group(1));
    }

    private Missing missing() {
        return Optional.ofNullable(missing)
                .map(text -> Missing.find(text)
                        .orElseThrow(() -> new ProblemException(
                                new Problem.InvalidParameter("--absents", text, "garder, supprimer"))))
                .orElse(Missing.GARDER);
    }
}
