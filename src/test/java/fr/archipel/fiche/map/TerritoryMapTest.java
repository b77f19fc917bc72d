package fr.archipel.fiche.map;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.document.Drawing;
import fr.archipel.support.TestDatabase;
import java.awt.geom.PathIterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maps of communes, agglomerations and SCoT, from the bundled territory. */
class TerritoryMapTest {
    private static final List<String> HARNES = List.of("62413");
    private static TestDatabase database;
    private static TerritoryMapStore maps;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        maps = new TerritoryMapStore(database.database(), TestDatabase.catalogue());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_commune_shows_its_objects_by_name_in_the_symbology_of_their_layers() {
        TerritoryDrawing map =
                maps.findDrawing("Harnes", HARNES, TerritoryDrawing.Paper.A4).orElseThrow();
        List<String> objects = database.database().list(Sql.of("""
                                SELECT o.nom FROM objet o JOIN objet_commune c ON (c.layer, c.objet_id) = (o.layer, o.id)
                                WHERE c.insee = '62413' AND o.layer = 'friches'"""), row -> row.getString(1));
        assertThat(objects).isNotEmpty();
        assertThat(words(map)).contains("Harnes", "N", "Le territoire", "Communes voisines", "Friches : avec projet");
        assertThat(words(map)).containsAnyElementsOf(objects);
        assertThat(map.drawing().words()).startsWith("Carte, Harnes ; ").contains("Friches : " + objects.size());
        assertThat(map.caption()).anyMatch(line -> line.startsWith("Communes : "));
        assertThat(map.caption().get(map.caption().size() - 1)).contains("Lambert-93");
    }

    @ParameterizedTest
    @EnumSource(TerritoryDrawing.Paper.class)
    void a_whole_scot_keeps_within_the_paper_and_is_generalised(TerritoryDrawing.Paper paper) {
        List<String> communes = database.database()
                .list(Sql.of("SELECT insee FROM commune WHERE scot = 'scot-artois'"), row -> row.getString(1));
        TerritoryDrawing map =
                maps.findDrawing("SCoT de l'Artois", communes, paper).orElseThrow();
        assertThat(map.drawing().width()).isEqualTo(paper.width());
        int points = 0;
        for (Drawing.Mark mark : map.drawing().marks()) {
            if (mark instanceof Drawing.Figure figure) {
                PathIterator each = figure.path().getPathIterator(null);
                for (; !each.isDone(); each.next()) {
                    points++;
                }
            }
            if (mark instanceof Drawing.Label label) {
                assertThat(label.x() + label.face().width(label.text())).isLessThanOrEqualTo(paper.width());
                assertThat(label.y()).isLessThan(map.drawing().height());
            }
        }
        assertThat(points).isBetween(500, 60_000);
        assertThat(words(map)).doesNotContain("Limite d'agglomération");
    }

    @Test
    void several_agglomerations_have_their_limits_drawn_and_said() {
        List<String> communes = database.database().list(Sql.of("SELECT insee FROM commune"), row -> row.getString(1));
        assertThat(words(maps.findDrawing("Tout", communes, TerritoryDrawing.Paper.A3)
                        .orElseThrow()))
                .contains("Limite d'agglomération");
    }

    @Test
    void layers_are_those_asked_for_and_nothing_is_drawn_of_an_unknown_commune() {
        TerritoryDrawing map = maps.findDrawing("Harnes", HARNES, List.of("friches"), TerritoryDrawing.Paper.SLIDE)
                .orElseThrow();
        assertThat(words(map)).noneMatch(word -> word.startsWith("Chaîne des Parcs"));
        assertThat(maps.findDrawing("Nulle part", List.of("99999"), TerritoryDrawing.Paper.A4))
                .isEmpty();
    }

    private static List<String> words(TerritoryDrawing map) {
        return map.drawing().marks().stream()
                .filter(Drawing.Label.class::isInstance)
                .map(mark -> ((Drawing.Label) mark).text())
                .toList();
    }
}
