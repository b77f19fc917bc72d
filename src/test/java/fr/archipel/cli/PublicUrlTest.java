package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @Test
    void an_address_is_kept_without_its_final_slash() {
        assertThat(PublicUrl.read("https://carte.exemple.fr/")).isEqualTo("https://carte.exemple.fr");
        assertThat(PublicUrl.read("http://[::1]:8080")).isEqualTo("http://[::1]:8080");
        assertThat(PublicUrl.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"carte.exemple.fr", "ftp://carte.exemple.fr", "https://carte.exemple.fr/archipel", "https://a b"
            })
    void anything_else_is_refused_with_an_example(String url) {
        assertThatThrownBy(() -> PublicUrl.read(url))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--public-url")
                .hasMessageContaining("https://carte.exemple.fr");
    }
}
