package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.request.Paging;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.FicheRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sums of tracking: one statement an answer, written as JSON by the database. */
public final class FollowupStore {
    private static final String FOLLOWUP = resource("suivi.sql");
    private static final String MONEY = resource("argent.sql");

    private final Database database;

    public FollowupStore(Database database) {
        this.database = database;
    }

    Optional<ContratRef> findContrat(String id) {
        return database.find(
                Sql.of("SELECT id, titre, sigle FROM contrat WHERE id = ?", id),
                row -> ContratRef.of(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** {@code withFiches}: one row a fiche too; never over all contracts, where it would have no bound. */
    ObjectNode getFollowup(FollowupQuery q, boolean withFiches) {
        Sql sql = Sql.of(
                FOLLOWUP,
                q.date(),
                q.contrat(),
                q.annee(),
                q.axe(),
                q.axe(),
                q.commune(),
                q.commune(),
                q.maitreOuvrage(),
                q.maitreOuvrage(),
                q.date(),
                q.contrat(),
                q.annee(),
                q.date(),
                q.contrat(),
                q.annee(),
                q.date(),
                q.contrat(),
                withFiches,
                q.contrat());
        return json(sql);
    }

    /** The commune must exist. */
    ObjectNode getMoney(String insee, LocalDate date) {
        return json(Sql.of(MONEY, date, insee, insee, insee, insee));
    }

    Optional<Page<Alert>> listAlerts(
            LocalDate date, @Nullable String contrat, int months, @Nullable String type, Paging paging) {
        Sql found = Sql.of("""
                SELECT a.type || ':' || a.fiche AS cle, a.*
                FROM suivi_alerte(CAST(? AS date), CAST(? AS text), CAST(? AS integer)) a
                WHERE CAST(? AS text) IS NULL OR a.type = CAST(? AS text)""", date, contrat, months, type, type);
        return database.with(session -> new Keyset(found, "cle", "cle")
                .page(
                        session,
                        """
                        SELECT trouve.type, trouve.depuis, trouve.cout, trouve.retenu, trouve.realise,
                               f.id, f.numero, f.titre, f.contrat
                        FROM trouve JOIN fiche f ON f.id = trouve.fiche""",
                        row -> Alert.of(
                                row.getString("type"),
                                FicheRef.of(
                                        row.getString("id"),
                                        row.getString("numero"),
                                        row.getString("titre"),
                                        row.getString("contrat")),
                                row.getObject("depuis", LocalDate.class),
                                euros(row.getBigDecimal("cout")),
                                euros(row.getBigDecimal("retenu")),
                                euros(row.getBigDecimal("realise"))),
                        alert -> alert.type() + ":" + alert.fiche().id(),
                        paging.after(),
                        paging.limit()));
    }

    private static @Nullable BigDecimal euros(@Nullable BigDecimal cents) {
        return cents == null ? null : cents.movePointLeft(2);
    }

    private ObjectNode json(Sql sql) {
        return database.find(sql, row -> (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private static String resource(String name) {
        try (InputStream in = FollowupStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
