package fr.archipel.exchange.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Imports a follow-up table in one transaction. A trial writes everything too, then takes it all back: what it reports is
 * what the import would do, the refusals of the fiches' own rules included.
 */
public final class FollowupImportStore {
    private static final Author NOBODY = new Author("", "essai");

    private final Database database;
    private final Clock clock;

    public FollowupImportStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the file would do; nothing is kept. */
    public ImportReport tryOut(String contrat, String file, byte[] bytes, ImportOptions options) {
        Book book = Book.read(file, bytes);
        return database.inTransaction(session -> {
            ImportReport report = run(session, NOBODY, contrat, book, options);
            session.connection().rollback();
            return report;
        });
    }

    /**
     * Writes what the file says. Problems: 422 with the report when a line is refused and the user wants all of them, or when
     * no line is about a fiche; 409 when the trial that the user saw would say otherwise now. Then nothing is written.
     */
    public ImportReport apply(Author author, String contrat, String file, byte[] bytes, ImportOptions options) {
        Book book = Book.read(file, bytes);
        return database.inTransaction(session -> {
            ImportReport report = run(session, author, contrat, book, options);
            if (options.empreinte() != null && !options.empreinte().equals(report.empreinte())) {
                throw new ProblemException(
                        new Problem.Conflict(
                                "Les fiches ont changé depuis l'essai, ou le fichier n'est plus le même : rien n'a été écrit. Refaites l'essai."));
            }
            int refused = report.comptes().rejetees();
            boolean broken =
                    report.problemes().stream().anyMatch(p -> p.severite().equals(LineProblem.ERROR));
            if (broken || (refused > 0 && !options.valides())) {
                throw new ProblemException(new Problem.Refused(sentence(report, refused), report));
            }
            return report.applied();
        });
    }

    private static String sentence(ImportReport report, int refused) {
        return refused == 0
                ? "Import refusé, rien n'a été écrit : "
                        + report.problemes().get(0).phrase()
                : "Import refusé, rien n'a été écrit : %d %s sur %d."
                        .formatted(
                                refused,
                                refused == 1 ? "ligne rejetée" : "lignes rejetées",
                                report.comptes().lues());
    }

    private ImportReport run(Session session, Author author, String contrat, Book book, ImportOptions options)
            throws SQLException {
        KnownStore.Period period = KnownStore.findPeriod(session, contrat)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("Le contrat", contrat)));
        // In one order, for trials too: two of them must not wait for each other.
        KnownStore.lockFiches(session, contrat);
        Parties parties = KnownStore.parties(session, contrat);
        Layout layout = Layout.find(book, options, parties);
        if (layout.grid().more()) {
            throw new ProblemException(new Problem.TooLarge(
                    "La feuille « %s »".formatted(layout.grid().name()), Grid.MAXIMUM_LINES, "lignes"));
        }
        TableDay day = TableDay.of(options.date(), layout.date(), LocalDate.now(clock));
        List<LineProblem> problems = new ArrayList<>();
        LinePlanner.Plans plans = new LinePlanner.Plans(List.of(), List.of());
        if (layout.identifies()) {
            plans = new LinePlanner(
                            layout.columns(),
                            KnownStore.list(session, contrat, day.day()),
                            new LinePlanner.Setting(parties, day, options.instance()))
                    .plan(layout.lines());
            EntryStore entries = new EntryStore(session, author, label(book.file()));
            for (LinePlan plan : plans.plans()) {
                entries.write(plan);
            }
            if (plans.plans().isEmpty()) {
                problems.add(LineProblem.error(null, null, "Aucune ligne du tableau ne parle d'une fiche."));
            }
        } else {
            problems.add(
                    LineProblem.error(
                            null,
                            null,
                            "Aucune colonne ne dit la fiche : indiquez la ligne des titres, puis la colonne du numéro ou de l'intitulé."));
        }
        return report(book, layout, day, parties, period, plans, problems);
    }

    private static ImportReport report(
            Book book,
            Layout layout,
            TableDay day,
            Parties parties,
            KnownStore.Period period,
            LinePlanner.Plans plans,
            List<LineProblem> problems) {
        List<ImportReport.Ligne> lines = ImportReport.lines(plans.plans());
        return new ImportReport(
                book.file(),
                book.grids().stream().map(Grid::name).toList(),
                layout.grid().name(),
                layout.titleLine(),
                day.day().toString(),
                day.origin(),
                ImportReport.columns(layout.columns()),
                ImportReport.fields(parties, period.first(), period.last(), layout.columns()),
                ImportReport.counts(plans.plans(), plans.skipped().size()),
                lines,
                plans.skipped().stream()
                        .map(each -> new ImportReport.Ignoree(each.ligne(), each.raison()))
                        .toList(),
                ImportReport.problems(problems),
                false,
                digest(lines));
    }

    private static String label(String file) {
        return "Import de " + (file.length() <= 200 ? file : file.substring(0, 200));
    }

    private static String digest(List<ImportReport.Ligne> lines) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Json.MAPPER.writeValueAsBytes(lines)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
