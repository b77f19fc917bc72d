package fr.archipel.fiche.printed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.support.TestDatabase;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was loaded comes back as it was: nothing printed is lost on the way to the database. */
class PrintedStoreTest {
    private static final ContractFiles FILES = ContractFiles.read(Path.of("gis-data/contrats"));

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

    @Test
    void the_92_fiches_come_back_equal_to_their_files() {
        for (Contrat contrat : FILES.contrats()) {
            List<Fiche> read = database.with(session -> PrintedStore.listFiches(session, contrat.id()));
            List<Fiche> filed = FILES.fichesOf(contrat);
            assertThat(read)
                    .extracting(Fiche::id)
                    .isEqualTo(filed.stream().map(Fiche::id).toList());
            for (int i = 0; i < filed.size(); i++) {
                assertThat(read.get(i)).isEqualTo(filed.get(i));
            }
        }
        assertThat(FILES.fiches()).hasSize(92);
    }

    @Test
    void the_three_contracts_and_the_common_frame_come_back_equal_to_their_files() {
        List<Contrat> read = database.with(PrintedStore::listContrats);
        assertThat(read).hasSize(4).isEqualTo(FILES.contrats());
    }

    @Test
    void everything_comes_back_as_one_set_of_files() {
        ContractFiles read = database.with(PrintedStore::read);
        assertThat(read.parties())
                .isEqualTo(FILES.parties().stream()
                        .sorted(Comparator.comparing(Partie::code))
                        .toList());
        assertThat(ContractChecks.faults(read)).isEmpty();
    }

    @Test
    void a_contract_nobody_knows_has_no_fiche() {
        assertThat(database.<List<Fiche>>with(session -> PrintedStore.listFiches(session, "crte-inconnu")))
                .isEmpty();
    }
}
