package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ARCHIPEL_DATABASE_URL} may name, and what is said of the rest; never the password. */
class GivenDatabaseTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final ConnectionInfo INFO = DATABASE.connection();
    private static final String BARE =
            "qa_sans_extension_" + ProcessHandle.current().pid();
    private static final String LATIN = "qa_latin_" + ProcessHandle.current().pid();

    @AfterAll
    static void close() {
        DATABASE.database().update(Sql.of("DROP DATABASE IF EXISTS " + BARE));
        DATABASE.database().update(Sql.of("DROP DATABASE IF EXISTS " + LATIN));
        DATABASE.close();
    }

    @Test
    void a_database_with_its_extensions_is_taken_as_it_is() {
        String url = url(INFO.jdbcUrl(), INFO.password());
        assertThat(GivenDatabase.check(url).jdbcUrl()).isEqualTo(url);
    }

    @Test
    void a_wrong_password_names_the_base_and_the_account() {
        assertThatThrownBy(() -> GivenDatabase.check(url(INFO.jdbcUrl(), "pas-le-bon-secret")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("refuse le compte « archipel »")
                .hasMessageContaining("127.0.0.1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_base_that_does_not_exist_is_named() {
        assertThatThrownBy(() ->
                        GivenDatabase.check(url(INFO.withDatabase("absente").jdbcUrl(), INFO.password())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("« absente »")
                .hasMessageContaining("n'existe pas")
                .hasMessageNotContaining(INFO.password());
    }

    @Test
    void an_address_that_nothing_serves_is_named() {
        assertThatThrownBy(() -> GivenDatabase.check(url("jdbc:postgresql://127.0.0.1:1/x", "un-secret")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ext:un-secret@127.0.0.1:5432/base",
                "jdbc:postgresql://ext:un-secret@127.0.0.1:5432/base",
                "jdbc:mysql://127.0.0.1/base?password=un-secret",
                "n'importe quoi, un-secret"
            })
    void another_form_is_refused_with_the_right_one(String url) {
        assertThatThrownBy(() -> GivenDatabase.check(url))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("jdbc:postgresql://hôte:5432/base?user=…&password=…")
                .hasMessageNotContaining("secret");
    }

    @Test
    void extensions_that_the_account_cannot_create_are_told_with_what_an_administrator_types() {
        DATABASE.database().update(Sql.of("CREATE DATABASE " + BARE + " TEMPLATE template0"));
        assertThatThrownBy(() -> GivenDatabase.check(url(INFO.withDatabase(BARE).jdbcUrl(), INFO.password())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("manque l'extension postgis")
                .hasMessageContaining("CREATE EXTENSION postgis;");
    }

    @Test
    void a_base_that_is_not_in_UTF8_is_refused() {
        DATABASE.database()
                .update(Sql.of("CREATE DATABASE " + LATIN + " TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"));
        assertThatThrownBy(
                        () -> GivenDatabase.check(url(INFO.withDatabase(LATIN).jdbcUrl(), INFO.password())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("UTF8");
    }

    private static String url(String jdbcUrl, String password) {
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "user=archipel&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }
}
