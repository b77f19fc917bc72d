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
import java.util.TreeMap;
import java.util.function.Predicate;

/** The register of ground given back to nature. */
public final class RenaturationStore extends RegisterStore<Renaturation> {
    private static final long MAXIMUM_M2 = 999_999_999;
    private static final String COLUMNS = """
            r.id, r.titre, r.insee, c.nom, round(r.surface_m2) AS surface_m2, r.date_effet::text, r.preuve, r.deductible,
            r.remarque, r.geom IS NOT NULL AS dessin,
            """ + EntryStore.SIGNATURE;

    public RenaturationStore(Database database) {
        super(database, Register.RENATURATIONS);
    }

    /** The entries of these communes that count and took effect in these years, by commune then day. */
    public List<Renaturation> list(List<String> insee, Period years) {
        Sql sql = Sql.of(select() + """
                         WHERE r.annule_le IS NULL AND r.insee = ANY (?) AND extract(year FROM r.date_effet) BETWEEN ? AND ?
                        ORDER BY r.insee, r.date_effet, r.id""", insee.toArray(String[]::new), years.debut(), years.fin());
        return database.with(session -> session.list(sql, row -> read(session, row)));
    }

    /** What is proven and deductible, in m², by commune that has some. */
    public Map<String, Long> deductible(List<String> insee, Period years) {
        return byCommune(list(insee, years), Renaturation::deductible);
    }

    /** What is declared without being deductible, in m², by commune that has some. */
    public Map<String, Long> notDeductible(List<String> insee, Period years) {
        return byCommune(list(insee, years), entry -> !entry.deductible());
    }

    /** Sums of m² of the entries kept, by commune that has one. */
    public static Map<String, Long> byCommune(List<Renaturation> entries, Predicate<Renaturation> kept) {
        Map<String, Long> sums = new TreeMap<>();
        entries.stream()
                .filter(kept)
                .forEach(entry -> sums.merge(entry.commune().insee(), entry.surfaceM2(), Long::sum));
        return sums;
    }

    @Override
    String columns() {
        return COLUMNS;
    }

    @Override
    String joins() {
        return "JOIN commune c ON c.insee = r.insee";
    }

    @Override
    Sql condition(String filter, String value) {
        throw new IllegalArgumentException(filter);
    }

    @Override
    Sql touching(String[] insee) {
        return Sql.of("r.insee = ANY (?)", (Object) insee);
    }

    @Override
    long insert(Session session, Author author, SentBody body, LocalDate today) throws SQLException {
        String title = body.text("titre", 2000);
        String commune = body.text("commune", 5);
        long area = body.number("surface_m2", 1, MAXIMUM_M2, 0, "une surface en m² entiers, à partir de 1")
                .longValueExact();
        checkArea(session, body, commune, area);
        LocalDate day = body.day("date_effet");
        String proof = body.findText("preuve", 2000);
        boolean deductible = body.has("deductible") && body.yes("deductible");
        if (deductible && proof == null) {
            throw body.invalid("preuve", "une preuve : sans elle, une renaturation ne se déduit pas");
        }
        if (deductible && day.isAfter(today)) {
            throw body.invalid(
                    "date_effet", "une date jusqu'au %s : seule se déduit une renaturation effective".formatted(today));
        }
        return session.find(
                        Sql.of(
                                """
                                INSERT INTO renaturation (titre, insee, surface_m2, date_effet, preuve, deductible, remarque, geom, auteur, cle)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                                title,
                                commune,
                                area,
                                day,
                                proof,
                                deductible,
                                body.findText("remarque", 2000),
                                EntryStore.drawing(body),
                                author.name(),
                                key(author)),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /** No more than the commune has. */
    private static void checkArea(Session session, SentBody body, String commune, long area) throws SQLException {
        long whole = session.find(
                        Sql.of(
                                "SELECT round(coalesce(surface_ha * 10000, ST_Area(geom)::numeric)) FROM commune WHERE insee = ?",
                                commune),
                        row -> row.getLong(1))
                .orElseThrow(() -> body.invalid("commune", "le code INSEE d'une commune du territoire"));
        if (area > whole) {
            throw body.invalid("surface_m2", "au plus la surface de la commune, %d m²".formatted(whole));
        }
    }

    @Override
    Renaturation read(Session session, ResultSet row) throws SQLException {
        return new Renaturation(
                row.getLong("id"),
                row.getString("titre"),
                EntryStore.commune(row),
                row.getLong("surface_m2"),
                row.getString("date_effet"),
                row.getString("preuve"),
                row.getBoolean("deductible"),
                row.getString("remarque"),
                row.getBoolean("dessin"),
                EntryStore.signature(row));
    }
}
