package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.json.Json;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.FicheRef;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The findings in the database. */
public final class AnomalieStore {
    private static final String SELECT = """
            SELECT a.id, a.regle, a.severite, a.champ, a.phrase, a.valeurs, a.difference_eur, k.id AS contrat,
                   k.titre AS contrat_titre, k.sigle, f.id AS fiche, f.numero, f.titre
            FROM trouve JOIN anomalie a ON a.id = trouve.id JOIN contrat k ON k.id = a.contrat
            LEFT JOIN fiche f ON f.id = a.fiche""";

    /** A page, and how many match by severity and by rule. */
    record Found(Optional<Page<AnomalieAnswer>> page, Map<String, Integer> bySeverity, Map<String, Integer> byRule) {}

    private final Database database;

    public AnomalieStore(Database database) {
        this.database = database;
    }

    /** Runs every rule over the files and keeps what they find, in the transaction that loads them. */
    public static void load(Session session, ContractFiles files) throws SQLException {
        Map<String, String> epciOf = new HashMap<>();
        session.forEach(
                Sql.of("SELECT insee, epci FROM commune"), 0, row -> epciOf.put(row.getString(1), row.getString(2)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Anomalie a : Regles.check(Dossier.all(files, epciOf))) {
            rows.add(Arrays.asList(
                    a.id(),
                    rows.size() + 1,
                    a.regle(),
                    a.severite().code(),
                    a.contrat(),
                    a.fiche(),
                    a.champ(),
                    a.phrase(),
                    json(a.valeurs()),
                    a.differenceEur()));
        }
        session.update(Sql.of("DELETE FROM anomalie"));
        session.updateAll("""
                INSERT INTO anomalie (id, rang, regle, severite, contrat, fiche, champ, phrase, valeurs, difference_eur)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""", rows);
    }

    /** In the order of contracts, rules and fiches. There is no page when {@code apres} names none of them. */
    Found list(AnomalieQuery query) {
        Sql found = found(query);
        return database.with(session -> new Found(
                new Keyset(found, "rang", "id")
                        .page(
                                session,
                                SELECT,
                                AnomalieStore::answer,
                                AnomalieAnswer::id,
                                query.paging().after(),
                                query.paging().limit()),
                count(session, found, "severite"),
                count(session, found, "regle")));
    }

    private static Sql found(AnomalieQuery query) {
        Sql sql = Sql.of("SELECT id, rang FROM anomalie WHERE true");
        if (query.contrat() != null) {
            sql = sql.add(" AND contrat = ?", query.contrat());
        }
        if (query.fiche() != null) {
            sql = sql.add(" AND fiche = ?", query.fiche());
        }
        if (query.severite() != null) {
            sql = sql.add(" AND severite = ?", query.severite());
        }
        if (query.regle() != null) {
            sql = sql.add(" AND regle = ?", query.regle());
        }
        return sql;
    }

    private static Map<String, Integer> count(Session session, Sql found, String column) throws SQLException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        session.forEach(
                Sql.of("WITH trouve AS (")
                        .add(found)
                        .add(") SELECT a." + column + ", count(*) FROM trouve JOIN anomalie a USING (id) GROUP BY 1"
                                + " ORDER BY 1"),
                0,
                row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    private static AnomalieAnswer answer(ResultSet row) throws SQLException {
        String fiche = row.getString("fiche");
        String contrat = row.getString("contrat");
        return new AnomalieAnswer(
                row.getString("id"),
                row.getString("regle"),
                Regles.title(row.getString("regle")),
                row.getString("severite"),
                ContratRef.of(contrat, row.getString("contrat_titre"), row.getString("sigle")),
                fiche == null ? null : FicheRef.of(fiche, row.getString("numero"), row.getString("titre"), contrat),
                row.getString("champ"),
                row.getString("phrase"),
                Json.read(row.getString("valeurs").getBytes(StandardCharsets.UTF_8)),
                row.getBigDecimal("difference_eur"));
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
