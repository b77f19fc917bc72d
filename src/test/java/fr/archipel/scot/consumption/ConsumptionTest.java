package fr.archipel.scot.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of flows: whatever the order, the parts make the whole, and what is missing is never zero. */
class ConsumptionTest {
    private static final Edition EDITION = new Edition(2023, 2009, 2022, 5, 0);

    @Test
    void sums_by_hand() {
        Consumption data =
                of(List.of("A", "B"), List.of(flow("A", 2011, 100), flow("A", 2012, -2), flow("B", 2011, 7)));
        assertThat(data.sum(2011, 2011, null).value()).isEqualByComparingTo("107");
        Sum both = data.sum(2011, 2012, null);
        assertThat(both.value()).isNull();
        assertThat(both.known()).isEqualByComparingTo("98");
        assertThat(both.missing()).containsExactly(new CommuneRef("B", "B"));
        assertThat(data.sum(2011, 2012, Destination.HAB).known()).isEqualByComparingTo("98");
        // No figure of that use: missing, not zero.
        assertThat(data.sum(2011, 2011, Destination.ACT).value()).isNull();
    }

    @Test
    void a_commune_without_any_flow_is_told() {
        Consumption data = of(List.of("A", "B"), List.of(flow("A", 2011, 1)));
        assertThat(data.withoutData()).containsExactly(new CommuneRef("B", "B"));
        assertThat(data.only(List.of(new CommuneRef("A", "A"))).withoutData()).isEmpty();
    }

    @Test
    void the_order_of_communes_never_matters_and_communes_add_up_to_their_perimeter() {
        Random random = new Random(2026);
        for (int round = 0; round < 200; round++) {
            List<String> names = new ArrayList<>();
            List<Flow> flows = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                names.add("C" + i);
                for (int year = 2009; year <= 2022; year++) {
                    flows.add(flow("C" + i, year, random.nextInt(200_000) - 2));
                }
            }
            Consumption data = of(names, flows);
            Collections.shuffle(names, random);
            Collections.shuffle(flows, random);
            Consumption shuffled = of(names, flows);
            int first = 2009 + random.nextInt(14);
            int last = first + random.nextInt(2023 - first);
            Sum whole = data.sum(first, last, null);
            assertThat(shuffled.sum(first, last, null).value()).isEqualByComparingTo(whole.known());
            BigDecimal parts = names.stream()
                    .map(name -> data.only(List.of(new CommuneRef(name, name))).sum(first, last, null))
                    .map(Sum::known)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(parts).isEqualByComparingTo(whole.known());
            // Years add up too.
            BigDecimal years = BigDecimal.ZERO;
            for (int year = first; year <= last; year++) {
                years = years.add(data.sum(year, year, null).known());
            }
            assertThat(years).isEqualByComparingTo(whole.known());
        }
    }

    private static Consumption of(List<String> names, List<Flow> flows) {
        return Consumption.of(
                LandSource.ENAF,
                EDITION,
                List.of(EDITION),
                names.stream().map(name -> new CommuneRef(name, name)).toList(),
                flows);
    }

    private static Flow flow(String insee, int year, int squareMetres) {
        BigDecimal area = BigDecimal.valueOf(squareMetres);
        return new Flow(insee, year, area, new EnumMap<>(Map.of(Destination.HAB, area)), year == 2022, false);
    }
}
