package fr.archipel.scot.ledger;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.territory.ObjetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The register of qualifications of friches. */
public final class QualificationStore {
    static final String SELECT = """
            SELECT r.id, r.friche, r.qualification, r.decideur, r.date_decision::text, r.preuve, r.remarque, o.nom AS friche_nom,
                   r.annule_le IS NULL AND NOT EXISTS (SELECT FROM friche_qualification p WHERE p.friche = r.friche
                                                       AND p.annule_le IS NULL AND p.id > r.id) AS en_vigueur, %s
            FROM friche_qualification r LEFT JOIN objet o ON (o.layer, o.id) = ('friches', r.friche)
            """.formatted(EntryStore.SIGNATURE);

    private static final String IN_FORCE = """
            WHERE r.id IN (SELECT max(id) FROM friche_qualification WHERE annule_le IS NULL GROUP BY friche)""";

    private final Database database;

    public QualificationStore(Database database) {
        this.database = database;
    }

    /** What each friche that somebody spoke of is now, by its key. */
    public List<Qualification> listInForce() {
        return database.list(Sql.of(SELECT + IN_FORCE + " ORDER BY r.friche"), QualificationStore::entry);
    }

    /** What a friche is now; empty when nobody said: it is then to be settled. */
    public Optional<Qualification> ofFriche(String friche) {
        return database.find(Sql.of(SELECT + IN_FORCE + " AND r.friche = ?", friche), QualificationStore::entry);
    }

    static Qualification entry(ResultSet row) throws SQLException {
        return new Qualification(
                row.getLong("id"),
                ObjetRef.of("friches", row.getString("friche"), row.getString("friche_nom")),
                row.getString("qualification"),
                row.getString("decideur"),
                row.getString("date_decision"),
                row.getString("preuve"),
                row.getString("remarque"),
                row.getBoolean("en_vigueur"),
                EntryStore.signature(row));
    }
}
