package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeysetTest {
    private static TestDatabase own;

    @BeforeAll
    static void open() {
        own = TestDatabase.empty();
    }

    @AfterAll
    static void close() {
        own.close();
    }

    @Test
    void a_page_counts_all_rows_and_names_the_key_to_go_on_after() {
        Page<String> page = page(List.of("a", "b", "c", "d", "e"), null, 2).orElseThrow();
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.matched()).isEqualTo(5);
        assertThat(page.next()).contains("b");
    }

    @Test
    void a_page_as_long_as_what_is_left_is_the_last() {
        Page<String> page = page(List.of("a", "b", "c", "d"), "b", 2).orElseThrow();
        assertThat(page.items()).containsExactly("c", "d");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void a_row_that_appears_before_the_key_neither_repeats_nor_hides_another() {
        assertThat(page(List.of("a", "b", "c"), null, 2).orElseThrow().next()).contains("b");
        assertThat(page(List.of("a", "aa", "b", "c"), "b", 2).orElseThrow().items())
                .containsExactly("c");
    }

    @Test
    void nothing_follows_the_last_row_and_it_is_no_mistake_to_ask() {
        Page<String> page = page(List.of("a", "b"), "b", 2).orElseThrow();
        assertThat(page.items()).isEmpty();
        assertThat(page.matched()).isEqualTo(2);
    }

    @Test
    void a_key_that_names_no_row_gives_no_page() {
        assertThat(page(List.of("a", "b"), "z", 2)).isEmpty();
        assertThat(page(List.of("a", "b"), "0", 2)).isEmpty();
    }

    @Test
    void no_row_at_all_is_an_empty_page() {
        Page<String> page = page(List.of(), null, 2).orElseThrow();
        assertThat(page.items()).isEmpty();
        assertThat(page.matched()).isZero();
        assertThat(page.next()).isEmpty();
    }

    private static Optional<Page<String>> page(List<String> rows, @Nullable String after, int limit) {
        // All rows are equal in the first column of the order; a first value that is no row gives the columns their
        // types.
        String values = Stream.concat(Stream.of("(0, NULL)"), rows.stream().map(row -> "(1, '" + row + "')"))
                .collect(Collectors.joining(", "));
        Sql found = Sql.of("SELECT rang, id FROM (VALUES " + values + ") v (rang, id) WHERE id IS NOT NULL");
        return own.database()
                .with(session -> new Keyset(found, "rang, id", "id")
                        .page(session, "SELECT id FROM trouve", row -> row.getString("id"), id -> id, after, limit));
    }
}
