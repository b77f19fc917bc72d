package fr.archipel.scot.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.consumption.ConsumptionStore;
import fr.archipel.scot.ledger.PeneStore;
import fr.archipel.scot.ledger.RenaturationStore;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The layer {@code scot-consommation}: what it holds, when it is written again, when it is not. */
class CommuneLayerTest {
    private SquareTerritory territory;
    private Database database;
    private CommuneLayer layer;

    @BeforeEach
    void open() {
        territory = new SquareTerritory();
        database = territory.database();
        layer = on("2026-11-22");
    }

    @AfterEach
    void close() {
        territory.close();
    }

    @Test
    void before_any_data_every_commune_is_there_and_nothing_is_invented() {
        assertThat(layer.update()).isTrue();
        try (TestServer server = TestServer.on(database)) {
            JsonNode features = items(server);
            assertThat(features.size()).isEqualTo(3);
            for (JsonNode feature : features) {
                JsonNode properties = feature.path("properties");
                for (String field : new String[] {
                    "situation", "statut", "consommation_ha", "enveloppe_ha", "reste_ha", "taux_pct", "source"
                }) {
                    assertThat(properties.path(field).isNull()).as(field).isTrue();
                }
                assertThat(properties.path("raison").asText()).contains("Aucun fichier");
                assertThat(properties.path("regle").asText()).isEqualTo("loi-2021-1104-2023-630");
                assertThat(feature.path("geometry").isNull()).isFalse();
            }
        }
    }

    @Test
    void a_commune_shows_its_pace_without_a_rate_and_its_status_with_one() {
        // Reference 1 ha a year; then 0.4, 0.8, 1 ha a year.
        flows("62001", 4_000);
        flows("62002", 8_000);
        flows("62003", 10_000);
        layer.update();
        assertThat(value("62001", "situation")).isEqualTo("rythme_divise");
        assertThat(value("62002", "situation")).isEqualTo("rythme_ralenti");
        assertThat(value("62003", "situation")).isEqualTo("rythme_accru");
        assertThat(value("62001", "enveloppe_ha")).isNull();
        assertThat(value("62001", "statut")).isNull();
        assertThat(value("62001", "raison")).contains("Aucun taux");
        assertThat(value("62001", "rythme_ha_an")).isEqualTo("0.4");
        assertThat(value("62001", "source") + value("62001", "millesime")).isEqualTo("enaf2023");
        rate("commune:62001", 50);
        assertThat(layer.update()).isTrue();
        // E = 5; projection 4.
        assertThat(value("62001", "situation")).isEqualTo("bonne_voie");
        assertThat(value("62001", "statut")).isEqualTo("bonne_voie");
        assertThat(value("62001", "reste_ha")).isEqualTo("4.2");
        assertThat(value("62001", "etat_taux") + value("62001", "taux_pct")).isEqualTo("etabli50");
        assertThat(value("62001", "raison")).isNull();
        assertThat(value("62002", "statut")).isNull();
    }

    @Test
    void it_is_written_again_only_when_what_it_depends_on_changes() {
        flows("62001", 0);
        assertThat(layer.update()).isTrue();
        assertThat(value("62001", "situation")).isEqualTo("rythme_nul");
        long version = version();
        assertThat(layer.update()).isFalse();
        assertThat(version()).isEqualTo(version);
        database.update(
                Sql.of("INSERT INTO renaturation (titre, insee, surface_m2, date_effet, preuve, deductible, auteur)"
                        + " VALUES ('Berge', '62001', 500, '2023-04-01', 'photographie', true, 'essai')"));
        assertThat(layer.update()).isTrue();
        assertThat(version()).isGreaterThan(version);
        database.update(Sql.of("UPDATE commune SET nom = 'Autre' WHERE insee = '62001'"));
        assertThat(layer.update()).isTrue();
        // Another day may have other rules.
        assertThat(on("2026-11-23").update()).isTrue();
        // Another service that has already done it.
        assertThat(on("2026-11-23").update()).isFalse();
    }

    private CommuneLayer on(String day) {
        RuleStore rules = new RuleStore(database);
        return new CommuneLayer(
                new CommuneLayerStore(database),
                rules,
                new TerritoryStore(database),
                new Trajectories(
                        rules,
                        new ConsumptionStore(database),
                        new PeneStore(database),
                        new RenaturationStore(database),
                        new ScotStore(database),
                        Charges.UNKNOWN),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private static JsonNode items(TestServer server) {
        TestServer.Answer answer = server.get("/ogc/collections/scot-consommation/items");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("features");
    }

    /** 1 ha a year over 2011-2020, then {@code since} m² a year. */
    private void flows(String insee, int since) {
        for (int year = 2011; year <= 2022; year++) {
            database.update(Sql.of(
                    "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2) VALUES (2023, ?, ?, 'total', ?)",
                    insee,
                    year,
                    year <= 2020 ? 10_000 : since));
        }
    }

    private void rate(String perimeter, int value) {
        database.update(Sql.of("""
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, etat, valide_du, source, auteur)
                VALUES ('loi-2021-1104-2023-630', 'taux_reduction', ?, 'Essai', ?, 'etabli', date '2024-01-01', 'essai', 'essai')""", perimeter, new BigDecimal(value)));
    }

    private String value(String insee, String column) {
        return database.list(
                        Sql.of(
                                "SELECT to_jsonb(v) ->> ? AS value FROM v_scot_consommation v WHERE insee = ?",
                                column,
                                insee),
                        row -> java.util.Optional.ofNullable(row.getString("value")))
                .get(0)
                .orElse(null);
    }

    private long version() {
        return database.find(
                        Sql.of("SELECT version FROM version_couche WHERE layer = 'scot-consommation'"),
                        row -> row.getLong(1))
                .orElseThrow();
    }
}
