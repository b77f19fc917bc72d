package fr.archipel.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnfoldTest {
    private static final Target LAND = new Target(
            "sol",
            "Sol",
            "sol",
            "id",
            null,
            2154,
            null,
            List.of(
                    field("insee", FieldType.TEXT),
                    field("annee", FieldType.INTEGER),
                    field("millesime", FieldType.INTEGER),
                    field("destination", FieldType.TEXT),
                    field("surface_m2", FieldType.DECIMAL)),
            true,
            true);
    private static final String PROFILE = """
            {"id": "sol", "title": "Sol", "target": "sol", "erases": false, "signature": ["idcom"],
             "key": {"kind": "natural", "fields": ["insee", "annee", "destination"]},
             "fields": [{"field": "insee", "columns": ["idcom"], "reading": "commune"},
                        {"field": "destination", "codes": {"naf": "total"}}],
             "unfold": {
               "columns": [
                 {"pattern": "(?<dest>naf)(?<debut>[0-9]{2})art(?<fin>[0-9]{2})", "field": "surface_m2"},
                 {"pattern": "art(?<debut>[0-9]{2})hab(?<fin>[0-9]{2})", "field": "surface_m2",
                  "by": {"destination": "hab"}}],
               "by": {"millesime": "20{fin:max}", "annee": "20{debut}", "destination": "{dest}"},
               "consecutive": ["debut", "fin"]}}""";

    private static Field field(String name, FieldType type) {
        return new Field(name, type, name, null, null, List.of(), true, false);
    }

    private static ProfilesTest.Read read(String insee) throws IOException {
        Profile profile = Json.MAPPER.readValue(PROFILE, Profile.class);
        ProfileCheck.check(profile, LAND);
        Mapping mapping = Mappings.of(
                new MappingRequest("sol", "sol", Map.of()),
                List.of(LAND),
                List.of(profile),
                ProfilesTest.columns("idcom", "naf09art10", "art09hab10", "naf10art11", "art10hab11", "naf09art11"));
        return ProfilesTest.read(mapping, null, insee, "8324", "8324.0", "0", "", "8324");
    }

    @Test
    void a_row_becomes_one_by_year_and_destination_and_periods_are_left_out() throws IOException {
        ProfilesTest.Read read = read("62498");
        assertThat(read.rows()).hasSize(3);
        assertThat(read.rows().get(0).values().subList(0, 4)).containsExactly("62498", 2009L, 2011L, "total");
        assertThat(read.rows().get(1).values().subList(0, 4)).containsExactly("62498", 2010L, 2011L, "total");
        assertThat(read.rows().get(2).values().subList(0, 4)).containsExactly("62498", 2009L, 2011L, "hab");
        assertThat(read.value(0, "surface_m2")).hasToString("8324");
        assertThat(read.value(1, "surface_m2")).hasToString("0");
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void a_row_about_another_commune_is_left_aside_and_said_once() throws IOException {
        ProfilesTest.Read read = read("1001");
        assertThat(read.rows()).isEmpty();
        assertThat(read.rules()).containsExactly(Rule.OUTSIDE_TERRITORY);
        assertThat(read.findings().get(0).sentence()).contains("se lit 01001");
    }
}
