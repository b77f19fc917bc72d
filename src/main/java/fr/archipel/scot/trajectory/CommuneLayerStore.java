package fr.archipel.scot.trajectory;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of the layer {@code scot-consommation}, and what it was computed from. */
public final class CommuneLayerStore {
    static final List<String> COLUMNS = List.of(
            "insee",
            "situation",
            "statut",
            "consommation_reference_ha",
            "consommation_ha",
            "rythme_ha_an",
            "rythme_reference_ha_an",
            "projection_ha",
            "enveloppe_ha",
            "reste_ha",
            "atteinte_pct",
            "annees_restantes",
            "taux_pct",
            "etat_taux",
            "plancher_applique",
            "annees_connues",
            "source",
            "millesime",
            "provisoire",
            "regle",
            "raison");

    private static final String NOW = """
            SELECT coalesce(max(version) FILTER (WHERE layer = 'scot-donnees'), 0) AS donnees,
                   coalesce(max(version) FILTER (WHERE layer = 'communes'), 0) AS communes
            FROM version_couche""";

    private static final String INSERT = "INSERT INTO scot_consommation (" + String.join(", ", COLUMNS) + ") VALUES ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";

    private static final String KEEP = """
            INSERT INTO scot_consommation_etat (version_donnees, version_communes, jour) VALUES (?, ?, ?)
            ON CONFLICT (seul) DO UPDATE
            SET version_donnees = excluded.version_donnees, version_communes = excluded.version_communes,
                jour = excluded.jour, calcule_le = clock_timestamp()""";

    // Who writes waits for who is writing.
    private static final String LOCK = "LOCK TABLE scot_consommation_etat IN SHARE ROW EXCLUSIVE MODE";

    private final Database database;

    public CommuneLayerStore(Database database) {
        this.database = database;
    }

    /** What the layer depends on. */
    record State(long data, long communes, LocalDate day) {}

    State now(LocalDate day) {
        return database.find(Sql.of(NOW), row -> new State(row.getLong("donnees"), row.getLong("communes"), day))
                .orElseThrow();
    }

    Optional<State> last() {
        return database.find(
                Sql.of("SELECT version_donnees, version_communes, jour FROM scot_consommation_etat"),
                row -> new State(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class)));
    }

    /** All rows, or nothing; false when another has written what is as new meanwhile. */
    boolean write(State state, List<List<@Nullable Object>> rows) {
        return database.inTransaction(session -> {
            session.update(Sql.of(LOCK));
            boolean newer = session.find(
                            Sql.of(
                                    "SELECT FROM scot_consommation_etat WHERE version_donnees >= ? AND version_communes >= ?"
                                            + " AND jour >= ?",
                                    state.data(),
                                    state.communes(),
                                    state.day()),
                            row -> true)
                    .isPresent();
            if (newer) {
                return false;
            }
            session.update(Sql.of("DELETE FROM scot_consommation"));
            session.updateAll(INSERT, rows);
            session.update(Sql.of(KEEP, state.data(), state.communes(), state.day()));
            return true;
        });
    }
}
