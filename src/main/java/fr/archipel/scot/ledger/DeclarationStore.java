package fr.archipel.scot.ledger;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.territory.ObjetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The register of projects that take ground. */
public final class DeclarationStore {
    static final String SELECT = """
            SELECT r.id, r.titre, r.layer, r.objet, o.nom AS objet_nom, ST_AsBinary(r.geom) AS emprise, r.nature, r.etat,
                   r.date_effet::text, r.conforme, r.conforme IS NULL AS conforme_tu, r.preuve, r.remarque, %s, %s
            FROM projet_foncier r
            LEFT JOIN fiche f ON f.id = r.fiche
            LEFT JOIN objet o ON (o.layer, o.id) = (r.layer, r.objet)
            """.formatted(EntryStore.FICHE, EntryStore.SIGNATURE);

    private final Database database;

    public DeclarationStore(Database database) {
        this.database = database;
    }

    /** Every declaration that counts, in the order they were entered. */
    public List<Declaration> list() {
        return database.list(Sql.of(SELECT + "WHERE r.annule_le IS NULL ORDER BY r.id"), DeclarationStore::entry);
    }

    /** By its number, annulled or not. */
    public Optional<Declaration> find(long id) {
        return database.find(Sql.of(SELECT + "WHERE r.id = ?", id), DeclarationStore::entry);
    }

    /** What is declared of a fiche. */
    public Optional<Declaration> ofFiche(String fiche) {
        return database.find(
                Sql.of(SELECT + "WHERE r.annule_le IS NULL AND r.fiche = ?", fiche), DeclarationStore::entry);
    }

    /** What is declared of an object of a layer. */
    public Optional<Declaration> ofObject(String layer, String id) {
        return database.find(
                Sql.of(SELECT + "WHERE r.annule_le IS NULL AND (r.layer, r.objet) = (?, ?)", layer, id),
                DeclarationStore::entry);
    }

    static Declaration entry(ResultSet row) throws SQLException {
        String object = row.getString("objet");
        return new Declaration(
                row.getLong("id"),
                row.getString("titre"),
                EntryStore.fiche(row),
                object == null ? null : ObjetRef.of(row.getString("layer"), object, row.getString("objet_nom")),
                EntryStore.geometry(row.getBytes("emprise")),
                row.getString("nature"),
                row.getString("etat"),
                row.getString("date_effet"),
                row.getBoolean("conforme_tu") ? null : row.getBoolean("conforme"),
                row.getString("preuve"),
                row.getString("remarque"),
                EntryStore.signature(row));
    }
}
