package fr.archipel.fiche.map;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.document.Drawing;
import fr.archipel.support.TestDatabase;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Maps of the fiches, from the bundled territory. */
class FicheMapTest {
    private static TestDatabase database;
    private static FicheMapStore maps;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        maps = new FicheMapStore(database.database(), TestDatabase.catalogue());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_fiche_shows_its_communes_by_name_and_its_objects_in_their_layers_colours() {
        FicheDrawing map = maps.findDrawing("call-2.1").orElseThrow();
        assertThat(words(map)).contains("Avion", "Lens", "Loos-en-Gohelle", "Wingles", "N", "5\u00A0km");
        assertThat(words(map)).contains("Commune concernée", "EuroVelo 5 : ouvert", "EuroVelo 5 : en études");
        Color ev5 =
                Color.decode(TestDatabase.catalogue().getLayer("ev5").style().color());
        assertThat(lines(map)).anySatisfy(line -> {
            assertThat(line.color()).isEqualTo(ev5);
            assertThat(line.dash()).isEqualTo(Drawing.Dash.DOTTED);
        });
        assertThat(map.drawing().words())
                .startsWith("Carte : Avion, ")
                .contains("Loos-en-Gohelle – Wingles")
                .endsWith(".");
    }

    @Test
    void sources_vintage_and_precision_stand_below() {
        FicheDrawing map = maps.findDrawing("call-2.1").orElseThrow();
        assertThat(map.caption().get(0)).startsWith("Communes : ").contains("IGN Admin Express");
        assertThat(map.caption())
                .anyMatch(line -> line.startsWith("EuroVelo 5 : ") && line.endsWith("(au 09/07/2021)."));
        assertThat(map.caption().get(map.caption().size() - 1))
                .contains("Lambert-93")
                .contains("indicative (Chaîne des Parcs, EuroVelo 5)", "schématique (Communes)");
    }

    @Test
    void a_fiche_of_the_whole_agglomeration_shows_its_outline_and_needs_no_smaller_map() {
        FicheDrawing map = maps.findDrawing("call-1.2").orElseThrow();
        assertThat(map.drawing().words()).isEqualTo("Carte : toute l'agglomération, CALL.");
        assertThat(words(map)).contains("Toute l'agglomération (CALL)").doesNotContain("Commune concernée");
        assertThat(map.drawing().height())
                .isLessThan(maps.findDrawing("call-2.1").orElseThrow().drawing().height());
    }

    @Test
    void every_fiche_has_a_map_whose_names_neither_leave_it_nor_cover_each_other() {
        List<String> fiches = database.database().list(Sql.of("SELECT id FROM fiche"), row -> row.getString(1));
        assertThat(fiches).hasSize(92);
        for (String fiche : fiches) {
            FicheDrawing map = maps.findDrawing(fiche).orElseThrow();
            List<Rectangle2D> boxes = new ArrayList<>();
            for (Drawing.Mark mark : map.drawing().marks()) {
                if (mark instanceof Drawing.Label label) {
                    Rectangle2D box = new Rectangle2D.Double(
                            label.x(),
                            label.y() - label.face().size() * 0.7,
                            label.face().width(label.text()),
                            label.face().size() * 0.8);
                    assertThat(new Rectangle2D.Double(
                                            0,
                                            0,
                                            FicheDrawing.WIDTH,
                                            map.drawing().height())
                                    .contains(box))
                            .as("%s: %s", fiche, label.text())
                            .isTrue();
                    assertThat(boxes).as("%s: %s", fiche, label.text()).noneMatch(box::intersects);
                    boxes.add(box);
                }
            }
        }
    }

    @Test
    void communes_concerned_outside_the_agglomeration_are_shown_and_a_place_is_named_once() {
        FicheDrawing map = maps.findDrawing("call-4.1").orElseThrow();
        List<String> concerned = database.database().list(Sql.of("""
                        SELECT c.nom FROM fiche f JOIN commune c ON c.insee = ANY (f.communes)
                        WHERE f.id = 'call-4.1' AND c.epci <> '246200364'"""), row -> row.getString(1));
        assertThat(concerned).isNotEmpty();
        assertThat(map.drawing().words()).contains(concerned);
        assertThat(words(map)).doesNotHaveDuplicates().contains("Base 11/19");
    }

    @Test
    void there_is_no_map_without_a_geometry() {
        try (TestDatabase other = TestDatabase.loaded()) {
            other.database().update(Sql.of("UPDATE fiche SET geom = NULL, geom_origine = NULL WHERE id = 'call-1.2'"));
            FicheMapStore store = new FicheMapStore(other.database(), TestDatabase.catalogue());
            assertThat(store.findDrawing("call-1.2")).isEmpty();
            assertThat(store.findDrawing("inconnue")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.99,1", "2,2", "4999,2000", "5000,5000", "9999,5000", "0.7,0.5"})
    void a_scale_is_one_two_or_five(double metres, double round) {
        assertThat(MapFurniture.round(metres)).isEqualTo(round);
    }

    @Test
    void a_frame_keeps_proportions_and_puts_north_on_top() {
        MapFrame frame =
                MapFrame.around(new Envelope(1_000, 2_000, 5_000, 5_100), 0, new Rectangle2D.Double(10, 20, 200, 100));
        assertThat(frame.metres()).isEqualTo(1_000 * 1.12 / 200);
        assertThat(frame.x(1_500)).isEqualTo(110);
        assertThat(frame.y(5_050)).isEqualTo(70);
        assertThat(frame.y(5_100)).isLessThan(70);
        Rectangle2D drawn = frame.path(new GeometryFactory()
                        .createLineString(
                                new Coordinate[] {new Coordinate(1_000, 5_000), new Coordinate(2_000, 5_100)}))
                .getBounds2D();
        assertThat(drawn.getWidth()).isCloseTo(200 / 1.12, org.assertj.core.data.Offset.offset(1e-9));
    }

    private static List<String> words(FicheDrawing map) {
        return map.drawing().marks().stream()
                .filter(Drawing.Label.class::isInstance)
                .map(mark -> ((Drawing.Label) mark).text())
                .toList();
    }

    private static List<Drawing.Line> lines(FicheDrawing map) {
        List<Drawing.Line> lines = new ArrayList<>();
        for (Drawing.Mark mark : map.drawing().marks()) {
            if (mark instanceof Drawing.Figure figure && figure.line() != null) {
                lines.add(figure.line());
            }
        }
        return lines;
    }
}
