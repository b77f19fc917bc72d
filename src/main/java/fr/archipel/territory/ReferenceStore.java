package fr.archipel.territory;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;

/** Whether what a query parameter names is known here: a name nobody knows is a mistake, not an empty answer. */
public final class ReferenceStore {
    private final Database database;

    public ReferenceStore(Database database) {
        this.database = database;
    }

    /** Throws {@link Problem.InvalidParameter} when no commune of the territory has that code. */
    public void checkCommune(String parameter, String insee) {
        if (database.find(Sql.of("SELECT 1 FROM commune WHERE insee = ?", insee), row -> true)
                .isEmpty()) {
            throw invalid(parameter, insee, "le code INSEE d'une commune du territoire");
        }
    }

    /** Throws {@link Problem.InvalidParameter}, naming the agglomerations, when none has that SIREN. */
    public void checkEpci(String parameter, String siren) {
        checkAmong(parameter, siren, Sql.of("SELECT siren, siren || ' (' || sigle || ')' FROM epci ORDER BY sigle"));
    }

    /** Throws {@link Problem.InvalidParameter}, naming those who do, when no party of that code owns a fiche. */
    public void checkMaitreOuvrage(String parameter, String code) {
        checkAmong(parameter, code, Sql.of("""
                SELECT p.code, p.code || ' (' || p.nom || ')' FROM partie p
                WHERE p.code IN (SELECT l.partie FROM fiche_partie l WHERE l.role = 'maitre_ouvrage') ORDER BY p.code"""));
    }

    /** Throws {@link Problem.InvalidParameter}, naming the layers, when objects of that one are not linked to fiches. */
    public void checkLayer(String parameter, String layer) {
        checkAmong(parameter, layer, Sql.of("SELECT layer, layer FROM couche_suivie ORDER BY layer"));
    }

    /** {@code accepted}: a SELECT of the accepted values and of what to call them. */
    public void checkAmong(String parameter, String value, Sql accepted) {
        List<String[]> rows = database.list(accepted, row -> new String[] {row.getString(1), row.getString(2)});
        if (rows.stream().noneMatch(row -> row[0].equals(value))) {
            throw invalid(
                    parameter,
                    value,
                    String.join(", ", rows.stream().map(row -> row[1]).toList()));
        }
    }

    private static ProblemException invalid(String parameter, String value, String accepted) {
        return new ProblemException(new Problem.InvalidParameter(parameter, value, accepted));
    }
}
