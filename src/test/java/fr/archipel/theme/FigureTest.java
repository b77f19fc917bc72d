package fr.archipel.theme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.theme.BreakdownAnswer.Part;
import fr.archipel.theme.BreakdownAnswer.Row;
import fr.archipel.theme.Theme.Breakdown;
import fr.archipel.theme.Theme.Count;
import fr.archipel.theme.Theme.Measure;
import fr.archipel.theme.Theme.Sum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of a few objects, computed by hand; what is not known is never a nought. */
class FigureTest {
    private static final Measure HECTARES = new Measure("unite_fonciere_surface", "ha", true);
    private static final Titles TITLES = new Titles(Catalogue.builtIn().getLayer("friches"), List.of());
    private static final List<ThemeItem> ITEMS = List.of(
            item("a", "{\"site_statut\":\"friche avec projet\",\"unite_fonciere_surface\":160000}", "62413"),
            item("b", "{\"site_statut\":\"friche avec projet\",\"unite_fonciere_surface\":null}", "62413", "62498"),
            item("c", "{\"site_statut\":\"friche sans projet\",\"unite_fonciere_surface\":70500.50}"));

    @Test
    void a_sum_says_how_many_objects_it_rests_on() {
        FigureAnswer all = FigureAnswer.of(new Sum("s", "Surface", HECTARES, null, null), ITEMS);
        assertThat(all.valeur()).isEqualByComparingTo("23.05005");
        assertThat(all.renseignes()).isEqualTo(2);
        assertThat(all.sur()).isEqualTo(3);
    }

    @Test
    void a_sum_of_which_nothing_is_known_is_null_and_one_over_no_object_is_nought() {
        assertThat(FigureAnswer.of(new Sum("s", "", HECTARES, null, null), ITEMS.subList(1, 2))
                        .valeur())
                .isNull();
        assertThat(FigureAnswer.of(new Sum("s", "", HECTARES, "site_statut", "friche reconvertie"), ITEMS)
                        .valeur())
                .isZero();
    }

    @Test
    void a_count_over_a_field_that_no_object_gives_is_null() {
        assertThat(FigureAnswer.of(new Count("n", "", "site_statut", "friche avec projet"), ITEMS)
                        .valeur())
                .isEqualByComparingTo("2");
        assertThat(FigureAnswer.of(new Count("n", "", "bati_pollution", "amiante"), ITEMS)
                        .valeur())
                .isNull();
    }

    @Test
    void a_breakdown_keeps_what_is_known_apart_from_what_is_not() {
        BreakdownAnswer answer =
                BreakdownAnswer.of(new Breakdown("s", "Surface", "site_statut", null, HECTARES), TITLES, ITEMS);
        assertThat(answer.lignes()).extracting(Row::titre).containsExactly("Friche sans projet", "Friche avec projet");
        Part with = answer.lignes().get(1).parts().get(0);
        assertThat(with.mesure()).isEqualByComparingTo("16");
        assertThat(with.nombre()).isEqualTo(2);
        assertThat(with.sansMesure()).isEqualTo(1);
        assertThat(with.objets()).containsExactly("a", "b");
    }

    @Test
    void an_object_of_two_communes_is_in_both_and_one_of_none_is_counted_as_unknown() {
        BreakdownAnswer answer =
                BreakdownAnswer.of(new Breakdown("c", "Communes", Theme.COMMUNE, "site_statut", null), TITLES, ITEMS);
        assertThat(answer.lignes()).extracting(Row::code).containsExactly("62413", "62498", "non_renseigne");
        assertThat(answer.lignes().get(0).parts().get(0).nombre()).isEqualTo(2);
        assertThat(answer.lignes().get(2).parts().get(0).objets()).containsExactly("c");
    }

    private static ThemeItem item(String id, String values, String... communes) {
        return new ThemeItem(
                id,
                id,
                List.of(communes).stream()
                        .map(insee -> new Field.Code(insee, insee))
                        .toList(),
                List.of(),
                List.of(),
                Json.read(values.getBytes(StandardCharsets.UTF_8)));
    }
}
