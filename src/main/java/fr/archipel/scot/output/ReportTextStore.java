package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.request.Precondition;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts of local reports. A write is one transaction: the report is locked, its version held against the one the writer
 * saw, what was there before goes into the journal.
 */
public final class ReportTextStore {
    static final int MAXIMUM_LENGTH = 20_000;
    private static final String SUBJECT = "rapport_local";

    private final Database database;

    public ReportTextStore(Database database) {
        this.database = database;
    }

    /** The texts of a report, in the order they were written, and its version: 0 when nobody wrote any. */
    record Texts(int version, List<ReportText> textes) {}

    /** A report in which somebody wrote. {@code id}: {@code perimetre/annee}. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Written(
            String id,
            String perimetre,
            int annee,
            int textes,
            int version,
            String modifieLe,
            String auteur,
            String href) {}

    /** A line of a report's history. {@code annule}: the entry that this one undoes. */
    record Entry(
            long n,
            String moment,
            String auteur,
            @Nullable String rubrique,
            @Nullable JsonNode avant,
            @Nullable JsonNode apres,
            @Nullable Long annule) {}

    Texts get(ReportId report) {
        return database.with(session -> read(session, report));
    }

    private static Texts read(Session session, ReportId report) throws SQLException {
        int version = version(session, report);
        return new Texts(
                version, session.list(Sql.of("""
                                SELECT rubrique, texte, auteur, to_json(modifie_le) #>> '{}' AS modifie_le, version
                                FROM rapport_local_texte
                                WHERE perimetre = ? AND annee = ? AND texte <> '' ORDER BY version""", report.perimeter().text(), report.year()), ReportTextStore::text));
    }

    private static ReportText text(ResultSet row) throws SQLException {
        return new ReportText(
                row.getString("rubrique"),
                row.getString("texte"),
                row.getString("auteur"),
                row.getString("modifie_le"),
                row.getInt("version"));
    }

