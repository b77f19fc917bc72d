package fr.archipel.scot.check;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of the layer {@code scot-projets}, and what it was computed from. */
public final class ProjectLayerStore {
    static final List<String> COLUMNS = List.of(
            "id",
            "titre",
            "fiche",
            "registre",
            "nature",
            "etat",
            "etat_origine",
            "date_effet",
            "deja_dans_millesime",
            "millesime",
            "surface_ha",
            "propre_ha",
            "charge_min_ha",
            "charge_max_ha",
            "hors_enveloppe_max_ha",
            "communes",
            "epci",
            "scots",
            "regle",
            "raisons",
            "geom");

    private static final String INSERT = "INSERT INTO scot_projet (" + String.join(", ", COLUMNS) + ") VALUES ("
            + COLUMNS.stream()
                    .map(column -> column.equals("geom") ? "ST_Multi(ST_CollectionExtract(?::geometry, 3))" : "?")
                    .collect(Collectors.joining(", "))
            + ")";

    // Who writes waits for who is writing.
    private static final String LOCK = "LOCK TABLE scot_projet_etat IN SHARE ROW EXCLUSIVE MODE";

    private final Database database;

    public ProjectLayerStore(Database database) {
        this.database = database;
    }

    boolean isOf(String versions) {
        return database.find(Sql.of("SELECT FROM scot_projet_etat WHERE versions = ?", versions), row -> true)
                .isPresent();
    }

    /** All rows, or nothing; false when another has written the same meanwhile. */
    boolean write(String versions, List<List<@Nullable Object>> rows) {
        return database.inTransaction(session -> {
            session.update(Sql.of(LOCK));
            if (session.find(Sql.of("SELECT FROM scot_projet_etat WHERE versions = ?", versions), row -> true)
                    .isPresent()) {
                return false;
            }
            session.update(Sql.of("DELETE FROM scot_projet"));
            session.updateAll(INSERT, rows);
            session.update(Sql.of("""
                    INSERT INTO scot_projet_etat (versions) VALUES (?)
                    ON CONFLICT (seul) DO UPDATE SET versions = excluded.versions, calcule_le = clock_timestamp()""", versions));
            return true;
        });
    }
}
