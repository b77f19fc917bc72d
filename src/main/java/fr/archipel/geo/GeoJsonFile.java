package fr.archipel.geo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The features of a GeoJSON file, one at a time: memory does not grow with the file. */
public final class GeoJsonFile {

    @FunctionalInterface
    public interface Visitor {
        /** {@code number} counts from 1. */
        void visit(int number, JsonNode feature);
    }

    private static final ObjectReader ONE_OF_MANY =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private GeoJsonFile() {}

    /** Throws {@link Problem.Unreadable} when the file is missing, is not JSON, or holds no FeatureCollection. */
    public static void read(Path file, Visitor visitor) {
        String name = String.valueOf(file.getFileName());
        try (JsonParser parser = Json.MAPPER.createParser(Files.newBufferedReader(file))) {
            if (!toFeatures(parser)) {
                throw unreadable(name, "ce n'est pas une FeatureCollection GeoJSON (il manque « features »).");
            }
            int number = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode feature = ONE_OF_MANY.readTree(parser);
                visitor.visit(++number, feature);
            }
        } catch (JsonProcessingException e) {
            throw unreadable(
                    name,
                    "ce n'est pas du JSON valide (ligne %d)."
                            .formatted(e.getLocation().getLineNr()));
        } catch (NoSuchFileException e) {
            throw unreadable(name, "ce fichier n'existe pas.");
        } catch (java.nio.charset.CharacterCodingException e) {
            throw unreadable(name, "le texte n'est pas en UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves to the start of the array of the top-level member {@code features}. */
    private static boolean toFeatures(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean features = parser.currentName().equals("features");
            if (parser.nextToken() == JsonToken.START_ARRAY && features) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
