package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One examination: from an open file to {@code arrivee}, findings and counts. All within the caller's transaction. */
final class Examining {
    private final Session session;
    private final Arrival arrival;
    private final Destination to;
    private final FileMapping mapping;
    private final ImportRequest request;
    private final FindingLog log;
    private final Progress progress;

    Examining(
            Session session,
            Arrival arrival,
            Destination to,
            FileMapping mapping,
            ImportRequest request,
            Progress progress) {
        this.session = session;
        this.arrival = arrival;
        this.to = to;
        this.mapping = mapping;
        this.request = request;
        this.log = new FindingLog(arrival.id(), new Choices(request.choices()));
        this.progress = progress;
    }

    Examination run(LayerReader reader, FileFacts file) throws SQLException, IOException {
        @Nullable
        SourceCrs crs = to.hasGeometry() && reader.hasGeometry() ? SourceCrs.of(session, reader, request) : null;
        RawRows raw = new RawRows(session, arrival, to, log);
        raw.fill(reader, mapping, Corrections.of(request, mapping, reader.columns()), progress);
        step(Progress.COMPARING, 0, raw.read);
        new Preparation(
                        arrival,
                        to,
                        new Keys(to, mapping.key(), log.choices().links()),
                        crs == null ? to.target().srid() : crs.epsg(),
                        request.repair(),
                        log.choices())
                .run(session);
        check(raw.read);
        return examination(reader, file, raw, crs);
    }

    private void check(long rows) throws SQLException {
        Finder finder = new Finder(session, arrival, log);
        finder.start();
        finder.verdict(Sql.of("SELECT n, CASE WHEN fautes = " + RawRows.LEFT_ASIDE
                + " THEN 'ignore' ELSE 'rejete' END FROM " + arrival.sql() + " WHERE fautes <> 0"));
        step(Progress.CHECKING, 0, rows);
        new KeyChecks(arrival, to, mapping.key()).run(finder);
        step(Progress.CHECKING, rows / 5, rows);
        new GeometryChecks(arrival, to).run(finder);
        step(Progress.CHECKING, rows * 2 / 5, rows);
        new PlaceChecks(arrival, to).run(session, finder);
        finder.settle();
        step(Progress.CHECKING, rows * 3 / 5, rows);
        new LikenessChecks(arrival, to).run(finder);
        step(Progress.CHECKING, rows * 4 / 5, rows);
        new ConstraintChecks(arrival, to).run(session, finder);
        if (request.missing() == Missing.SUPPRIMER) {
            new Absentees(arrival, to, mapping.key()).findKept(finder);
        }
        new Absentees(arrival, to, mapping.key()).findExpected(finder);
        finder.settle();
        log.forgetOutside(session);
        step(Progress.CHECKING, rows, rows);
    }

    private void step(String step, long done, long total) {
        Cancelled.check(progress);
        progress.step(step, done, total);
    }

    private Examination examination(LayerReader reader, FileFacts file, RawRows raw, @Nullable SourceCrs crs)
            throws SQLException {
        ObjectNode view = mapping.view();
        return new Examination(
                file.bytes(),
                file.layers(),
                reader.name(),
                view.get("profil"),
                or(view, "profils"),
                crs == null
                        ? new Examination.CrsView(null, null, "aucune")
                        : new Examination.CrsView(crs.epsg(), crs.name(session), crs.chosen() ? "choix" : "fichier"),
                encoding(reader),
                or(view, "correspondance"),
                or(view, "colonnes"),
                counts(raw),
                changedFields(),
                log.counts(),
                notes(reader),
                extent(),
                file.sha256());
    }

    private @Nullable JsonNode encoding(LayerReader reader) {
        return reader.encoding() == null
                ? null
                : Json.object()
                        .put("nom", reader.encoding())
                        .put("origine", request.encoding() == null ? "fichier" : "choix");
    }

    private static JsonNode or(ObjectNode view, String name) {
        return view.has(name) ? view.get(name) : Json.MAPPER.createArrayNode();
    }

    private List<String> notes(LayerReader reader) {
        List<String> notes = new ArrayList<>(reader.notes());
        mapping.view().path("notes").forEach(each -> notes.add(each.asText()));
        return notes;
    }

    private Counts counts(RawRows raw) throws SQLException {
        long absent = new Absentees(arrival, to, mapping.key()).count(session);
        return ArrivalCounts.of(session, arrival).with(raw.read, raw.unreadable, raw.skipped, absent);
    }

    private Map<String, Long> changedFields() throws SQLException {
        Map<String, Long> changed = new LinkedHashMap<>();
        StringBuilder columns = new StringBuilder("count(*) FILTER (WHERE a.bouge)");
        for (int i = 0; i < to.fields().size(); i++) {
            columns.append(", count(*) FILTER (WHERE ")
                    .append(Arrival.changes("a", i))
                    .append(')');
        }
        session.forEach(
                Sql.of("SELECT " + columns + " FROM " + arrival.sql() + " a WHERE a.action = 'modification'"),
                0,
                row -> {
                    for (int i = 0; i < to.fields().size(); i++) {
                        Field field = to.fields().get(i);
                        if (row.getLong(i + 2) > 0) {
                            changed.put(field.name(), row.getLong(i + 2));
                        }
                    }
                    if (row.getLong(1) > 0) {
                        changed.put("geometry", row.getLong(1));
                    }
                });
        return changed;
    }

    private @Nullable List<Double> extent() throws SQLException {
        return session.find(
                        Sql.of(
                                """
                                SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)
                                FROM (SELECT ST_Transform(ST_SetSRID(ST_Extent(a.geom)::geometry, ?), 4326) AS b FROM\s"""
                                        + arrival.sql()
                                        + " a WHERE a.action NOT IN ('ignore', 'rejete')) e WHERE b IS NOT NULL",
                                to.target().srid()),
                        row -> List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .filter(box -> box.stream().allMatch(Double::isFinite))
                .orElse(null);
    }
}