    private static int version(Session session, ReportId report) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT coalesce(max(version), 0) FROM rapport_local_texte WHERE perimetre = ? AND annee = ?",
                                report.perimeter().text(),
                                report.year()),
                        row -> row.getInt(1))
                .orElse(0);
    }

    Optional<Page<Written>> list(Paging paging) {
        Sql found = Sql.of("""
                SELECT perimetre || '/' || annee AS id, perimetre, annee, count(*) FILTER (WHERE texte <> '') AS textes,
                       max(version) AS version, to_json(max(modifie_le)) #>> '{}' AS modifie_le,
                       (array_agg(auteur ORDER BY version DESC))[1] AS auteur
                FROM rapport_local_texte GROUP BY perimetre, annee""");
        return database.with(session -> new Keyset(found, "id", "id")
                .page(
                        session,
                        "SELECT trouve.* FROM trouve",
                        row -> new Written(
                                row.getString("id"),
                                row.getString("perimetre"),
                                row.getInt("annee"),
                                row.getInt("textes"),
                                row.getInt("version"),
                                row.getString("modifie_le"),
                                row.getString("auteur"),
                                "/api/rapports-locaux/" + row.getString("perimetre") + "?annee=" + row.getInt("annee")),
                        Written::id,
                        paging.after(),
                        paging.limit()));
    }

    /** Newest first. */
    Optional<Page<Entry>> history(ReportId report, Paging paging) {
        Sql found = Sql.of(
                "SELECT j.id, -j.id AS ordre FROM journal j WHERE j.sujet = '" + SUBJECT + "' AND j.sujet_id = ?",
                report.subject());
        return database.with(session -> new Keyset(found, "ordre", "id::text")
                .page(
                        session,
                        """
                        SELECT j.id, to_json(j.moment) #>> '{}' AS moment, j.auteur, j.champ, j.avant::text AS avant,
                               j.apres::text AS apres, j.annule
                        FROM trouve JOIN journal j ON j.id = trouve.id""",
                        ReportTextStore::entry,
                        entry -> Long.toString(entry.n()),
                        paging.after(),
                        paging.limit()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long undoes = row.getLong("annule");
        return new Entry(
                row.getLong("id"),
                row.getString("moment"),
                row.getString("auteur"),
                row.getString("champ"),
                json(row.getString("avant")),
                json(row.getString("apres")),
                undoes == 0 ? null : undoes);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a text; an empty one takes it away. Problem: 412 when the report has changed since. */
    Texts write(Author author, ReportId report, Precondition seen, Rubrique section, String text) {
        return database.inTransaction(session -> {
            int version = lock(session, report, seen);
            write(session, author, report, version, section.id(), text, null);
            return read(session, report);
        });
    }

    /**
     * Puts back what stood before an entry. Problems: 404 when the report has no such entry, 409 when the text has changed
     * since, 412 when the report has changed since it was seen.
     */
    Texts undo(Author author, ReportId report, Precondition seen, long n) {
        return database.inTransaction(session -> {
            int version = lock(session, report, seen);
            Entry entry = session.find(
                            Sql.of(
                                    "SELECT id, to_json(moment) #>> '{}' AS moment, auteur, champ, avant::text AS avant,"
                                            + " apres::text AS apres, annule FROM journal"
                                            + " WHERE id = ? AND sujet = '" + SUBJECT + "' AND sujet_id = ?",
                                    n,
                                    report.subject()),
                            ReportTextStore::entry)
                    .orElseThrow(() ->
                            new ProblemException(new Problem.NotFound("L'entrée de l'historique", Long.toString(n))));
            String section = Objects.requireNonNull(entry.rubrique());
            if (!find(session, report, section).equals(words(entry.apres()))) {
                throw new ProblemException(
                        new Problem.Conflict(
                                "Le texte a été modifié depuis cette entrée : annulez d'abord les modifications plus récentes."));
            }
            write(session, author, report, version, section, words(entry.avant()), n);
            return read(session, report);
        });
    }

    private static int lock(Session session, ReportId report, Precondition seen) throws SQLException {
        session.find(
                Sql.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 36))", SUBJECT + "/" + report.subject()),
                row -> true);
        int version = version(session, report);
        if (!seen.allows(version)) {
            throw new ProblemException(new Problem.Outdated(
                    "Le rapport", report.subject(), Precondition.tag(version), read(session, report), null));
        }
        return version;
    }

    private static void write(
            Session session,
            Author author,
            ReportId report,
            int version,
            String section,
            String text,
            @Nullable Long undoes)
            throws SQLException {
        String before = find(session, report, section);
        if (before.equals(text)) {
            return;
        }
        session.update(Sql.of(
                """
                INSERT INTO rapport_local_texte (perimetre, annee, rubrique, texte, auteur, cle, version)
                VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?)
                ON CONFLICT (perimetre, annee, rubrique) DO UPDATE
                SET texte = excluded.texte, auteur = excluded.auteur, cle = excluded.cle, version = excluded.version,
                    modifie_le = clock_timestamp()""",
                report.perimeter().text(),
                report.year(),
                section,
                text,
                author.name(),
                author.key(),
                version + 1));
        JournalStore.add(
                session,
                author,
                SUBJECT,
                report.subject(),
                List.of(new Change(
                        undoes == null ? "modification" : "annulation", section, node(before), node(text), undoes)));
    }

    /** Empty when there is none. */
    private static String find(Session session, ReportId report, String section) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT texte FROM rapport_local_texte WHERE perimetre = ? AND annee = ? AND rubrique = ?",
                                report.perimeter().text(),
                                report.year(),
                                section),
                        row -> row.getString(1))
                .orElse("");
    }

    private static @Nullable JsonNode node(String text) {
        return text.isEmpty() ? null : TextNode.valueOf(text);
    }

    private static String words(@Nullable JsonNode text) {
        return text == null ? "" : text.asText();
    }
}
