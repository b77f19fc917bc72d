package fr.archipel.scot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.support.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the registers say to those who compute: entries that count, whole m², by commune and year. */
class LedgerReadersTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final Database DATABASE = TEST.database();
    private static final Period DECADE = new Period(2021, 2030);
    private static final List<String> COMMUNES = List.of("62510", "62498");

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void renaturation_counts_in_the_year_it_took_effect_deductible_or_not_apart() {
        DATABASE.update(Sql.of("""
                INSERT INTO renaturation (titre, insee, surface_m2, date_effet, preuve, deductible, auteur, annule_le, annule_par, annule_motif)
                VALUES ('Parc', '62510', 1200, '2021-01-01', 'PV', true, 'A', NULL, NULL, NULL),
                       ('Parc', '62510', 300, '2030-12-31', 'PV', true, 'A', NULL, NULL, NULL),
                       ('Cour', '62510', 50, '2024-05-01', NULL, false, 'A', NULL, NULL, NULL),
                       ('Avant', '62510', 9999, '2020-12-31', 'PV', true, 'A', NULL, NULL, NULL),
                       ('Après', '62510', 9999, '2031-01-01', 'PV', true, 'A', NULL, NULL, NULL),
                       ('Annulée', '62510', 9999, '2024-01-01', 'PV', true, 'A', now(), 'A', 'Erreur'),
                       ('Ailleurs', '62427', 9999, '2024-01-01', 'PV', true, 'A', NULL, NULL, NULL)"""));
        RenaturationStore store = new RenaturationStore(DATABASE);
        assertThat(store.deductible(COMMUNES, DECADE)).isEqualTo(Map.of("62510", 1500L));
        assertThat(store.notDeductible(COMMUNES, DECADE)).isEqualTo(Map.of("62510", 50L));
        assertThat(store.list(COMMUNES, DECADE)).extracting(Renaturation::year).containsExactly(2021, 2024, 2030);
    }

    @Test
    void national_projects_take_what_they_took_commune_by_commune_and_year_by_year() {
        DATABASE.update(Sql.of("""
                WITH p AS (
                  INSERT INTO pene (titre, arrete, fiche, auteur) VALUES ('Canal', 'Arrêté', 'call-1.1', 'A'), ('Usine', 'Arrêté', NULL, 'A')
                  RETURNING id, titre)
                INSERT INTO pene_consommation (pene, insee, annee, surface_m2)
                SELECT id, v.insee, v.annee, v.m2 FROM p JOIN (VALUES
                  ('Canal', '62510', 2022, 1000), ('Canal', '62498', 2022, 10), ('Canal', '62510', 2020, 7),
                  ('Usine', '62510', 2022, 5), ('Usine', '62510', 2023, 20)) v (titre, insee, annee, m2) USING (titre)"""));
        PeneStore store = new PeneStore(DATABASE);
        assertThat(store.consumed(COMMUNES, DECADE))
                .isEqualTo(Map.of("62510", Map.of(2022, 1005L, 2023, 20L), "62498", Map.of(2022, 10L)));
        assertThat(store.ofFiche("call-1.1").orElseThrow().totalHa()).isEqualByComparingTo("0.1017");
        DATABASE.update(Sql.of(
                "UPDATE pene SET annule_le = now(), annule_par = 'A', annule_motif = 'Retiré' WHERE titre = 'Canal'"));
        assertThat(store.consumed(COMMUNES, DECADE)).isEqualTo(Map.of("62510", Map.of(2022, 5L, 2023, 20L)));
        assertThat(store.ofFiche("call-1.1")).isEmpty();
        assertThat(store.list()).extracting(Pene::titre).containsExactly("Usine");
    }

    @Test
    void a_declaration_is_found_by_fiche_by_object_and_by_number() {
        DATABASE.update(Sql.of("""
                INSERT INTO projet_foncier (titre, fiche, layer, objet, geom, nature, etat, conforme, auteur)
                VALUES (NULL, 'call-1.2', NULL, NULL, NULL, 'densification', NULL, NULL, 'A'),
                       (NULL, NULL, 'friches', 'friche-noroxo', NULL, 'friche', 'engage', NULL, 'A'),
                       ('Centrale', NULL, NULL, NULL, ST_Multi(ST_MakeEnvelope(680000, 7030000, 680100, 7030100, 2154)), 'photovoltaique', 'projete', false, 'A')"""));
        DeclarationStore store = new DeclarationStore(DATABASE);
        Declaration fiche = store.ofFiche("call-1.2").orElseThrow();
        assertThat(fiche.nature()).isEqualTo("densification");
        assertThat(fiche.conforme()).isNull();
        assertThat(fiche.dessin()).isFalse();
        assertThat(store.ofObject("friches", "friche-noroxo").orElseThrow().objet())
                .isNotNull();
        Declaration drawn = store.list().get(2);
        assertThat(drawn.emprise().getArea()).isEqualTo(10_000);
        assertThat(drawn.conforme()).isFalse();
        assertThat(store.find(drawn.id())).isPresent();
        assertThat(store.ofFiche("call-1.1")).isEmpty();
    }

    @Test
    void a_friche_is_what_the_last_entry_that_counts_says() {
        QualificationStore store = new QualificationStore(DATABASE);
        DATABASE.update(Sql.of("""
                INSERT INTO friche_qualification (friche, qualification, decideur, date_decision, preuve, auteur)
                VALUES ('friche-noroxo', 'urbanisee', 'DDTM', '2025-01-02', 'Photo', 'A'),
                       ('friche-noroxo', 'enaf', 'DDTM', '2025-02-02', 'Photo', 'A')"""));
        assertThat(store.ofFriche("friche-noroxo").orElseThrow().qualification())
                .isEqualTo("enaf");
        DATABASE.update(Sql.of("""
                UPDATE friche_qualification SET annule_le = now(), annule_par = 'A', annule_motif = 'Erreur'
                WHERE friche = 'friche-noroxo' AND qualification = 'enaf'"""));
        assertThat(store.ofFriche("friche-noroxo").orElseThrow().qualification())
                .isEqualTo("urbanisee");
        assertThat(store.listInForce()).extracting(q -> q.friche().id()).contains("friche-noroxo");
    }
}
