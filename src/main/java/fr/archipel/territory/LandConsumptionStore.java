package fr.archipel.territory;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a commune consumed, over the periods of the default rule set, from the tables that hold it. */
final class LandConsumptionStore {
    private static final String SOURCE = "Cerema, fichiers fonciers";

    private static final String PERIODS = """
            WITH edition AS (
              SELECT millesime, max(annee) AS derniere FROM conso_enaf WHERE insee = ? AND destination = 'total'
              GROUP BY millesime ORDER BY millesime DESC LIMIT 1),
            annee AS (
              SELECT DISTINCT ON (p.cle) p.cle, p.valeur::integer AS valeur
              FROM regle r JOIN regle_parametre p ON p.regle = r.id
              WHERE r.par_defaut AND p.perimetre = 'france' AND p.valide_du <= current_date
                AND (p.valide_au IS NULL OR p.valide_au >= current_date)
                AND p.cle IN ('reference_debut', 'reference_fin', 'decennie_debut', 'decennie_fin')
              ORDER BY p.cle, p.valide_du DESC),
            periode AS (
              SELECT 1 AS rang, 'Période de référence' AS titre, d.valeur AS debut, f.valeur AS fin
              FROM annee d, annee f WHERE d.cle = 'reference_debut' AND f.cle = 'reference_fin'
              UNION ALL
              SELECT 2, 'Période limitée, années connues', d.valeur, least(f.valeur, e.derniere)
              FROM annee d, annee f, edition e
              WHERE d.cle = 'decennie_debut' AND f.cle = 'decennie_fin' AND e.derniere >= d.valeur)
            SELECT e.millesime, p.rang = 2 AS limitee, p.titre, p.debut, p.fin, coalesce(bool_or(c.provisoire), false) AS provisoire,
                   CASE WHEN count(c.annee) = p.fin - p.debut + 1 THEN sum(c.surface_m2) END AS total_m2
            FROM edition e CROSS JOIN periode p
            LEFT JOIN conso_enaf c
              ON c.insee = ? AND c.millesime = e.millesime AND c.destination = 'total' AND c.annee BETWEEN p.debut AND p.fin
            GROUP BY e.millesime, p.rang, p.titre, p.debut, p.fin
            ORDER BY p.rang""";

    private LandConsumptionStore() {}

    private record Row(int edition, boolean provisional, boolean limited, LandConsumption.Period period) {}

    /** Empty when no edition has the commune. */
    static Optional<LandConsumption> find(Session session, String insee) throws SQLException {
        List<Row> rows = session.list(Sql.of(PERIODS, insee, insee), LandConsumptionStore::row);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new LandConsumption(
                        SOURCE,
                        rows.get(0).edition(),
                        rows.stream().anyMatch(Row::provisional),
                        rows.stream().map(Row::period).toList(),
                        rows.stream()
                                .filter(Row::limited)
                                .findFirst()
                                .map(row -> row.period().totalHa())
                                .orElse(null)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("millesime"),
                row.getBoolean("provisoire"),
                row.getBoolean("limitee"),
                new LandConsumption.Period(
                        row.getString("titre"),
                        row.getInt("debut"),
                        row.getInt("fin"),
                        hectares(row.getBigDecimal("total_m2"))));
    }

    private static @Nullable BigDecimal hectares(@Nullable BigDecimal squareMetres) {
        return squareMetres == null ? null : squareMetres.movePointLeft(4).stripTrailingZeros();
    }
}
