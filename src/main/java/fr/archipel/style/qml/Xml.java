package fr.archipel.style.qml;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Elements written one after the other, in UTF-8, one a line; attributes keep the order they are given in, so that the
 * same content is the same bytes. Signs that XML 1.0 cannot hold are left out. {@link UncheckedIOException} when the stream
 * fails.
 */
public final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final Writer stream;
    private final XMLStreamWriter out;

    public Xml(OutputStream stream) {
        this.stream = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        try {
            this.out = FACTORY.createXMLStreamWriter(this.stream);
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A document type declaration, whole. */
    public Xml type(String declaration) {
        return write(() -> out.writeDTD(declaration + "\n"));
    }

    /** Opens an element; {@code attributes}: names and values in turn. */
    public Xml open(String name, String... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            attributes(attributes);
        });
    }

    public Xml close() {
        return write(() -> {
            out.writeEndElement();
            out.writeCharacters("\n");
        });
    }

    /** An element without content. */
    public Xml leaf(String name, String... attributes) {
        return write(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
            out.writeCharacters("\n");
        });
    }

    /** An element that holds text. */
    public Xml text(String name, String text, String... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            attributes(attributes);
            out.writeCharacters(clean(text));
            out.writeEndElement();
            out.writeCharacters("\n");
        });
    }

    /** The end of the document; the stream stays open. */
    public void finish() {
        write(() -> {
            out.writeEndDocument();
            out.flush();
        });
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    /** Keeps Char of XML 1.0, § 2.2. */
    private static String clean(String text) {
        boolean plain = text.codePoints().allMatch(Xml::isChar);
        return plain
                ? text
                : text.codePoints()
                        .filter(Xml::isChar)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isChar(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Xml write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
