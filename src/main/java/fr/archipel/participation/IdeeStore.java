package fr.archipel.participation;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the public reads and writes. */
final class IdeeStore {
    private static final Author AUTHOR = new Author("", "auteur de l'idée");
    private static final String INTO =
            "INSERT INTO idee (theme, titre, texte, code, insee, lieu, geom) SELECT ?, ?, ?, ?, ";

    private final Database database;
    private final Settings settings;

    IdeeStore(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Newest first. Empty when {@code apres} names none of them. */
    Optional<Page<Idee>> page(IdeeQuery query, Paging paging) {
        return database.with(
                session -> IdeeRowStore.page(session, settings, query.where(), IdeeRowStore::idee, Idee::id, paging));
    }

    /** A published idea. */
    Optional<Idee> find(long id) {
        return database.find(
                IdeeRowStore.all(settings, Sql.of("i.id = ? AND i.etat = 'publiee'", id)), IdeeRowStore::idee);
    }

    /** How many all can read. */
    long published() {
        return database.find(Sql.of("SELECT count(*) FROM idee WHERE etat = 'publiee'"), row -> row.getLong(1))
                .orElseThrow();
    }

    /** Writes an idea that waits; answers its number. Problems: 422 outside the territory, 503 when too many wait. */
    long create(SentIdee sent, WithdrawalCode code) {
        return database.inTransaction(session -> {
            checkQueue(session);
            return session.find(insert(sent, code), row -> row.getLong(1)).orElseThrow(() -> elsewhere(sent));
        });
    }

    private void checkQueue(Session session) throws SQLException {
        long waiting = session.find(
                        Sql.of("SELECT count(*) FROM idee WHERE etat = 'en_attente'"), row -> row.getLong(1))
                .orElseThrow();
        if (waiting >= settings.waiting()) {
            throw new ProblemException(
                    new Problem.Unavailable(
                            "Beaucoup d'idées attendent déjà d'être lues : la vôtre n'a pas été enregistrée. Gardez-la, et revenez dans quelques jours."));
        }
    }

    /** Writes nothing when the place is in no commune of ours. */
    private static Sql insert(SentIdee sent, WithdrawalCode code) {
        Sql into = Sql.of(INTO, sent.theme().id(), sent.titre(), sent.texte(), code.digest());
        Sql from = sent.point() == null
                ? Sql.of("insee, 'commune', ST_PointOnSurface(geom) FROM commune WHERE insee = ?", sent.insee())
                : Sql.of("""
                        insee, 'point', ST_SnapToGrid(p.geom, 1) FROM commune c, (SELECT ?::geometry AS geom) p
                        WHERE ST_Intersects(c.geom, p.geom) ORDER BY insee LIMIT 1""", sent.point());
        return into.add(from).add(" RETURNING id");
    }

    private static ProblemException elsewhere(SentIdee sent) {
        return new ProblemException(
                sent.point() == null
                        ? new Problem.InvalidField(
                                "commune", String.valueOf(sent.insee()), "le code INSEE d'une commune du territoire")
                        : new Problem.InvalidGeometry(
                                "Le point est hors du territoire. Placez-le dans une de ses communes.", List.of()));
    }

    /** The idea of a code. */
    Optional<OwnIdee> own(WithdrawalCode code) {
        return database.find(
                IdeeRowStore.all(settings, Sql.of("i.code = ?", (Object) code.digest())), IdeeRowStore::own);
    }

    /** Deletes the idea of a code, whatever became of it; answers its number. */
    Optional<Long> withdraw(WithdrawalCode code) {
        return database.inTransaction(session -> {
            Optional<Long> id = session.find(
                    Sql.of("DELETE FROM idee WHERE code = ? RETURNING id", (Object) code.digest()),
                    row -> row.getLong(1));
            if (id.isPresent()) {
                JournalStore.add(
                        session,
                        AUTHOR,
                        ModerationStore.SUBJECT,
                        Long.toString(id.get()),
                        List.of(Change.of("retrait", null, null, null)));
            }
            return id;
        });
    }
}
