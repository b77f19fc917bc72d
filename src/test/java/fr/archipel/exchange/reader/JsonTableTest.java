package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.layer.FieldType;
import fr.archipel.support.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTableTest {
    @TempDir
    Path folder;

    @Test
    void the_members_of_each_agglomeration_are_rows_that_know_their_agglomeration() throws IOException {
        Path file = SharedData.file("communes/epci_3_membres.json");
        assertThat(LayerFile.contents(file))
                .extracting(FileLayer::name, layer -> layer.rows().getAsLong())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("epci_3_membres", 3L),
                        org.assertj.core.api.Assertions.tuple("membres", 150L));
        try (LayerReader epci = LayerFile.open(file, ReadOptions.NONE)) {
            assertThat(epci.columns())
                    .extracting(Column::name)
                    .containsExactly(
                            "code", "nom", "type", "modeFinancement", "populationTotale", "populationMunicipale");
            assertThat(rows(epci).get(0))
                    .startsWith("200072460", "CA de Béthune-Bruay, Artois-Lys Romane")
                    .endsWith(278892L, 275736L);
        }
        try (LayerReader members = LayerFile.open(file, ReadOptions.layer("membres"))) {
            assertThat(rows(members).get(0))
                    .startsWith("62119", "216209106", "Béthune", 25679L, 25342L, "200072460")
                    .hasSize(11);
        }
    }

    @Test
    void columns_are_those_of_all_records_with_a_type_that_holds_them() throws IOException {
        Path file = write(
                "[{\"a\": 1, \"b\": [\"x\", \"y\"], \"c\": {\"d\": 1}}, {\"a\": 2.5, \"e\": true}, {\"e\": \"oui\", \"a\": null}]");
        try (LayerReader reader = LayerFile.open(file, ReadOptions.NONE)) {
            assertThat(reader.columns())
                    .containsExactly(
                            Column.of("a", FieldType.DECIMAL),
                            Column.of("b", FieldType.TEXTS),
                            Column.of("c.d", FieldType.INTEGER),
                            Column.of("e", FieldType.TEXT));
            List<List<Object>> rows = rows(reader);
            assertThat(rows.get(0).get(2)).isEqualTo(1L);
            assertThat(rows.get(1).get(3)).isEqualTo("true");
            assertThat(rows.get(2).get(0)).isNull();
        }
    }

    @Test
    void what_is_no_list_of_records_is_refused_in_words() throws IOException {
        assertThatThrownBy(() -> LayerFile.open(write("[1, 2]"), ReadOptions.NONE))
                .hasMessageContaining("autre chose que des objets");
        assertThatThrownBy(() -> LayerFile.open(write("[]"), ReadOptions.NONE)).hasMessageContaining("est vide");
        assertThatThrownBy(() -> LayerFile.open(write("[{\"a\": 1},"), ReadOptions.NONE))
                .hasMessageContaining("pas du JSON valide");
        assertThatThrownBy(() -> LayerFile.open(write("[{\"a\": 1}]"), ReadOptions.layer("b")))
                .hasMessageContaining("une des couches du fichier : liste");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("liste.json"), json);
    }

    private static List<List<Object>> rows(LayerReader reader) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        reader.read(row -> rows.add(row.values()));
        return rows;
    }
}
