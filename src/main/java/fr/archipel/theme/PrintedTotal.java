package fr.archipel.theme;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A total that a document prints and does not share out among named objects: it stands beside our own, and is added to none.
 *
 * @param epci SIREN of the agglomeration it is of; null for the whole territory
 * @param source document and line
 */
record PrintedTotal(
        String phrase,
        BigDecimal valeur,
        @Nullable String unite,
        @Nullable String epci,
        String source) {
    private static final Map<String, List<PrintedTotal>> BY_THEME = read();

    static List<PrintedTotal> of(String theme) {
        return BY_THEME.getOrDefault(theme, List.of());
    }

    private static Map<String, List<PrintedTotal>> read() {
        try (InputStream in = Objects.requireNonNull(PrintedTotal.class.getResourceAsStream("printed-totals.json"))) {
            return Json.MAPPER.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
