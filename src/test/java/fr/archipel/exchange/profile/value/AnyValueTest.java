package fr.archipel.exchange.profile.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.archipel.exchange.profile.commune.Communes;
import fr.archipel.exchange.profile.commune.OtherCommunes;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever a cell holds, it is read or refused: nothing is thrown, and in little time. */
class AnyValueTest {
    private static final String[] PIECES = {
        "0", "1", "9", "31", "02", "2026", "-", "/", ".", ",", " ", "\u00a0", "\u202f", "ha", "m²", "%", "€", "e", "E9",
                "+",
        "(", ")", "{", "}", "[", "]", "\"", "\\", "|", ";", "T", "Z", ":", "nov.", "février", "Lens", "St-", "s/s", "'",
                "\u0000",
        "\ufeff", "\ud83d", "é", "œ", "null", "NaN", "oui", "\n"
    };
    private static final List<Field.Code> CODES =
            List.of(new Field.Code("oui", "Oui"), new Field.Code("cite_jardin", "Cité-jardin"));
    private static final Communes COMMUNES =
            new Communes(Map.of("62498", "Lens", "62178", "Bruay-la-Buissière"), OtherCommunes.builtIn());

    private static List<FieldReader> readers() {
        List<FieldReader> readers = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            for (List<Field.Code> codes : List.of(List.<Field.Code>of(), CODES)) {
                Field field = new Field("f", type, "F", null, "ha", codes, false, false);
                readers.add(FieldReader.of(field, null, Map.of()));
                readers.add(FieldReader.of(field, "m²", Map.of("x", "", "y", "oui")));
            }
        }
        readers.add(FieldReader::year);
        readers.add(COMMUNES::read);
        return readers;
    }

    @Test
    void random_cells_are_read_or_refused_with_a_reason() {
        Random random = new Random(20261121);
        List<FieldReader> readers = readers();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                cell.append(PIECES[random.nextInt(PIECES.length)]);
            }
            for (FieldReader reader : readers) {
                ReadValue read = reader.read(cell.toString());
                if (read.refused()) {
                    assertThat(read.why()).as("%s", cell).isNotEmpty();
                }
            }
        }
    }

    @Test
    void what_readers_of_files_give_is_read_or_refused() {
        List<Object> cells = List.of(
                0L,
                Long.MIN_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                new BigDecimal("1e2147483647"),
                new BigDecimal("1e-2147483647"),
                BigDecimal.TEN.pow(400),
                true,
                LocalDate.MIN,
                LocalDate.MAX,
                OffsetDateTime.MAX,
                new String[0],
                new String[] {"", "a", "a"});
        for (Object cell : cells) {
            for (FieldReader reader : readers()) {
                assertThatCode(() -> reader.read(cell)).as("%s", cell).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void enormous_cells_are_refused_in_little_time() {
        List<String> cells = List.of(
                "9".repeat(1_000_000),
                " ".repeat(1_000_000) + "x",
                "a (".repeat(300_000),
                "{".repeat(1_000_000) + "}",
                "[".repeat(1_000_000) + "]",
                "1 000 ".repeat(150_000),
                "é|".repeat(500_000),
                "s/".repeat(500_000),
                "21 novembre ".repeat(80_000));
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            for (String cell : cells) {
                for (FieldReader reader : readers()) {
                    reader.read(cell);
                }
            }
        });
    }
}
