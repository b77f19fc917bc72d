package fr.archipel.scot.cover;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.SquareTerritory;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Land cover on the square territory. */
final class CoverTerritory implements AutoCloseable {
    private final SquareTerritory territory = new SquareTerritory();
    private int count;

    Database database() {
        return territory.database();
    }

    SquareTerritory territory() {
        return territory;
    }

    void ocsge(int vintage, String cs, String us, Geometry place) {
        ocsge(vintage, cs, us, null, place);
    }

    /** {@code flag}: IGN's own. */
    void ocsge(int vintage, String cs, String us, @Nullable Boolean flag, Geometry place) {
        String id = vintage + "-" + ++count;
        database().update(Sql.of("""
                INSERT INTO ocsge (id_source, millesime, code_cs, code_us, artif_ign, geom)
                VALUES (?, ?, ?, ?, ?, ST_Multi(?))""", id, vintage, cs, us, flag, place));
    }

    void ocs2d(int vintage, String cs, @Nullable String us, Geometry place) {
        String id = vintage + "-" + ++count;
        database().update(Sql.of("""
                INSERT INTO ocs2d (id_source, millesime, code_cs, code_us, geom)
                VALUES (?, ?, ?, ?, ST_Multi(?))""", id, vintage, cs, us, place));
    }

    @Override
    public void close() {
        territory.close();
    }
}
