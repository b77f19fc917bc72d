package fr.archipel.cli;

import fr.archipel.exchange.CommuneImport;
import java.io.PrintStream;
import java.util.Locale;

/** Says on the terminal what an import of communes did. */
final class CommuneImportReport {
    private static final int SHOWN_FAULTS = 20;

    private CommuneImportReport() {}

    /** Returns the exit status: 0 done or could be done, 1 refused. */
    static int print(CommuneImport.Report report, boolean dryRun, PrintStream out, PrintStream err) {
        if (!report.faults().isEmpty()) {
            err.printf(
                    "Import refusé, rien n'a été changé : %d anomalies.%n",
                    report.faults().size());
            report.faults().stream().limit(SHOWN_FAULTS).forEach(fault -> err.println("  " + fault));
            if (report.faults().size() > SHOWN_FAULTS) {
                err.printf("  … et %d autres.%n", report.faults().size() - SHOWN_FAULTS);
            }
            return 1;
        }
        out.printf(
                Locale.FRENCH,
                "%s : %d contours lus, %d communes %s, %d hors du territoire ignorés.%n",
                dryRun ? "Essai, rien n'est gardé" : "Import fait",
                report.read(),
                report.replaced(),
                dryRun ? "seraient remplacées" : "remplacées",
                report.ignored());
        out.printf(
                Locale.FRENCH,
                "Surface du territoire : %.2f km² avant, %.2f km² après. Périmètres des EPCI et des SCoT recalculés.%n",
                report.surfaceBeforeKm2(),
                report.surfaceAfterKm2());
        out.printf("Objets dont les communes changent : %d.%n", report.movedObjects());
        return 0;
    }
}
