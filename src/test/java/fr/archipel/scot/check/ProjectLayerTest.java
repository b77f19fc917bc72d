package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.support.SquareTerritory;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layer of projects follows what it is computed from. */
class ProjectLayerTest {

    @Test
    void rows_follow_fiches_and_registers_and_are_written_once() {
        try (SquareTerritory territory = new SquareTerritory()) {
            territory.friche("friche-a", "enaf", square(950, 0, 100, 100));
            territory.fiche("fiche-a", 1, "communes");
            territory.ficheObjet("fiche-a", "friches", "friche-a", "porte_sur");
            CheckStore checks = new CheckStore(territory.database());
            ProjectLayer layer = new ProjectLayer(
                    new ProjectLayerStore(territory.database()),
                    checks,
                    new KnownProjects(new ProjectStore(territory.database()), checks),
                    new RuleStore(territory.database()),
                    Clock.systemUTC());
            assertThat(layer.update()).isTrue();
            assertThat(layer.update()).isFalse();
            assertThat(row(territory))
                    .isEqualTo(List.of("fiche:fiche-a", "projete", "1", "1", "62001,62002", "scot-sud"));

            territory.database().update(Sql.of("""
                    INSERT INTO projet_foncier (fiche, nature, etat, auteur) VALUES ('fiche-a', 'pene', 'engage', 'essai')"""));
            assertThat(layer.update()).isTrue();
            assertThat(row(territory))
                    .isEqualTo(List.of("fiche:fiche-a", "engage", "0", "0", "62001,62002", "scot-sud"));
            assertThat(layer.update()).isFalse();
        }
    }

    private static List<String> row(SquareTerritory territory) {
        return territory
                .database()
                .find(
                        Sql.of("SELECT id, etat, charge_min_ha, charge_max_ha, array_to_string(communes, ','),"
                                + " array_to_string(scots, ',') FROM scot_projet"),
                        row -> List.of(
                                row.getString(1),
                                row.getString(2),
                                plain(row.getBigDecimal(3)),
                                plain(row.getBigDecimal(4)),
                                row.getString(5),
                                row.getString(6)))
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
