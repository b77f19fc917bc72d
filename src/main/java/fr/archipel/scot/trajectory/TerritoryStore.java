package fr.archipel.scot.trajectory;

import fr.archipel.analysis.Measures;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All the territories of a kind, to be compared. */
public final class TerritoryStore {
    private static final String COMMUNES = """
            SELECT c.insee, c.nom, e.siren, e.sigle, e.nom AS epci_nom, s.id AS scot, s.nom AS scot_nom, c.surface_ha,
                   ST_Area(c.geom) AS geometrie_m2, c.precision = 'schematique' AS schematique
            FROM commune c JOIN epci e ON e.siren = c.epci JOIN scot s ON s.id = c.scot
            WHERE (?::text IS NULL OR c.epci = ?) AND (?::text IS NULL OR c.scot = ?)
            ORDER BY c.nom, c.insee""";

    private static final String EPCI = """
            SELECT siren AS id FROM epci e
            WHERE EXISTS (SELECT FROM commune c WHERE c.epci = e.siren AND (?::text IS NULL OR c.epci = ?)
                          AND (?::text IS NULL OR c.scot = ?))
            ORDER BY nom""";

    private static final String SCOTS = """
            SELECT id FROM scot s
            WHERE EXISTS (SELECT FROM commune c WHERE c.scot = s.id AND (?::text IS NULL OR c.epci = ?)
                          AND (?::text IS NULL OR c.scot = ?))
            ORDER BY nom""";

    private final Database database;
    private final PerimeterStore perimeters;

    public TerritoryStore(Database database) {
        this.database = database;
        this.perimeters = new PerimeterStore(database);
    }

    /** {@code epci}, {@code scot}: only those with a commune there; null: all. */
    public List<PerimeterSheet> list(PerimeterId.Kind kind, @Nullable String epci, @Nullable String scot) {
        return switch (kind) {
            case COMMUNE, COMMUNES -> database.list(Sql.of(COMMUNES, epci, epci, scot, scot), TerritoryStore::commune);
            case EPCI ->
                ids(EPCI, epci, scot).stream()
                        .map(siren -> perimeters.get(PerimeterId.epci(siren)))
                        .toList();
            case SCOT ->
                ids(SCOTS, epci, scot).stream()
                        .map(id -> perimeters.get(PerimeterId.scot(id)))
                        .toList();
        };
    }

    private List<String> ids(String sql, @Nullable String epci, @Nullable String scot) {
        return database.list(Sql.of(sql, epci, epci, scot, scot), row -> row.getString("id"));
    }

    private static PerimeterSheet commune(ResultSet row) throws SQLException {
        CommuneRef commune = new CommuneRef(row.getString("insee"), row.getString("nom"));
        return new PerimeterSheet(
                PerimeterId.commune(commune.insee()).text(),
                PerimeterId.Kind.COMMUNE.id(),
                commune.nom(),
                List.of(commune),
                List.of(new EpciRef(row.getString("siren"), row.getString("sigle"), row.getString("epci_nom"))),
                List.of(new ScotRef(row.getString("scot"), row.getString("scot_nom"))),
                row.getBigDecimal("surface_ha"),
                Measures.hectares(row.getDouble("geometrie_m2")),
                row.getBoolean("schematique"));
    }
}
