package fr.archipel.fiche.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import fr.archipel.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FicheWriteTest {
    private static TestDatabase database;
    private static FicheWriteStore writes;
    private static Author author;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        KeyStore keys = new KeyStore(database.database());
        author = keys.findAuthor(keys.create("Marie")).orElseThrow();
        writes = new FicheWriteStore(database.database());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_write_raises_the_version_and_signs_the_journal() {
        FicheWriteStore.Written<String> written =
                writes.write(author, "call-1.1", new Precondition(false, List.of(1)), null, rename("Autre titre"));
        assertThat(written.version()).isEqualTo(2);
        assertThat(database.database()
                        .list(
                                Sql.of("SELECT auteur || ' ' || champ || ' ' || (apres #>> '{}') FROM journal"
                                        + " WHERE sujet_id = 'call-1.1'"),
                                row -> row.getString(1)))
                .containsExactly("Marie titre Autre titre");
    }

    @Test
    void the_second_of_two_writers_gets_the_present_document_and_changes_nothing() {
        writes.write(author, "call-1.2", new Precondition(false, List.of(1)), null, rename("Premier"));
        assertThatThrownBy(() -> writes.write(
                        author, "call-1.2", new Precondition(false, List.of(1)), "envoi", rename("Second")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    Problem.Stale stale = (Problem.Stale) e.problem();
                    assertThat(stale.currentVersion()).isEqualTo(2);
                    assertThat(String.valueOf(stale.current())).contains("\"titre\":\"Premier\"");
                    assertThat(stale.sent()).isEqualTo("envoi");
                });
        assertThat(title("call-1.2")).isEqualTo("Premier");
    }

    @Test
    void a_work_that_fails_leaves_no_trace() {
        assertThatThrownBy(() ->
                        writes.write(author, "call-1.3", new Precondition(true, List.of()), null, (session, fiche) -> {
                            rename("Perdu").run(session, fiche);
                            throw new IllegalStateException("panne");
                        }))
                .hasMessage("panne");
        assertThat(title("call-1.3")).isNotEqualTo("Perdu");
        assertThat(database.database()
                        .find(Sql.of("SELECT version FROM fiche WHERE id = 'call-1.3'"), row -> row.getInt(1)))
                .hasValue(1);
    }

    private static FicheWriteStore.Work<String> rename(String title) {
        return (session, fiche) -> {
            session.update(Sql.of("UPDATE fiche SET titre = ? WHERE id = ?", title, fiche));
            return new FicheWriteStore.Done<>(
                    title, List.of(Change.of("modification", "titre", null, new TextNode(title))));
        };
    }

    private static String title(String fiche) {
        return database.database()
                .find(Sql.of("SELECT titre FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
    }
}
