package fr.archipel.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The XML schemas of OGC and ISO, from a jar of test scope that holds what schemas.opengis.net serves: validates without the
 * network.
 */
public final class OgcSchemas {
    private static final String SITE = "http://schemas.opengis.net/";

    private OgcSchemas() {}

    /**
     * What a validator finds wrong with a document.
     *
     * @param path of the schema below schemas.opengis.net, such as {@code sld/1.1.0/StyledLayerDescriptor.xsd}
     */
    public static List<String> faults(String path, String document) {
        List<String> faults = new ArrayList<>();
        try {
            Validator validator = schema(path).newValidator();
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {
                    faults.add(e.getMessage());
                }

                @Override
                public void error(SAXParseException e) {
                    faults.add("line " + e.getLineNumber() + ": " + e.getMessage());
                }

                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            validator.validate(new StreamSource(new StringReader(document)));
        } catch (SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return faults;
    }

    private static Schema schema(String path) throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(systemId, base));
        return factory.newSchema(new StreamSource(open(SITE + path), SITE + path));
    }

    private static LSInput input(String systemId, @Nullable String base) {
        String address =
                base == null ? systemId : URI.create(base).resolve(systemId).toString();
        return new Input(address, open(address));
    }

    /** The attributes of XML itself, which that jar takes for granted. */
    private static final String XML_ATTRIBUTES = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <xs:attribute name="lang" type="xs:language"/>
              <xs:attribute name="space" type="xs:NCName"/>
              <xs:attribute name="base" type="xs:anyURI"/>
            </xs:schema>""";

    /** The jar keeps what schemas.opengis.net has under {@code ogc/}, and other sites' files by the same names. */
    private static InputStream open(String address) {
        if (address.equals("http://www.w3.org/2001/xml.xsd")) {
            return new ByteArrayInputStream(XML_ATTRIBUTES.getBytes(StandardCharsets.UTF_8));
        }
        String path = address.replaceFirst("^https?://", "")
                .replaceFirst("^schemas\\.opengis\\.net/", "ogc/")
                .replaceFirst("^www\\.w3\\.org/1999/xlink\\.xsd$", "w3c/1999/xlink.xsd")
                .replaceFirst("^www\\.w3\\.org/", "w3c/");
        URL found = OgcSchemas.class.getClassLoader().getResource(path);
        try {
            return Objects.requireNonNull(found, "schema not at hand: " + address)
                    .openStream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Input(String systemId, InputStream stream) implements LSInput {
        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public void setCharacterStream(Reader reader) {}

        @Override
        public InputStream getByteStream() {
            return stream;
        }

        @Override
        public void setByteStream(InputStream bytes) {}

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public void setStringData(String text) {}

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public void setSystemId(String id) {}

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public void setPublicId(String id) {}

        @Override
        public String getBaseURI() {
            return systemId;
        }

        @Override
        public void setBaseURI(String uri) {}

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
