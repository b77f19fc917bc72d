package fr.archipel.cli;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.exchange.followup.FollowupImportStore;
import fr.archipel.exchange.followup.ImportOptions;
import fr.archipel.exchange.followup.ImportReport;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code ./archipel import FICHIER --layer suivi}: a follow-up table into the fiches of a contract. */
final class ImportFollowup {

    @Option(names = "--contrat", paramLabel = "ID", description = "suivi : le contrat, comme crte-call")
    private @Nullable String contrat;

    @Option(
            names = "--map",
            paramLabel = "CHAMP=COLONNE",
            description =
                    "suivi : la colonne (titre ou lettre) d'un champ, comme notifie.etat.DETR=H ; sans colonne, le champ n'est pas lu")
    private List<String> columns = List.of();

    @Option(names = "--feuille", paramLabel = "NOM", description = "suivi : la feuille du classeur")
    private @Nullable String sheet;

    @Option(names = "--titres", paramLabel = "LIGNE", description = "suivi : le numéro de la ligne des titres")
    private @Nullable Integer titles;

    @Option(
            names = "--date",
            paramLabel = "JOUR",
            description = "suivi : le jour dont le tableau donne l'état, comme 2026-06-30")
    private @Nullable String day;

    @Option(
            names = "--instance",
            paramLabel = "COMITÉ",
            description =
                    "suivi : cotech ou copil, qui a décidé les changements de statut quand aucune colonne ne le dit")
    private @Nullable String committee;

    @Option(
            names = "--valid-rows",
            description = "suivi : écrire les lignes valides seules, au lieu de toutes ou aucune")
    private boolean validRows;

    @Option(names = "--author", paramLabel = "NOM", description = "qui signe ce qui est écrit (ligne de commande)")
    private String author = "ligne de commande";

    /** Signs every import made here. */
    String author() {
        return author;
    }

    int run(Path file, boolean dryRun) {
        check(file);
        try (Installation installation = Installation.open(2)) {
            return run(installation.database(), file, dryRun, System.out, System.err);
        }
    }

    /** Returns the exit status: 0 done, or could be done; 1 refused, nothing written. */
    int run(Database database, Path file, boolean dryRun, PrintStream out, PrintStream err) {
        String id = check(file);
        ImportOptions options = new ImportOptions(
                sheet, titles, mapping(columns), validRows, !dryRun, day(day), committee(committee), null);
        FollowupImportStore imports = new FollowupImportStore(database, Clock.system(ZoneId.of("Europe/Paris")));
        String name = String.valueOf(file.getFileName());
        try {
            ImportReport report = dryRun
                    ? imports.tryOut(id, name, bytes(file), options)
                    : imports.apply(new Author("", author), id, name, bytes(file), options);
            print(report, out);
            return dryRun && isRefused(report) ? 1 : 0;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.Refused refused && refused.report() instanceof ImportReport report) {
                print(report, out);
                err.println(refused.sentence());
                return 1;
            }
            throw e;
        }
    }

    /** The contract. What is wrong without a database is said before one is started. */
    private String check(Path file) {
        if (contrat == null) {
            throw new ProblemException(new Problem.InvalidParameter("--contrat", "", "un contrat, comme crte-call"));
        }
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("FICHIER", file.toString(), "un fichier .xlsx ou .csv qui existe"));
        }
        mapping(columns);
        day(day);
        committee(committee);
        return contrat;
    }

    /** Problem: an option that another layer would leave aside. */
    void checkUnused(String layer) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("--contrat", contrat);
        given.put("--map", columns.isEmpty() ? null : String.join(" ", columns));
        given.put("--feuille", sheet);
        given.put("--titres", titles);
        given.put("--date", day);
        given.put("--instance", committee);
        given.put("--valid-rows", validRows ? "oui" : null);
        given.forEach((name, value) -> {
            if (value != null) {
                throw new ProblemException(new Problem.InvalidParameter(
                        name, value.toString(), "rien avec --layer " + layer + " ; c'est une option de --layer suivi"));
            }
        });
    }

    private boolean isRefused(ImportReport report) {
        return (report.comptes().rejetees() > 0 && !validRows)
                || report.problemes().stream().anyMatch(p -> p.severite().equals("erreur"));
    }

    /** What stands before the first « = » is the field. Problem: a field given twice, or no « = ». */
    static Map<String, @Nullable String> mapping(List<String> pairs) {
        Map<String, @Nullable String> mapping = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(
                        new Problem.InvalidParameter("--map", pair, "CHAMP=COLONNE, comme cout=\"Coût total\""));
            }
            String champ = pair.substring(0, equals).strip();
            if (mapping.containsKey(champ)) {
                throw new ProblemException(new Problem.InvalidParameter(
                        "--map", pair, "un champ une seule fois ; celui-ci a déjà une colonne"));
            }
            String column = pair.substring(equals + 1).strip();
            mapping.put(champ, column.isEmpty() ? null : column);
        }
        return mapping;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(new Problem.InvalidParameter("--date", text, "une date comme 2026-06-30"));
        }
    }

    private static @Nullable String committee(@Nullable String text) {
        if (text != null && !List.of("cotech", "copil").contains(text)) {
            throw new ProblemException(new Problem.InvalidParameter("--instance", text, "cotech, copil"));
        }
        return text;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void print(ImportReport report, PrintStream out) {
        out.printf(
                "%s, feuille « %s », titres à la ligne %d, état au %s (%s).%n",
                report.fichier(), report.feuille(), report.ligneTitres(), report.date(), origin(report.dateOrigine()));
        out.println("Colonnes :");
        report.colonnes()
                .forEach(c -> out.printf(
                        "  %-3s %-40s %s%n",
                        c.lettre(),
                        c.titre(),
                        c.champ() != null
                                ? "→ " + c.champ()
                                        + (c.unite() == null || c.unite().equals("€") ? "" : " (" + c.unite() + ")")
                                : c.remarque() == null ? "non lue" : "non lue. " + c.remarque()));
        out.println("Lignes :");
        report.lignes().forEach(line -> print(line, out));
        report.ignorees().forEach(line -> out.printf("  %5d  ignorée    %s%n", line.ligne(), line.raison()));
        report.problemes().forEach(p -> out.println(p.phrase()));
        ImportReport.Comptes counts = report.comptes();
        out.printf(
                "%s : %d lignes lues, %d valides, %d rejetées, %d inchangées, %d ignorées.%n",
                report.applique() ? "Import fait" : "Essai, rien n'est écrit",
                counts.lues(),
                counts.valides(),
                counts.rejetees(),
                counts.inchangees(),
                counts.ignorees());
    }

    private static String origin(String code) {
        return switch (code) {
            case "option" -> "demandé";
            case "fichier" -> "écrit dans le fichier";
            default -> "aujourd'hui";
        };
    }

    private static void print(ImportReport.Ligne line, PrintStream out) {
        String state = switch (line.etat()) {
            case "valide" -> "valide";
            case "rejetee" -> "REJETÉE";
            default -> "inchangée";
        };
        out.printf(
                "  %5d  %-9s  %s%n",
                line.ligne(),
                state,
                line.fiche() == null ? line.libelle() : line.fiche().id());
        line.changements()
                .forEach(c ->
                        out.printf("             %s : %s → %s%n", c.libelle(), shown(c.avant()), shown(c.apres())));
        line.problemes().forEach(p -> out.printf("             %s : %s%n", p.severite(), p.phrase()));
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "non renseigné";
        }
        return value instanceof java.math.BigDecimal euros
                ? euros.toPlainString().replace('.', ',') + " €"
                : value.toString();
    }
}
