package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled contracts, as files. */
class ContractFilesTest {
    private static final Path FOLDER = Path.of("gis-data/contrats");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path temporary;

    @Test
    void every_file_follows_its_schema() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                String kind = file.getParent().endsWith("fiches")
                        ? "fiche"
                        : file.getFileName().toString().replace(".yaml", "");
                schema(kind).validate(YAML.readTree(file.toFile())).forEach(fault -> faults.add(file + " " + fault));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void the_files_hold_together() {
        assertThat(ContractChecks.faults(ContractFiles.read(FOLDER))).isEmpty();
    }

    @Test
    void call_has_its_27_fiches_in_five_axes() {
        List<Fiche> fiches = call();
        assertThat(fiches).hasSize(27);
        assertThat(fiches).extracting(f -> f.numero().get()).doesNotHaveDuplicates();
        assertThat(fiches.stream().map(f -> f.noeud().get()).distinct())
                .containsExactly("call-axe-1", "call-axe-2", "call-axe-3", "call-axe-4", "call-axe-5");
    }

    @Test
    void what_is_printed_stays_beside_what_is_meant() {
        assertThat(call("call-1.6").numero()).isEqualTo(new Valeur("1.6", "1.9", new Provenance(List.of("1047"))));
        assertThat(call("call-2.1").numero().imprime()).isEqualTo("1.1");
        assertThat(call("call-1.4").maquette().get(0).maitresOuvrage())
                .satisfies(mo -> assertThat(mo.parties()).containsExactly("call"))
                .satisfies(mo -> assertThat(mo.imprime()).isEqualTo("GALL"));
    }

    @Test
    void contradictory_totals_are_both_kept() {
        Fiche fiche = call("call-2.1");
        assertThat(fiche.investissement().depenses().total().montant().centimes())
                .isEqualTo(970_563_700L);
        assertThat(fiche.echeancier().lignes().get(0).cp().get(0).centimes()).isEqualTo(916_135_700L);
    }

    @Test
    void a_blank_cell_a_zero_and_a_mention_are_three_things() {
        Echeancier.Rangee row = call("call-5.2").echeancier().lignes().get(1);
        assertThat(row.poste()).isEqualTo("depenses_investissement");
        assertThat(row.cp().get(3)).isEqualTo(new Montant(null, null, Mention.A_EVALUER, null));
        assertThat(call("call-5.3").echeancier().lignes().get(0).cp())
                .startsWith(new Montant(0L, null, null, null), null);
    }

    @Test
    void every_linked_object_exists_in_its_layer() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Fiche fiche : ContractFiles.read(FOLDER).fiches()) {
            for (Fiche.LienObjet link : fiche.liens().objets()) {
                if (!ids(link.couche()).contains(link.id())) {
                    missing.add(fiche.id() + " : " + link.couche() + "/" + link.id());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_faulty_file_is_named_with_the_place_of_the_fault() throws IOException {
        Files.writeString(temporary.resolve("parties.yaml"), "parties: []\n");
        Path own = Files.createDirectories(temporary.resolve("crte-x/fiches"));
        Files.copy(FOLDER.resolve("crte-call/contrat.yaml"), own.resolveSibling("contrat.yaml"));
        String fiche = Files.readString(FOLDER.resolve("crte-call/fiches/call-2.1.yaml"));

        assertThat(refusal(own, fiche.replace("montant: 48889", "montant: 48889.123")))
                .contains("crte-x/fiches/call-2.1.yaml", "montant", "« 48889.123 » a plus de deux décimales");
        assertThat(refusal(own, fiche.replace("budget:", "bugdet:"))).contains("bugdet");
        assertThat(refusal(own, fiche.replace("id: call-2.1\n", "id: call-2.2\n")))
                .contains("« call-2.2 »");
        assertThat(refusal(own, fiche + "id: call-2.1\n")).contains("id");
    }

    private String refusal(Path folder, String fiche) throws IOException {
        Files.writeString(folder.resolve("call-2.1.yaml"), fiche);
        List<String> message = new ArrayList<>();
        assertThatThrownBy(() -> ContractFiles.read(temporary)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isInstanceOf(Problem.Unreadable.class);
            message.add(e.problem().detail());
        });
        return message.get(0);
    }

    private static List<Fiche> call() {
        return ContractFiles.read(FOLDER).fiches().stream()
                .filter(f -> f.contrat().equals("crte-call"))
                .toList();
    }

    private static Fiche call(String id) {
        return call().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    private static Set<String> ids(String layer) throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode feature : new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(Path.of("gis-data/layers", layer + ".geojson").toFile())
                .path("features")) {
            ids.add(feature.path("id").asText());
        }
        return ids;
    }

    private static JsonSchema schema(String kind) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(FOLDER.resolve("schema/" + kind + ".schema.json")
                        .toAbsolutePath()
                        .toUri()
                        .toString()));
    }
}
