package fr.archipel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;

/**
 * The service's one {@link ObjectMapper}: strict on what it reads (unknown members, trailing text and duplicate keys
 * are refused; at most 64 levels deep), decimal numbers kept exact and written without an exponent.
 */
public final class Json {
    public static final ObjectMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(5_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A value as JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads a whole body. Throws {@link Problem.Unreadable}, with line and column, when it is not JSON. */
    public static JsonNode read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw new ProblemException(
                        new Problem.Unreadable("", "Le corps de la requête est vide ; il faut du JSON."));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new ProblemException(new Problem.Unreadable(place(e.getLocation()), reason(e)));
        } catch (NumberFormatException e) {
            // An exponent of more than ten digits, which the parser lets through to BigDecimal.
            throw new ProblemException(
                    new Problem.Unreadable("Le corps de la requête", "un de ses nombres est démesuré."));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String place(@org.jspecify.annotations.Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? "Le corps de la requête"
                : "Ligne %d, colonne %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof com.fasterxml.jackson.core.io.JsonEOFException) {
            return "le JSON s'arrête avant la fin (texte tronqué).";
        }
        if (e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException) {
            return "le JSON est trop profond ou une de ses valeurs est trop longue.";
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")) {
            return "un même membre y est deux fois.";
        }
        return "ce n'est pas du JSON valide.";
    }
}
