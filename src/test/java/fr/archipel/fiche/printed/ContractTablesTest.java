package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contracts of CAHC and CABBALR, whose fiches are the rows of one printed table. */
class ContractTablesTest {
    private static final ContractFiles FILES = ContractFiles.read(Path.of("gis-data/contrats"));

    @Test
    void every_row_of_the_two_tables_is_a_fiche_in_the_printed_order() {
        assertThat(fiches("crte-cahc")).extracting(Fiche::id).isEqualTo(ids("cahc-%02d", 24));
        assertThat(fiches("crte-cahc").stream()
                        .map(f -> f.maquette().get(0).ligne().places())
                        .toList())
                .isEqualTo(IntStream.rangeClosed(644, 667)
                        .mapToObj(line -> List.of(String.valueOf(line)))
                        .toList());
        assertThat(fiches("crte-cabbalr")).extracting(Fiche::id).isEqualTo(ids("cabbalr-%02d", 41));
        assertThat(fiches("crte-cabbalr").stream()
                        .map(f -> f.maquette().get(0).ligne().places().get(0))
                        .map(Integer::valueOf)
                        .toList())
                .isSorted();
    }

    @Test
    void the_shares_of_cahc_miss_their_printed_total_by_399_961_euros() {
        long shares = fiches("crte-cahc").stream()
                .flatMap(f -> f.parts().stream())
                .mapToLong(p -> p.montant().centimes())
                .sum();
        assertThat(shares).isEqualTo(2_611_521_783L);
        assertThat(total("TOTAL", "parts.part")).isEqualTo(2_571_525_683L);
        assertThat(total("2021", "parts.part") + total("2022", "parts.part")).isEqualTo(shares);
    }

    @Test
    void the_costs_of_cahc_make_their_printed_total_but_for_the_cents() {
        long costs = fiches("crte-cahc").stream()
                .mapToLong(f -> f.maquette().get(0).coutTotal().centimes())
                .sum();
        assertThat(costs).isEqualTo(9_071_385_398L);
        assertThat(total("TOTAL", "cout_total")).isEqualTo(costs - 25);
    }

    @Test
    void a_blank_share_is_no_share() {
        assertThat(fiche("cahc-04").parts()).isEmpty();
        assertThat(fiche("cabbalr-31").parts())
                .extracting(p -> p.montant().printed())
                .containsExactly("50 %", "50 %");
    }

    @Test
    void cahc_has_its_indicators_whole() {
        Map<String, Integer> indicators = contrat("crte-cahc").strategie().stream()
                .collect(Collectors.toMap(
                        Contrat.Noeud::numero, node -> node.indicateurs().size()));
        assertThat(indicators).isEqualTo(Map.of("1", 22, "2", 28, "3", 14, "4", 18, "5", 12));
    }

    @Test
    void cabbalr_has_seven_functions_and_their_priorities() {
        Map<String, Integer> enjeux = contrat("crte-cabbalr").strategie().stream()
                .collect(Collectors.toMap(
                        Contrat.Noeud::titre, node -> node.enfants().size()));
        assertThat(enjeux)
                .isEqualTo(Map.of(
                        "Se déplacer",
                        4,
                        "Habiter",
                        5,
                        "Travailler",
                        8,
                        "S'approvisionner",
                        6,
                        "Être en forme",
                        6,
                        "Apprendre",
                        6,
                        "S'épanouir",
                        5));
    }

    @Test
    void a_yearly_amount_a_rate_and_words_are_told_apart() {
        assertThat(cost("cabbalr-08")).isEqualTo(new Montant(650_000_000L, null, Mention.PAR_AN, "6,5M€/an"));
        assertThat(cost("cabbalr-11").centimes()).isNull();
        assertThat(cost("cabbalr-11").printed()).isEqualTo("Programme en cours de finalisation");
        assertThat(fiche("cabbalr-40").maquette().get(0).coutTotal()).isNull();
        assertThat(fiche("cabbalr-22").global().depenses().lignes())
                .extracting(line -> line.montant().mention())
                .containsExactly(null, Mention.A_DETERMINER);
    }

    @Test
    void communes_outside_the_territory_are_named() {
        assertThat(fiche("cahc-19").liens().horsPerimetre())
                .extracting(Fiche.CommuneExterieure::nom)
                .containsExactly("Wahagnies", "Phalempin");
        assertThat(fiche("cahc-19").liens().communes()).isEmpty();
    }

    private static List<String> ids(String form, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(form::formatted).toList();
    }

    private static List<Fiche> fiches(String contrat) {
        return FILES.fichesOf(contrat(contrat));
    }

    private static Fiche fiche(String id) {
        return only(FILES.fiches().stream(), Fiche::id, id);
    }

    private static Contrat contrat(String id) {
        return only(FILES.contrats().stream(), Contrat::id, id);
    }

    private static Montant cost(String id) {
        return fiche(id).maquette().get(0).coutTotal();
    }

    private static long total(String libelle, String colonne) {
        return only(
                        contrat("crte-cahc").maquette().totaux().stream()
                                .filter(t -> t.colonne().equals(colonne)),
                        Contrat.TotalImprime::libelle,
                        libelle)
                .montant()
                .centimes();
    }

    private static <T> T only(Stream<T> all, Function<T, String> key, String wanted) {
        return all.filter(one -> key.apply(one).equals(wanted)).findFirst().orElseThrow();
    }
}
