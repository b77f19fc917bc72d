package fr.archipel.fiche;

import static fr.archipel.support.Pages.keys;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.request.Links;
import fr.archipel.support.Pages;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and sheets of fiches, over HTTP, on the bundled contracts. */
class FicheApiTest {
    private static TestDatabase own;

    private final TestServer server = TestServer.shared();

    @BeforeAll
    static void open() {
        own = TestDatabase.loaded();
    }

    @AfterAll
    static void close() {
        own.close();
    }

    @Test
    void the_92_fiches_come_once_each_in_the_order_of_their_documents() {
        List<String> ids = Pages.read(server, "/api/fiches?limit=13", "id");
        assertThat(ids).hasSize(92).doesNotHaveDuplicates();
        assertThat(ids.subList(0, 2)).containsExactly("cabbalr-01", "cabbalr-02");
        assertThat(ids.subList(65, 68)).containsExactly("call-1.1", "call-1.2", "call-1.3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "contrat=crte-call | f.contrat = 'crte-call'",
                "epci=200072460 | f.contrat = 'crte-cabbalr'",
                "axe=call-axe-2 | f.id LIKE 'call-2.%'",
                "axe=Bouger&contrat=crte-call | f.id LIKE 'call-2.%'",
                "statut=proposee | f.statut = 'proposee'",
                "statut=realisee | f.statut = 'realisee'",
                "layer=ev5 | f.id IN (SELECT fiche FROM fiche_objet WHERE layer = 'ev5')",
                "q=piscine | f.recherche LIKE '%piscine%'",
                "q=Noroxo harnes | f.recherche LIKE '%noroxo%' AND f.recherche LIKE '%harnes%'",
                "q=5.3 | f.numero = '5.3' OR f.recherche ~ '\\m5 3'",
                "bbox=2.90,50.44,2.92,50.46 | ST_Intersects(f.geom, ST_Transform(ST_MakeEnvelope(2.90,50.44,2.92,50.46,4326),2154))",
                "bbox=-60,0,-50,10 | false",
                "contrat=crte-call&statut=proposee&layer=parcs | f.contrat = 'crte-call' AND f.id IN (SELECT fiche FROM fiche_objet WHERE layer = 'parcs')"
            })
    void a_filter_keeps_what_the_tables_say(String query, String condition) {
        List<String> expected = own.database()
                .list(
                        Sql.of("SELECT f.id FROM fiche f WHERE " + condition + " ORDER BY f.contrat, f.rang"),
                        row -> row.getString(1));
        assertThat(Pages.read(server, "/api/fiches?limit=20&" + query.replace(" ", "%20"), "id"))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void a_wider_node_of_the_strategy_holds_the_fiches_of_the_finer_ones() {
        List<String> orientation = Pages.read(server, "/api/fiches?axe=cahc-orientation-2", "id");
        List<String> chantiers = own.database()
                .list(
                        Sql.of(
                                "SELECT id FROM noeud_strategique WHERE parent = 'cahc-orientation-2' AND niveau = 'chantier'"),
                        row -> row.getString(1));
        TreeSet<String> below = new TreeSet<>();
        chantiers.forEach(id -> below.addAll(Pages.read(server, "/api/fiches?axe=" + id, "id")));
        assertThat(below).isNotEmpty();
        assertThat(orientation).containsAll(below);
    }

    @Test
    void totals_add_up_what_matches_and_not_only_the_page() {
        JsonNode page = server.get("/api/fiches?contrat=crte-call&limit=2").json();
        assertThat(page.path("items")).hasSize(2);
        assertThat(page.at("/totaux/nombre").asInt()).isEqualTo(27);
        assertThat(page.at("/totaux/sans_montant").asInt()).isEqualTo(11);
        assertThat(page.at("/totaux/montant_total_eur").decimalValue()).isEqualByComparingTo("549355635");
        assertThat(server.get("/api/fiches?bbox=-60,0,-50,10")
                        .json()
                        .at("/totaux/montant_total_eur")
                        .isNull())
                .as("nothing adds up to nothing, not to 0")
                .isTrue();
    }

    /** Counted by hand on the printed tables; a total that holds a mention is without amount. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "maitre_ouvrage=ville-oignies | 1 | 26513951 | 0",
                "type_operation=travaux&contrat=crte-call&axe=call-axe-4 | 6 | 96443485 | 0",
                "maitre_ouvrage=operateurs&type_operation=subvention | 4 | 727600 | 3",
                // Printed schedules: twelve fiches have an amount above 0 in the column 2024.
                "annee=2024&contrat=crte-call | 12 | 141625082 | 1",
                // Calendars: 2022-2027, three to 2026, 2025 or 2024 with an amount, four « par an ».
                "annee=2024&contrat=crte-cabbalr | 8 | 76700000 | 4",
                "annee=2027 | 1 | 400000 | 0",
                "annee=2030 | 0 | | 0"
            })
    void totals_follow_the_owner_the_kind_and_the_year(String query, int number, BigDecimal amount, int without) {
        JsonNode totals = server.get("/api/fiches?limit=1&" + query).json().path("totaux");
        assertThat(totals.path("nombre").asInt()).isEqualTo(number);
        assertThat(totals.path("sans_montant").asInt()).isEqualTo(without);
        if (amount == null) {
            assertThat(totals.path("montant_total_eur").isNull()).isTrue();
        } else {
            assertThat(totals.path("montant_total_eur").decimalValue()).isEqualByComparingTo(amount);
        }
    }

    @Test
    void a_summary_tells_an_amount_or_what_stands_in_its_place() {
        JsonNode items = server.get("/api/fiches?contrat=crte-call").json().path("items");
        for (JsonNode item : items) {
            assertThat(item.path("montant_total_eur").isNull())
                    .as("%s", item)
                    .isEqualTo(!item.path("montant_total_mention").isNull());
        }
    }

    @Test
    void a_sheet_holds_every_printed_table_of_the_fiche() {
        JsonNode fiche = server.get("/api/fiches/call-2.1").json();
        assertThat(fiche.path("montant_total_eur").decimalValue()).isEqualByComparingTo("9705637");
        assertThat(fiche.path("montant_echeancier_eur").decimalValue()).isEqualByComparingTo("9161357");
        JsonNode spending = fiche.at("/sections/0/depenses");
        assertThat(spending.path("lignes")).hasSize(8);
        assertThat(spending.at("/lignes/0/mention").asText()).isEqualTo("a_evaluer");
        assertThat(spending.at("/lignes/0/montant_eur").isNull()).isTrue();
        assertThat(spending.at("/total/montant_eur").decimalValue()).isEqualByComparingTo("9705637");
        assertThat(fiche.at("/sections/1/periode").asText()).isEqualTo("annuelle");
        assertThat(fiche.at("/echeancier/lignes/0/cases/1/annee").asInt()).isEqualTo(2022);
        assertThat(fiche.at("/echeancier/lignes/0/cases/1/montant_eur").decimalValue())
                .isEqualByComparingTo("4375000");
        assertThat(fiche.at("/echeancier/lignes/1/cases/3/mention").asText()).isEqualTo("a_evaluer");
        assertThat(fiche.at("/partenaires/0/parties/0/code").asText()).isEqualTo("europe");
        assertThat(fiche.at("/partenaires_total/montant_eur").decimalValue()).isEqualByComparingTo("7029450");
        assertThat(fiche.at("/maquette/0/couts/cout_2021/montant_eur").decimalValue())
                .isEqualByComparingTo("883111");
        assertThat(keys(fiche.path("champs_imprimes"), "champ")).contains("numero", "titre");
        assertThat(fiche.path("geometrie_origine").asText()).isEqualTo("objets");
    }

    @Test
    void a_blank_cell_a_zero_and_a_mention_are_three_things() {
        JsonNode rows = server.get("/api/fiches/call-1.1").json().at("/echeancier/lignes");
        assertThat(rows.at("/0/cases/1/montant_eur").decimalValue())
                .as("a printed 0")
                .isEqualByComparingTo("0");
        assertThat(rows.at("/0/cases/2/montant_eur").isNull()).as("a blank").isTrue();
        assertThat(rows.at("/0/cases/2/mention").isNull()).isTrue();
        assertThat(rows.at("/1/cases/0/montant_eur").isNull()).isTrue();
        assertThat(rows.at("/1/cases/0/mention").asText()).isEqualTo("pour_memoire");
        assertThat(rows.at("/1/total").isNull()).isTrue();
    }

    @Test
    void the_money_of_every_sheet_is_that_of_the_tables_to_the_cent() {
        for (String id : own.database().list(Sql.of("SELECT id FROM fiche"), row -> row.getString(1))) {
            JsonNode sheet = server.get("/api/fiches/" + id).json();
            long lines = 0;
            long printedTotals = 0;
            for (JsonNode section : sheet.path("sections")) {
                for (String side : List.of("depenses", "recettes")) {
                    for (JsonNode line : section.path(side).path("lignes")) {
                        lines += cents(line);
                    }
                    printedTotals += cents(section.path(side).path("total"));
                }
            }
            long cells = 0;
            for (JsonNode row : sheet.at("/echeancier/lignes")) {
                cells += cents(row.path("total"));
                for (JsonNode cell : row.path("cases")) {
                    cells += cents(cell);
                }
            }
            assertThat(lines).as(id).isEqualTo(sum("ligne_financiere", "fiche = ? AND nature = 'detail'", id));
            assertThat(printedTotals).as(id).isEqualTo(sum("ligne_financiere", "fiche = ? AND nature = 'total'", id));
            assertThat(cells).as(id).isEqualTo(sum("echeance", "fiche = ?", id));
        }
    }

    @Test
    void provenance_names_the_sections_of_the_documents() {
        JsonNode provenance = server.get("/api/fiches/call-2.1").json().path("provenance");
        assertThat(keys(provenance, "section"))
                .contains("Annexe 2 – Fiches de l'axe 2", "Annexe 3 – Récapitulatif des fiches valant maquette");
        provenance.forEach(source -> assertThat(source.path("premiere_ligne").asInt())
                .isBetween(1, source.path("derniere_ligne").asInt()));
    }

    @Test
    void every_fiche_of_the_list_has_its_sheet_and_its_geometry() {
        for (JsonNode item : server.get("/api/fiches?limit=500").json().path("items")) {
            JsonNode sheet = server.get(item.path("href").asText()).json();
            for (String member : List.of("id", "numero", "titre", "contrat", "axe", "statut", "bbox")) {
                assertThat(sheet.path(member))
                        .as(member + " of " + item.path("id"))
                        .isEqualTo(item.path(member));
            }
            assertThat(sheet.path("montant_total_eur").decimalValue())
                    .isEqualByComparingTo(item.path("montant_total_eur").decimalValue());
            assertThat(server.get("/ogc/collections/fiches/items/"
                                    + Links.encode(item.path("id").asText()))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static long cents(JsonNode cell) {
        JsonNode amount = cell.path("montant_eur");
        return amount.isNumber() ? amount.decimalValue().movePointRight(2).longValueExact() : 0;
    }

    private static long sum(String table, String condition, String id) {
        return own.database()
                .find(
                        Sql.of("SELECT coalesce(sum(montant_centimes), 0) FROM " + table + " WHERE " + condition, id),
                        row -> row.getLong(1))
                .orElseThrow();
    }
}
