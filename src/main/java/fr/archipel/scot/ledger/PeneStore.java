package fr.archipel.scot.ledger;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.scot.SentBody;
import fr.archipel.scot.rule.RuleSet.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The register of projects charged to the national envelope. */
public final class PeneStore extends RegisterStore<Pene> {
    private static final String COLUMNS = "r.id, r.titre, r.arrete, r.remarque, r.geom IS NOT NULL AS dessin, "
            + EntryStore.FICHE + ", " + EntryStore.SIGNATURE;

    private static final String SHARES = """
            SELECT p.insee, c.nom, p.annee, round(p.surface_m2) AS surface_m2
            FROM pene_consommation p JOIN commune c USING (insee)
            WHERE p.pene = ? ORDER BY p.annee, p.insee""";

    public PeneStore(Database database) {
        super(database, Register.PENE);
    }

    /** Every project that counts, by title. */
    public List<Pene> list() {
        return database.with(session -> session.list(
                Sql.of(select() + " WHERE r.annule_le IS NULL ORDER BY r.titre, r.id"), row -> read(session, row)));
    }

    /** The entry that counts of a fiche, the last of them. */
    public Optional<Pene> ofFiche(String fiche) {
        return database.with(session -> session.find(
                Sql.of(select() + " WHERE r.annule_le IS NULL AND r.fiche = ? ORDER BY r.id DESC LIMIT 1", fiche),
                row -> read(session, row)));
    }

    /** What such projects took of these communes in these years, in m², by commune that has some, then year. */
    public Map<String, SortedMap<Integer, Long>> consumed(List<String> insee, Period years) {
        Sql sql = Sql.of("""
                SELECT p.insee, p.annee, sum(round(p.surface_m2)) AS surface_m2
                FROM pene_consommation p JOIN pene r ON r.id = p.pene
                WHERE r.annule_le IS NULL AND p.insee = ANY (?) AND p.annee BETWEEN ? AND ?
                GROUP BY p.insee, p.annee""", insee.toArray(String[]::new), years.debut(), years.fin());
        Map<String, SortedMap<Integer, Long>> all = new TreeMap<>();
        database.with(session -> {
            session.forEach(
                    sql,
                    0,
                    row -> all.computeIfAbsent(row.getString("insee"), commune -> new TreeMap<>())
                            .put(row.getInt("annee"), row.getLong("surface_m2")));
            return true;
        });
        return all;
    }

    @Override
    String columns() {
        return COLUMNS;
    }

    @Override
    String joins() {
        return "LEFT JOIN fiche f ON f.id = r.fiche";
    }

    @Override
    Sql condition(String filter, String value) {
        return Sql.of("r.fiche = ?", value);
    }

    @Override
    Sql touching(String[] insee) {
        return Sql.of("""
                (EXISTS (SELECT FROM pene_consommation p WHERE p.pene = r.id AND p.insee = ANY (?))
                 OR EXISTS (SELECT FROM commune c WHERE c.insee = ANY (?) AND ST_Intersects(c.geom, r.geom)))""", insee, insee);
    }

    @Override
    long insert(Session session, Author author, SentBody body, LocalDate today) throws SQLException {
        List<SentShare> shares = SentShare.read(body, today.getYear());
        SentShare.refuseUnknown(shares, communes(session));
        long id = session.find(
                        Sql.of(
                                """
                                INSERT INTO pene (titre, arrete, fiche, remarque, geom, auteur, cle)
                                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                                body.text("titre", 2000),
                                body.text("arrete", 2000),
                                EntryStore.sentFiche(session, body),
                                body.findText("remarque", 2000),
                                EntryStore.drawing(body),
                                author.name(),
                                key(author)),
                        row -> row.getLong(1))
                .orElseThrow();
        session.updateAll(
                "INSERT INTO pene_consommation (pene, insee, annee, surface_m2) VALUES (?, ?, ?, ?)",
                shares.stream()
                        .map(share -> List.<Object>of(id, share.commune(), share.annee(), share.surfaceM2()))
                        .toList());
        return id;
    }

    private static Set<String> communes(Session session) throws SQLException {
        return Set.copyOf(session.list(Sql.of("SELECT insee FROM commune"), row -> row.getString(1)));
    }

    @Override
    Pene read(Session session, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Pene(
                id,
                row.getString("titre"),
                row.getString("arrete"),
                EntryStore.fiche(row),
                row.getString("remarque"),
                session.list(
                        Sql.of(SHARES, id),
                        share -> new Pene.Share(
                                EntryStore.commune(share), share.getInt("annee"), share.getLong("surface_m2"))),
                row.getBoolean("dessin"),
                EntryStore.signature(row));
    }
}
