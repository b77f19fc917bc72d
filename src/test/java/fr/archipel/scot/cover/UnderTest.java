package fr.archipel.scot.cover;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** What lies under a project, on squares whose areas are computed by hand. */
class UnderTest {
    private final CoverTerritory cover = new CoverTerritory();
    private final CoverStore store = new CoverStore(cover.database());

    @AfterEach
    void close() {
        cover.close();
    }

    @Test
    void without_a_vintage_nothing_is_known_and_it_says_how_to_import() {
        Under under = store.under(square(0, 0, 100, 100), null);
        assertThat(under.millesime()).isNull();
        assertThat(under.nonCouvertM2()).isEqualTo(10_000);
        assertThat(under.classes()).isEmpty();
        assertThat(under.raison()).contains("./archipel import FICHIER --layer ocsge");
    }

    @Test
    void classes_and_what_is_not_covered_add_up_to_the_project() {
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS2.2.1", "US1.1", square(100, 0, 100, 100));
        cover.ocsge(2021, "CS9.9", "US5", square(0, 100, 200, 50));
        Under under = store.under(square(50, 50, 100, 150), null);
        // 50 × 50 of each of the first two, 100 × 50 of the third, 100 × 50 of nothing.
        assertThat(under.millesime()).isEqualTo(2021);
        assertThat(under.surfaceM2()).isEqualTo(15_000);
        assertThat(texts(under))
                .containsExactly(
                        "CS9.9 US5 5000 null inconnu",
                        "CS1.1.1.1 US5 2500 true matrice",
                        "CS2.2.1 US1.1 2500 false matrice");
        assertThat(under.artificialiseM2()).isEqualTo(2_500);
        assertThat(under.indetermineM2()).isEqualTo(5_000);
        assertThat(under.nonCouvertM2()).isEqualTo(5_000);
        assertThat(under.classes().get(1).titre()).isEqualTo("Zones bâties, Résidentiel");
        assertThat(under.raison()).contains("ne couvre pas 5000 m²").contains("2 500 m² ne sont pas encore appliqués");
    }

    @Test
    void the_vintage_asked_for_is_the_one_measured_and_the_last_by_default() {
        cover.ocsge(2018, "CS2.2.1", "US1.1", true, square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", false, square(0, 0, 100, 100));
        assertThat(texts(store.under(square(0, 0, 10, 10), null))).containsExactly("CS1.1.1.1 US5 100 false ign");
        assertThat(texts(store.under(square(0, 0, 10, 10), 2018))).containsExactly("CS2.2.1 US1.1 100 true ign");
        assertThat(store.under(square(0, 0, 10, 10), 2018).raison()).isNull();
        assertThatThrownBy(() -> store.under(square(0, 0, 10, 10), 2019))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2018, 2021");
    }

    @Test
    void overlapping_polygons_are_told() {
        cover.ocsge(2021, "CS2.2.1", "US1.1", false, square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", true, square(0, 0, 100, 50));
        Under under = store.under(square(0, 0, 100, 100), null);
        assertThat(under.nonCouvertM2()).isZero();
        assertThat(under.raison()).contains("se recouvrent").contains("5000 m²");
    }

    @Test
    void cutting_a_project_never_changes_what_lies_under_it_nor_does_the_number_of_its_vertices() {
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS2.2.1", "US1.1", square(100, 0, 333, 100));
        Under whole = store.under(square(20, 20, 300, 60), null);
        Geometry fine = densified(square(20, 20, 300, 60), 2_000);
        assertThat(texts(store.under(fine, null))).isEqualTo(texts(whole));
        long built = 0;
        for (int i = 0; i < 3; i++) {
            built += store.under(square(20 + 100 * i, 20, 100, 60), null).artificialiseM2();
        }
        assertThat(built).isEqualTo(whole.artificialiseM2()).isEqualTo(80 * 60);
    }

    private static Geometry densified(Geometry square, int vertices) {
        Coordinate[] corners = square.getCoordinates();
        List<Coordinate> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < vertices / 4; k++) {
                double part = k / (vertices / 4.0);
                all.add(new Coordinate(
                        corners[i].x + part * (corners[i + 1].x - corners[i].x),
                        corners[i].y + part * (corners[i + 1].y - corners[i].y)));
            }
        }
        all.add(corners[4]);
        return square.getFactory().createPolygon(all.toArray(Coordinate[]::new));
    }

    private static List<String> texts(Under under) {
        return under.classes().stream()
                .map(c ->
                        "%s %s %d %s %s".formatted(c.codeCs(), c.codeUs(), c.surfaceM2(), c.artificialise(), c.selon()))
                .toList();
    }
}
