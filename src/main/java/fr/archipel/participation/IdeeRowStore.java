package fr.archipel.participation;

import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ideas read from their table, each with the day it goes. */
final class IdeeRowStore {
    private static final int MAXIMUM_EXPORT = 50_000;

    private static final String SELECT = """
            SELECT i.id, i.theme, i.titre, i.texte, i.insee, c.nom, i.lieu, i.etat, i.motif, i.reponse, i.version,
            round(ST_X(p.geom)::numeric, 6)::float8 AS longitude, round(ST_Y(p.geom)::numeric, 6)::float8 AS latitude,
            (i.reponse_le AT TIME ZONE 'Europe/Paris')::date::text AS reponse_le,
            (i.depose_le AT TIME ZONE 'Europe/Paris')::date::text AS depose_le,
            (i.decide_le AT TIME ZONE 'Europe/Paris')::date::text AS decide_le,
            (i.publiee_le AT TIME ZONE 'Europe/Paris')::date::text AS publiee_le,
            (trouve.fin AT TIME ZONE 'Europe/Paris')::date::text AS efface_le,
            f.id AS fiche, f.numero AS fiche_numero, f.titre AS fiche_titre, f.contrat AS fiche_contrat
            FROM trouve JOIN idee i USING (id) JOIN commune c ON c.insee = i.insee
            LEFT JOIN fiche f ON f.id = i.fiche AND f.archivee_le IS NULL
            CROSS JOIN LATERAL (SELECT ST_Transform(i.geom, 4326) AS geom OFFSET 0) p""";

    private IdeeRowStore() {}

    /** A page of the ideas {@code i} under a condition, newest first; empty when {@code apres} names none of them. */
    static <T> Optional<Page<T>> page(
            Session session,
            Settings settings,
            Sql where,
            Session.RowMapper<T> mapper,
            Function<T, Long> id,
            Paging paging)
            throws SQLException {
        return new Keyset(found(settings, where), "ordre", "id::text")
                .page(session, SELECT, mapper, row -> Long.toString(id.apply(row)), paging.after(), paging.limit());
    }

    /** All under a condition, newest first. */
    static Sql all(Settings settings, Sql where) {
        return Sql.of("WITH trouve AS (")
                .add(found(settings, where))
                .add(") " + SELECT + " ORDER BY i.id DESC LIMIT ?", MAXIMUM_EXPORT);
    }

    private static Sql found(Settings settings, Sql where) {
        return Sql.of(
                        "SELECT i.id, -i.id AS ordre, " + PurgeStore.END + " AS fin FROM idee i WHERE ",
                        settings.publishedMonths(),
                        settings.waitingDays())
                .add(where);
    }

    static Idee idee(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String title = row.getString("titre");
        return new Idee(
                id,
                row.getString("theme"),
                title == null ? null : PlainText.masked(title),
                PlainText.masked(row.getString("texte")),
                commune(row),
                row.getString("lieu"),
                position(row),
                row.getString("publiee_le"),
                answer(row),
                fiche(row),
                "/api/participation/idees/" + id);
    }

    static OwnIdee own(ResultSet row) throws SQLException {
        return new OwnIdee(
                row.getLong("id"),
                row.getString("theme"),
                row.getString("titre"),
                row.getString("texte"),
                commune(row),
                row.getString("etat"),
                row.getString("motif"),
                row.getString("depose_le"),
                row.getString("publiee_le"),
                row.getString("efface_le"),
                answer(row),
                fiche(row));
    }

    static ModeratedIdee moderated(ResultSet row) throws SQLException {
        String title = row.getString("titre");
        String text = row.getString("texte");
        return new ModeratedIdee(
                row.getLong("id"),
                row.getString("theme"),
                title,
                text,
                PlainText.alerts(title == null ? text : title + "\n" + text),
                commune(row),
                row.getString("lieu"),
                position(row),
                row.getString("etat"),
                row.getString("motif"),
                row.getString("depose_le"),
                row.getString("decide_le"),
                row.getString("publiee_le"),
                row.getString("efface_le"),
                answer(row),
                fiche(row),
                row.getInt("version"),
                List.of());
    }

    private static CommuneRef commune(ResultSet row) throws SQLException {
        return new CommuneRef(row.getString("insee"), row.getString("nom"));
    }

    private static List<Double> position(ResultSet row) throws SQLException {
        return List.of(row.getDouble("longitude"), row.getDouble("latitude"));
    }

    private static @Nullable Reponse answer(ResultSet row) throws SQLException {
        String text = row.getString("reponse");
        return text == null ? null : new Reponse(text, row.getString("reponse_le"));
    }

    private static @Nullable FicheRef fiche(ResultSet row) throws SQLException {
        String id = row.getString("fiche");
        return id == null
                ? null
                : FicheRef.of(
                        id,
                        row.getString("fiche_numero"),
                        row.getString("fiche_titre"),
                        row.getString("fiche_contrat"));
    }
}
