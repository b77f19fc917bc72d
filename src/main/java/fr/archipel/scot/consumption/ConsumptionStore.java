package fr.archipel.scot.consumption;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Flows of consumed land, source by source and edition by edition. */
public final class ConsumptionStore {
    private static final String ENAF_EDITIONS = """
            SELECT millesime, min(annee) AS premiere, max(annee) AS derniere, count(DISTINCT insee) AS communes,
                   count(*) AS lignes, count(DISTINCT insee) FILTER (WHERE insee = ANY (?)) AS demandees
            FROM conso_enaf GROUP BY millesime ORDER BY millesime""";

    private static final String ENAF = """
            SELECT insee, annee, provisoire, false AS interpole,
                   total_m2, act_m2, hab_m2, mix_m2, rou_m2, fer_m2, inc_m2
            FROM v_conso_enaf WHERE millesime = ? AND insee = ANY (?)
            ORDER BY insee, annee""";

    // One edition, named by its last vintage: the series of all pairs of successive vintages.
    private static final String OCS2D_EDITIONS = """
            SELECT max(millesime_vers) AS millesime, min(annee) AS premiere, max(annee) AS derniere,
                   count(DISTINCT insee) AS communes, count(*) AS lignes,
                   count(DISTINCT insee) FILTER (WHERE insee = ANY (?)) AS demandees
            FROM v_conso_ocs2d HAVING count(*) > 0""";

    private static final String OCS2D = """
            SELECT insee, annee, false AS provisoire, bool_or(interpole) AS interpole, sum(surface_m2) AS total_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'act') AS act_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'hab') AS hab_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'mix') AS mix_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'rou') AS rou_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'fer') AS fer_m2,
                   sum(surface_m2) FILTER (WHERE destination = 'inc') AS inc_m2
            FROM v_conso_ocs2d WHERE millesime_vers <= ? AND insee = ANY (?)
            GROUP BY insee, annee ORDER BY insee, annee""";

    private static final String GAINS = """
            SELECT insee, indicateur, debut, fin, valeur FROM enaf_indicateur
            WHERE millesime = ? AND indicateur IN ('men', 'emp') AND debut IS NOT NULL AND insee = ANY (?)
            ORDER BY insee, indicateur, debut, fin""";

    private final Database database;

    /** {@code asked}: how many of the communes asked about it has. */
    private record Found(Edition edition, int asked) {}

    public ConsumptionStore(Database database) {
        this.database = database;
    }

    /** Those imported, the latest last. */
    public List<Edition> editions(LandSource source) {
        return database.with(session ->
                found(session, source, List.of()).stream().map(Found::edition).toList());
    }

    /**
     * What an edition says of the communes. {@code millesime} null: the last edition that has all of them, else the last.
     * Throws {@link Problem.InvalidParameter} for an edition that is not imported.
     */
    public Consumption read(LandSource source, @Nullable Integer millesime, List<CommuneRef> communes) {
        return database.with(session -> {
            List<Found> found = found(session, source, communes);
            List<Edition> editions = found.stream().map(Found::edition).toList();
            Edition chosen = millesime == null ? latest(found, communes.size()) : named(editions, source, millesime);
            List<Flow> flows = chosen == null
                    ? List.of()
                    : session.list(
                            Sql.of(source == LandSource.ENAF ? ENAF : OCS2D, chosen.millesime(), codes(communes)),
                            ConsumptionStore::flow);
            return Consumption.of(source, chosen, editions, communes, flows);
        });
    }

    /** Households and jobs gained, as the same edition prints them; empty before an import. */
    public List<Gain> gains(Consumption data) {
        Edition edition = data.edition();
        return edition == null || data.source() != LandSource.ENAF
                ? List.of()
                : database.list(
                        Sql.of(GAINS, edition.millesime(), codes(data.communes())),
                        row -> new Gain(
                                row.getString("insee"),
                                row.getString("indicateur"),
                                row.getInt("debut"),
                                row.getInt("fin"),
                                row.getBigDecimal("valeur")));
    }

    private static List<Found> found(Session session, LandSource source, List<CommuneRef> communes)
            throws SQLException {
        String sql = switch (source) {
            case ENAF -> ENAF_EDITIONS;
            case OCS2D -> OCS2D_EDITIONS;
        };
        return session.list(
                Sql.of(sql, (Object) codes(communes)),
                row -> new Found(
                        new Edition(
                                row.getInt("millesime"),
                                row.getInt("premiere"),
                                row.getInt("derniere"),
                                row.getInt("communes"),
                                row.getLong("lignes")),
                        row.getInt("demandees")));
    }

    private static @Nullable Edition latest(List<Found> found, int communes) {
        Edition last = null;
        Edition whole = null;
        for (Found each : found) {
            last = each.edition();
            whole = each.asked() == communes ? each.edition() : whole;
        }
        return whole == null ? last : whole;
    }

    private static Edition named(List<Edition> editions, LandSource source, int millesime) {
        String accepted = editions.isEmpty()
                ? "aucun, car rien n'est importé de la source « " + source.id() + " »"
                : editions.stream().map(e -> Integer.toString(e.millesime())).collect(Collectors.joining(", "));
        return editions.stream()
                .filter(e -> e.millesime() == millesime)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem.InvalidParameter("millesime", Integer.toString(millesime), accepted)));
    }

    private static String[] codes(List<CommuneRef> communes) {
        return communes.stream().map(CommuneRef::insee).toArray(String[]::new);
    }

    private static Flow flow(ResultSet row) throws SQLException {
        Map<Destination, BigDecimal> parts = new EnumMap<>(Destination.class);
        for (Destination destination : Destination.values()) {
            BigDecimal area = row.getBigDecimal(destination.id() + "_m2");
            if (area != null) {
                parts.put(destination, area);
            }
        }
        return new Flow(
                row.getString("insee"),
                row.getInt("annee"),
                row.getBigDecimal("total_m2"),
                parts,
                row.getBoolean("provisoire"),
                row.getBoolean("interpole"));
    }
}
