package fr.archipel.exchange.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML read token by token, with nothing that reaches outside or grows: a document type is refused, so there is no entity
 * but XML's five; a tag, a comment or a CDATA section has a bounded length, and text comes in pieces.
 */
public final class SafeXml {
    private static final int DECLARATION = 200;
    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final long MAXIMUM_MARKUP = 16L << 20;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** What to do with each token; ends with the document. */
    @FunctionalInterface
    public interface Tokens {
        void see(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    /** {@code file}: what to call it to people, in the sentence that refuses it. */
    public static void read(Path path, String file, Tokens tokens) throws IOException {
        try (Reader in = new Bounded(encoding(path).reader(path))) {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (next(xml, file) == XMLStreamConstants.DTD) {
                    throw FileProblems.unreadable(
                            file, "il déclare un DOCTYPE, ce qui est refusé ; retirez cette déclaration.");
                }
                tokens.see(xml);
            }
        } catch (TooLong e) {
            throw tooLong(file);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooLong) {
                throw tooLong(file);
            }
            var at = e.getLocation();
            throw FileProblems.unreadable(
                    file,
                    at == null
                            ? "ce n'est pas du XML valide."
                            : "ce n'est pas du XML valide (ligne %d, colonne %d)."
                                    .formatted(at.getLineNumber(), at.getColumnNumber()));
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // What the parser throws of bytes that make no sense in the encoding they claim.
            throw FileProblems.unreadable(file, "ce n'est pas du XML valide.");
        }
    }

    /** The declared one; a text that says it is UTF-8, or says nothing, and is not, is what it is found to be. */
    private static TextEncoding encoding(Path path) {
        TextEncoding found = TextEncoding.of(path);
        Matcher said = DECLARED.matcher(found.sample(path, DECLARATION));
        Charset charset = said.lookingAt() ? Charsets.named(said.group(1)) : null;
        if (charset == null || charset.name().startsWith("UTF-") || found.mark() > 0) {
            return found;
        }
        return new TextEncoding(charset, 0, 0);
    }

    private static int next(XMLStreamReader xml, String file) throws XMLStreamException {
        try {
            return xml.next();
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // What the parser throws of bytes that make no sense in the encoding they claim.
            throw FileProblems.unreadable(file, "ce n'est pas du XML valide.");
        }
    }

    private static RuntimeException tooLong(String file) {
        return FileProblems.unreadable(file, "une balise ou un commentaire y est démesuré.");
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what stands between two angle brackets, which the parser holds whole. */
    private static final class Bounded extends FilterReader {
        private long open = -1;

        Bounded(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            see(b);
            return b;
        }

        @Override
        public int read(char[] letters, int from, int length) throws IOException {
            int n = super.read(letters, from, length);
            for (int i = from; i < from + n; i++) {
                see(letters[i]);
            }
            return n;
        }

        private void see(int b) throws TooLong {
            if (b == '<') {
                open = Math.max(open, 0);
            } else if (b == '>') {
                open = -1;
            }
            if (open >= 0 && ++open > MAXIMUM_MARKUP) {
                throw new TooLong();
            }
        }
    }
}
