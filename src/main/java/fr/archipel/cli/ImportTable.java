package fr.archipel.cli;

import fr.archipel.exchange.intake.Counts;
import fr.archipel.exchange.intake.Examination;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.RuleCount;
import fr.archipel.exchange.intake.desk.ImportListStore;
import java.io.PrintStream;
import java.util.List;

/** Says on the terminal what an import found, did, or would do. */
final class ImportTable {
    private ImportTable() {}

    static void print(ImportReport report, PrintStream out) {
        Examination found = report.examination();
        if (found == null) {
            return;
        }
        out.printf("%s → %s%n", report.fichier(), report.cible().titre());
        Counts counts = found.comptes();
        line(out, counts.lues(), "lignes lues");
        line(out, counts.creations(), "créations");
        line(out, counts.modifications(), "modifications");
        line(out, counts.inchangees(), "inchangés");
        line(out, counts.rejetees(), "refusées");
        line(out, counts.ignorees(), "laissées de côté");
        line(out, counts.absentes(), "objets de la couche absents du fichier");
        if (!found.regles().isEmpty()) {
            out.println("Ce qui a été trouvé :");
            for (RuleCount rule : found.regles()) {
                out.printf("  %9d  %-13s  %s (%s)%n", rule.nombre(), rule.severite(), rule.titre(), rule.regle());
            }
        }
        found.notes().forEach(note -> out.println("  " + note));
    }

    private static void line(PrintStream out, long count, String what) {
        if (count > 0) {
            out.printf("  %9d  %s%n", count, what);
        }
    }

    static boolean isRefused(ImportReport report, boolean keepValid) {
        Examination found = report.examination();
        return found == null || (!keepValid && (found.comptes().rejetees() > 0 || found.lacksPlaces()));
    }

    /** Of a trial, or of what cannot be applied. Returns the exit status. */
    static int verdict(ImportReport report, boolean keepValid, PrintStream out, PrintStream err) {
        if (!isRefused(report, keepValid)) {
            out.println("Essai, rien n'est écrit.");
            return 0;
        }
        err.println(
                report.motif() != null
                        ? report.motif()
                        : "Des lignes sont refusées : rien n'est écrit. Corrigez le fichier, décidez avec --choix, ou gardez les"
                                + " autres avec --garder-les-bonnes. --rapport FICHIER.html dit chaque ligne.");
        return 1;
    }

    static void list(ImportListStore imports, PrintStream out) {
        List<ImportListStore.Line> lines = imports.listDone(100);
        if (lines.isEmpty()) {
            out.println("Aucun import.");
        }
        for (ImportListStore.Line line : lines) {
            out.printf(
                    "%s  %s  %-9s  %s ← %s%s%n",
                    line.id(),
                    line.creeLe().substring(0, 16).replace('T', ' '),
                    line.etat(),
                    line.cible(),
                    line.fichier(),
                    line.auteur() == null ? "" : ", par " + line.auteur());
        }
    }

    static void done(ImportReport report, PrintStream out) {
        out.printf("Import fait. Il s'annule en entier : ./archipel import --annuler %s%n", report.id());
    }
}
