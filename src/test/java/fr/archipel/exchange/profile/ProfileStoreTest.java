package fr.archipel.exchange.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProfileStoreTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static final String BAILLEUR = """
            {"id": "bailleur", "title": "Fichier du bailleur", "target": "cites-minieres", "erases": true,
             "key": {"kind": "own", "columns": ["ref"]}, "signature": ["ref", "groupe"],
             "fields": [{"field": "nom", "columns": ["groupe"]},
                        {"field": "precision", "constant": {"point": "indicative", "surface": "numerisee"}},
                        {"field": "surface_ha", "columns": ["surf"], "unit": "m²"}]}""";

    private static Profile parse(String json) {
        return ProfileStore.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_profile_is_saved_found_as_it_was_recognised_and_deleted() {
        ProfileStore store = new ProfileStore(DATABASE.database());
        Target cites = ProfilesTest.target("cites-minieres");
        Profile profile = parse(BAILLEUR);
        store.save(profile, cites, "Agence");
        assertThat(store.find("bailleur")).contains(profile);
        store.save(parse(BAILLEUR.replace("Fichier du bailleur", "Bailleur")), cites, "Agence");
        assertThat(store.list()).extracting(Profile::title).containsExactly("Bailleur");

        Mapping mapping = Mappings.of(
                new MappingRequest(null, null, Map.of()),
                ProfilesTest.TARGETS,
                store.list(),
                ProfilesTest.columns("REF", "Groupe", "surf"));
        assertThat(mapping.base()).isEqualTo("bailleur");

        store.delete("bailleur");
        assertThat(store.list()).isEmpty();
        assertThatThrownBy(() -> store.delete("bailleur"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
    }

    @Test
    void a_profile_that_does_not_hold_together_is_refused_by_what_is_wrong() {
        ProfileStore store = new ProfileStore(DATABASE.database());
        Target cites = ProfilesTest.target("cites-minieres");
        List<String> wrong = List.of(
                BAILLEUR.replace("\"bailleur\"", "\"Mon profil\""),
                BAILLEUR.replace("\"cites-minieres\"", "\"zae\""),
                BAILLEUR.replace("\"surface_ha\"", "\"couleur\""),
                BAILLEUR.replace("\"surface_ha\"", "\"nom\""),
                BAILLEUR.replace("\"unit\": \"m²\"", "\"reading\": \"devine\""),
                BAILLEUR.replace(
                        "{\"kind\": \"own\", \"columns\": [\"ref\"]}", "{\"kind\": \"natural\", \"fields\": [\"x\"]}"));
        for (String json : wrong) {
            assertThatThrownBy(() -> store.save(parse(json), cites, "Agence"))
                    .as(json)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidField.class));
        }
        for (String id : List.of("cartofriches", "automatique")) {
            assertThatThrownBy(() ->
                            store.save(parse(BAILLEUR.replace("\"bailleur\"", "\"" + id + "\"")), cites, "Agence"))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
        }
        assertThat(store.list()).isEmpty();
    }

    @Test
    void what_is_no_profile_is_unreadable() {
        for (String json :
                List.of("[]", "{\"id\": 1, \"couleur\": 2}", BAILLEUR.replace("own", "magie"), "{", "{}null")) {
            assertThatThrownBy(() -> parse(json))
                    .as(json)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem()).isInstanceOf(Problem.Unreadable.class));
        }
    }

    @Test
    void every_built_in_profile_is_the_same_once_written_and_read() {
        Profiles.builtIn()
                .forEach(
                        each -> assertThat(ProfileStore.parse(Json.bytes(each))).isEqualTo(each));
    }
}
