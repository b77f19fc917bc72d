package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.TextEncoding;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON texts, one or several after each other (RFC 8259; newline-delimited; RFC 8142, whose record separators are
 * blanks here), in UTF-8 or in the encoding it is found to be in.
 */
record JsonSource(Path file, TextEncoding encoding) {
    private static final char RECORD = 0x1e;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(Limits.VALUE)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /** What to do with the file's tokens. */
    @FunctionalInterface
    interface Pass<T> {
        T run(JsonParser parser) throws IOException;
    }

    static JsonSource of(Path file, @Nullable String encoding) {
        return new JsonSource(file, TextEncoding.of(file, encoding));
    }

    String name() {
        return LayerFile.name(file);
    }

    /** Reads it from its start; what is no JSON is refused with its line. */
    <T> T read(Pass<T> pass) throws IOException {
        try (JsonParser parser = open()) {
            return pass.run(parser);
        } catch (GeoJsonShapes.Broken e) {
            throw FileProblems.unreadable(name(), String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            // An exponent of more than ten digits, which the parser lets through to BigDecimal.
            throw FileProblems.unreadable(name(), "un de ses nombres est démesuré.");
        } catch (InputCoercionException e) {
            throw FileProblems.unreadable(name(), "un de ses nombres ne tient dans aucun type%s.".formatted(where(e)));
        } catch (StreamConstraintsException e) {
            throw FileProblems.unreadable(
                    name(),
                    "ce n'est pas du JSON valide, ou il est trop profond, ou une valeur y est démesurée%s."
                            .formatted(where(e)));
        } catch (JsonProcessingException e) {
            throw FileProblems.unreadable(name(), "ce n'est pas du JSON valide%s.".formatted(where(e)));
        } catch (java.io.CharConversionException e) {
            throw FileProblems.unreadable(name(), "le texte n'est pas en UTF-8.");
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (ligne %d, colonne %d)".formatted(at.getLineNr(), at.getColumnNr());
    }

    private JsonParser open() throws IOException {
        if (!encoding.charset().equals(StandardCharsets.UTF_8) || encoding.broken() > 0) {
            return JSON.createParser(new WithoutRecordMarks(encoding.reader(file)));
        }
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return JSON.createParser(new WithoutRecordBytes(new BufferedInputStream(in, 1 << 16)));
    }

    private static final class WithoutRecordBytes extends FilterInputStream {
        WithoutRecordBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            for (int i = from; i < from + n; i++) {
                if (bytes[i] == RECORD) {
                    bytes[i] = ' ';
                }
            }
            return n;
        }
    }

    private static final class WithoutRecordMarks extends FilterReader {
        WithoutRecordMarks(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] letters, int from, int length) throws IOException {
            int n = super.read(letters, from, length);
            for (int i = from; i < from + n; i++) {
                if (letters[i] == RECORD) {
                    letters[i] = ' ';
                }
            }
            return n;
        }
    }
}
