package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contracts in the database; each test starts from the bundled files loaded again. */
class ContractStoreTest {
    private static final List<String> TABLES = List.of(
            "contrat",
            "noeud_strategique",
            "fiche",
            "fiche_champ",
            "fiche_texte",
            "fiche_noeud",
            "fiche_partie",
            "fiche_commune",
            "fiche_objet",
            "chiffre_imprime",
            "section_financiere",
            "ligne_financiere",
            "echeancier",
            "echeance_ligne",
            "echeance",
            "partenaire",
            "partenaire_partie",
            "maquette_ligne",
            "maquette_cout",
            "maquette_total");

    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.loaded();
        database = test.database();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void reload() {
        database.doInTransaction(
                session -> ContractStore.load(session, ContractFiles.read(Path.of("gis-data/contrats"))));
    }

    @Test
    void every_printed_value_of_call_is_there() {
        assertThat(ask("SELECT count(*) FROM fiche WHERE contrat = 'crte-call'"))
                .isEqualTo("27");
        assertThat(ask("SELECT count(*) FROM ligne_financiere WHERE fiche ~ '^call' AND nature = 'detail'"))
                .isEqualTo("105");
        assertThat(ask("SELECT count(*) FROM ligne_financiere WHERE fiche ~ '^call' AND nature = 'total'"))
                .isEqualTo("108");
        assertThat(ask("SELECT count(*) FROM echeance_ligne WHERE fiche ~ '^call'"))
                .isEqualTo("163");
        assertThat(ask("SELECT count(*) FROM echeance WHERE fiche ~ '^call'")).isEqualTo("596");
        assertThat(ask("SELECT count(*) FROM partenaire WHERE fiche ~ '^call' AND nature = 'recherche'"))
                .isEqualTo("50");
        assertThat(ask("SELECT count(*) FROM maquette_ligne WHERE fiche ~ '^call'"))
                .isEqualTo("28");
    }

    @Test
    void amounts_are_cents_and_mentions_are_no_amounts() {
        assertThat(ask("SELECT montant_total_eur FROM v_fiche WHERE id = 'call-2.1'"))
                .isEqualTo("9705637.00");
        assertThat(ask("SELECT montant_echeancier_eur FROM v_fiche WHERE id = 'call-2.1'"))
                .isEqualTo("9161357.00");
        assertThat(ask("SELECT montant_total_eur FROM v_fiche WHERE id = 'call-1.1'"))
                .isNull();
        assertThat(ask("SELECT montant_total_mention FROM v_fiche WHERE id = 'call-1.1'"))
                .isEqualTo("pour_memoire");
        assertThat(ask("SELECT count(*) FROM ligne_financiere WHERE mention = 'a_evaluer' AND montant_centimes = 0"))
                .isEqualTo("0");
    }

    @Test
    void loading_again_gives_the_same_database() {
        List<String> before = fingerprints();
        reload();
        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void a_status_decided_since_survives_a_reload() {
        database.update(Sql.of("UPDATE fiche SET statut = 'engagee' WHERE id = 'call-1.8'"));
        reload();
        assertThat(ask("SELECT statut FROM fiche WHERE id = 'call-1.8'")).isEqualTo("engagee");
        assertThat(ask("SELECT statut FROM fiche WHERE id = 'call-1.7'")).isEqualTo("proposee");
    }

    @Test
    void a_fiche_takes_the_geometry_of_its_objects_else_of_its_communes_else_of_its_agglomeration() {
        assertThat(ask("SELECT geom_origine FROM fiche WHERE id = 'call-1.8'")).isEqualTo("objets");
        assertThat(ask("SELECT ST_Equals(f.geom, o.geom) FROM fiche f, friche o WHERE f.id = 'call-1.8'"
                        + " AND o.id = 'friche-noroxo'"))
                .isEqualTo("t");
        assertThat(ask("SELECT geom_origine || array_to_string(communes, ' ') FROM fiche WHERE id = 'call-1.3'"))
                .isEqualTo("communes62528");
        assertThat(ask("SELECT geom_origine || array_to_string(communes, ' ') FROM fiche WHERE id = 'call-1.2'"))
                .isEqualTo("epci");
        assertThat(ask("SELECT count(*) FROM fiche WHERE geom IS NULL")).isEqualTo("0");
    }

    @Test
    void the_geometry_follows_the_links_and_the_objects() {
        String area = "SELECT ST_Area(geom)::bigint FROM fiche WHERE id = 'call-1.8'";
        String before = ask(area);
        database.update(Sql.of("UPDATE friche SET geom = ST_Multi(ST_Scale(geom, ST_MakePoint(0.5, 0.5),"
                + " ST_Centroid(geom))) WHERE id = 'friche-noroxo'"));
        assertThat(Long.parseLong(ask(area))).isBetween(1L, Long.parseLong(before) / 2);
        database.update(Sql.of("DELETE FROM fiche_objet WHERE fiche = 'call-1.8'"));
        assertThat(ask("SELECT geom_origine FROM fiche WHERE id = 'call-1.8'")).isEqualTo("communes");
        database.update(Sql.of("DELETE FROM fiche_commune WHERE fiche = 'call-1.8'"));
        assertThat(ask("SELECT geom_origine FROM fiche WHERE id = 'call-1.8'")).isEqualTo("epci");
    }

    @Test
    void an_object_that_a_fiche_is_tied_to_cannot_vanish() {
        assertThatThrownBy(() -> database.update(Sql.of("DELETE FROM friche WHERE id = 'friche-noroxo'")))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.isRefusal()).isTrue());
    }

    @Test
    void a_fiche_is_found_by_any_of_its_words_without_accents() {
        assertThat(find("trefileurop")).containsExactly("call-5.2");
        assertThat(find("Noroxo")).containsExactly("call-1.8");
        assertThat(find("éclairage public")).contains("call-1.2");
        assertThat(find("Wingles")).contains("call-2.1");
    }

    private static List<String> find(String words) {
        return database.list(
                Sql.of(
                        "SELECT id FROM fiche WHERE contrat = 'crte-call'"
                                + " AND recherche LIKE '%' || cle_recherche(?) || '%' ORDER BY rang",
                        words),
                row -> row.getString(1));
    }

    private static List<String> fingerprints() {
        return TABLES.stream()
                .map(table ->
                        table + " " + ask("SELECT md5(string_agg(t::text, ';' ORDER BY t::text)) FROM " + table + " t"))
                .toList();
    }

    private static String ask(String sql) {
        return database.with(
                session -> session.list(Sql.of(sql), row -> row.getString(1)).get(0));
    }
}
