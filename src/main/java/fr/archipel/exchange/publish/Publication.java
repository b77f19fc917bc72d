package fr.archipel.exchange.publish;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.layer.Catalogue;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a file a layer, or takes a published layer away. One transaction: a failure, or a kill, changes nothing. A
 * geometry that is not valid is kept as the file has it and counted, unless repair is asked: real files have some, and
 * refusing the file or changing its shapes unasked would both be worse.
 */
public final class Publication {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Publication() {}

    /** {@code progress} is told now and then how many objects have been read. */
    public static PublishReport publish(
            Database database, Path file, PublishRequest request, Staging.Progress progress) {
        checkId(request.id());
        try (LayerReader reader = LayerFile.open(file, ReadOptions.layer(request.layer()))) {
            PublishReport report = database.inTransaction(session -> {
                try {
                    return publish(session, reader, String.valueOf(file.getFileName()), request, progress);
                } catch (IOException e) {
                    if (e.getCause() instanceof SQLException refused) {
                        throw refused;
                    }
                    throw new UncheckedIOException(e);
                }
            });
            RetiredTables.drop(database);
            return report;
        }
    }

    /** Throws {@link Problem.NotFound} when no such layer is published. */
    public static void unpublish(Database database, String id) {
        checkNotBuiltIn(id);
        database.doInTransaction(session -> {
            lock(session, id);
            String table = findTable(session, id)
                    .orElseThrow(() -> new ProblemException(new Problem.NotFound("La couche publiée", id)));
            retire(session, id, table);
            session.update(Sql.of("DELETE FROM couche_publiee WHERE id = ?", id));
        });
        RetiredTables.drop(database);
    }

    private static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--id", id, "de 1 à 63 lettres minuscules sans accent, chiffres et tirets, comme zones-humides"));
        }
        checkNotBuiltIn(id);
    }

    private static void checkNotBuiltIn(String id) {
        if (Catalogue.isBuiltIn(id)) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--id", id, "un identifiant qui n'est pas celui d'une couche d'Archipel"));
        }
    }

    /** Two publications of one id wait for each other. */
    private static void lock(Session session, String id) throws SQLException {
        session.update(Sql.of("SET LOCAL statement_timeout = 0"));
        session.update(Sql.of("SET LOCAL idle_in_transaction_session_timeout = 0"));
        session.find(Sql.of("SELECT pg_advisory_xact_lock(hashtextextended('couche ' || ?, 23))", id), row -> true);
    }

    private static Optional<String> findTable(Session session, String id) throws SQLException {
        return session.find(
                Sql.of("SELECT description #>> '{storage,table}' FROM couche_publiee WHERE id = ?", id),
                row -> row.getString(1));
    }

    private static PublishReport publish(
            Session session, LayerReader reader, String file, PublishRequest request, Staging.Progress progress)
            throws SQLException, IOException {
        if (!reader.hasGeometry()) {
            throw new ProblemException(
                    new Problem.Unreadable(
                            file,
                            "ses lignes n'ont pas de géométrie, ni de colonnes de coordonnées (lon et lat, x et y, WKT) : une couche publiée en demande."));
        }
        lock(session, request.id());
        Optional<String> before = findTable(session, request.id());
        if (before.isPresent() && !request.replace()) {
            throw new ProblemException(new Problem.Conflict(
                    "La couche « %s » est déjà publiée ; ajoutez --replace pour la remplacer, ou donnez un autre --id."
                            .formatted(request.id())));
        }
        int from = Place.source(session, reader, request.epsg());
        session.update(Sql.of("SET LOCAL maintenance_work_mem = '256MB'"));
        session.update(Sql.of("SET LOCAL work_mem = '64MB'"));
        Staging staging = Staging.fill(session, reader, progress);
        Place place = Place.of(session, from, staging.extent(), file);
        KeyChoice key = KeyChoice.of(session, reader.columns(), staging, request.key());
        boolean keyIsId =
                key.column() >= 0 && reader.columns().get(key.column()).name().equals(PublishedTable.KEY);
        String type = Shape.of(reader.geometryType(), staging.types());
        PublishedTable table = new PublishedTable(
                tableName(session, request.id()),
                key,
                Names.of(reader.columns(), keyIsId ? key.column() : -1),
                request.repair() ? Shape.repaired(type) : type,
                place,
                staging.rows() > PublishedTable.LARGE && place.to() == 2154);
        long invalid = request.repair() ? invalid(session) : 0;
        PublishedTable.Content content = table.make(session, request.repair());
        if (before.isPresent()) {
            retire(session, request.id(), before.get());
        }
        describe(session, request, reader, table, content, file, staging.rows());
        return new PublishReport(
                request.id(),
                staging.rows(),
                table.fields().size(),
                table.type(),
                place.to(),
                content.withoutGeometry(),
                content.invalid(),
                invalid - (request.repair() ? content.invalid() : 0),
                key.words(),
                notes(reader, table));
    }

    private static long invalid(Session session) throws SQLException {
        return session.find(
                        Sql.of("SELECT count(*) FROM pg_temp.arrivee WHERE NOT ST_IsValid(geom)"),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** A new one each time: whoever still reads the table before goes on reading it. */
    private static String tableName(Session session, String id) throws SQLException {
        String word = id.replace('-', '_');
        return session.find(
                        Sql.of(
                                "SELECT 'publie_' || ? || '_' || to_hex((extract(epoch FROM clock_timestamp()) * 1e6)::bigint)",
                                word.substring(0, Math.min(36, word.length()))),
                        row -> row.getString(1))
                .orElseThrow();
    }

    private static void describe(
            Session session,
            PublishRequest request,
            LayerReader reader,
            PublishedTable table,
            PublishedTable.Content content,
            String file,
            long rows)
            throws SQLException {
        table.comment(session, "%s (couche publiée %s)".formatted(request.title(), request.id()));
        session.update(Sql.of(
                "INSERT INTO couche_publiee (id, description) VALUES (?, ?::jsonb)"
                        + " ON CONFLICT (id) DO UPDATE SET description = excluded.description",
                request.id(),
                Description.of(request, reader, table, content.reach(), file).toString()));
        table.follow(session, request.id(), Description.label(table.fields()), rows);
    }

    private static void retire(Session session, String id, String table) throws SQLException {
        try {
            session.find(Sql.of("SELECT oublier_objets(?)", id), row -> true);
        } catch (SQLException e) {
            if (DatabaseException.of(e).isRefusal()) {
                throw new ProblemException(new Problem.Conflict(
                        "Des fiches sont liées à des objets de la couche « %s » ; retirez d'abord ces liens."
                                .formatted(id)));
            }
            throw e;
        }
        session.update(Sql.of("INSERT INTO table_retiree (nom) VALUES (?) ON CONFLICT DO NOTHING", table));
    }

    private static List<String> notes(LayerReader reader, PublishedTable table) {
        List<String> notes = new ArrayList<>(reader.notes());
        table.fields().stream()
                .filter(Names.Named::isRenamed)
                .forEach(each -> notes.add("Le champ « %s » s'appelle ici « %s »."
                        .formatted(each.column().name(), each.name())));
        return notes;
    }
}
