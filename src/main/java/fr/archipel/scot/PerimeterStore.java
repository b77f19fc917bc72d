package fr.archipel.scot;

import fr.archipel.analysis.Measures;
import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Perimeters and the communes they are made of. */
public final class PerimeterStore {
    private static final String SHEET = """
            WITH dedans AS MATERIALIZED (SELECT * FROM commune c WHERE %s)
            SELECT (SELECT array_agg(insee ORDER BY insee) FROM dedans) AS insee,
                   (SELECT array_agg(nom ORDER BY insee) FROM dedans) AS noms,
                   (SELECT CASE WHEN bool_and(surface_ha IS NOT NULL) THEN sum(surface_ha) END FROM dedans) AS surface_ha,
                   (SELECT sum(ST_Area(geom)) FROM dedans) AS geometrie_m2,
                   (SELECT bool_or(precision = 'schematique') FROM dedans) AS schematique,
                   e.siren, e.sigle, e.epci_noms, s.scot, s.scot_noms
            FROM (SELECT array_agg(siren ORDER BY siren) AS siren, array_agg(sigle ORDER BY siren) AS sigle,
                         array_agg(nom ORDER BY siren) AS epci_noms
                  FROM epci WHERE siren IN (SELECT epci FROM dedans)) e,
                 (SELECT array_agg(id ORDER BY id) AS scot, array_agg(nom ORDER BY id) AS scot_noms
                  FROM scot WHERE id IN (SELECT scot FROM dedans)) s
            WHERE EXISTS (SELECT FROM dedans)""";

    private final Database database;

    public PerimeterStore(Database database) {
        this.database = database;
    }

    /** Throws {@link Problem.NotFound} when the perimeter, or one of its communes, is not in the territory. */
    public PerimeterSheet get(PerimeterId id) {
        return find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le périmètre", id.text())));
    }

    public Optional<PerimeterSheet> find(PerimeterId id) {
        String column = switch (id.kind()) {
            case COMMUNE, COMMUNES -> "c.insee";
            case EPCI -> "c.epci";
            case SCOT -> "c.scot";
        };
        Sql sql = Sql.of(
                SHEET.formatted(column + " = ANY (?)"), (Object) id.codes().toArray(String[]::new));
        return database.find(sql, row -> sheet(id, row))
                .filter(sheet -> id.kind() != PerimeterId.Kind.COMMUNES
                        || sheet.communes().size() == id.codes().size());
    }

    private static PerimeterSheet sheet(PerimeterId id, ResultSet row) throws SQLException {
        List<CommuneRef> communes = new ArrayList<>();
        List<String> names = Columns.texts(row, "noms");
        for (String insee : Columns.texts(row, "insee")) {
            communes.add(new CommuneRef(insee, names.get(communes.size())));
        }
        List<EpciRef> epci = new ArrayList<>();
        for (String siren : Columns.texts(row, "siren")) {
            int i = epci.size();
            epci.add(new EpciRef(
                    siren,
                    Columns.texts(row, "sigle").get(i),
                    Columns.texts(row, "epci_noms").get(i)));
        }
        List<ScotRef> scots = new ArrayList<>();
        for (String scot : Columns.texts(row, "scot")) {
            scots.add(new ScotRef(scot, Columns.texts(row, "scot_noms").get(scots.size())));
        }
        return new PerimeterSheet(
                id.text(),
                id.kind().id(),
                title(id, communes, epci, scots),
                communes,
                epci,
                scots,
                row.getBigDecimal("surface_ha"),
                Measures.hectares(row.getDouble("geometrie_m2")),
                row.getBoolean("schematique"));
    }

    private static String title(PerimeterId id, List<CommuneRef> communes, List<EpciRef> epci, List<ScotRef> scots) {
        return switch (id.kind()) {
            case COMMUNE -> communes.get(0).nom();
            case EPCI -> epci.get(0).nom();
            case SCOT -> scots.get(0).nom();
            case COMMUNES -> Words.names(communes.stream().map(CommuneRef::nom).toList());
        };
    }
}
