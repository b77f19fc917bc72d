package fr.archipel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void an_amount_is_written_without_an_exponent_wherever_it_comes_from() throws JsonProcessingException {
        // Read back, a number loses its trailing zeros: 2611450.00 becomes 2.61145E+6.
        byte[] read = "{\"a\": 2611450.00, \"b\": 1e6, \"c\": 0.10}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.MAPPER.writeValueAsString(Json.read(read)))
                .doesNotContain("E")
                .contains("2611450", "1000000");
        assertThat(Json.MAPPER.writeValueAsString(Map.of("a", new BigDecimal("2.61145E+6"))))
                .isEqualTo("{\"a\":2611450}");
        assertThat(Json.MAPPER.writeValueAsString(Json.object().put("a", new BigDecimal("5E+3"))))
                .isEqualTo("{\"a\":5000}");
    }

    @Test
    void an_exponent_without_end_is_a_body_that_cannot_be_read() {
        byte[] body = "{\"a\": 1e8901234567890}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("démesuré");
    }
}
