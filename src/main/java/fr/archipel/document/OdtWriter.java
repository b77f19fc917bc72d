package fr.archipel.document;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A document as an OpenDocument text (ODF 1.3), to be corrected by hand in a word processor: headings are headings, the
 * rows of a table's head come back on every page, drawings are pictures with their words.
 */
final class OdtWriter {
    static final String MEDIA_TYPE = DocumentFormat.ODT.mediaType();
    /** Pixels of a picture for one of the drawing: 288 a printed inch. */
    private static final double SHARP = 3;

    private OdtWriter() {}

    /** Leaves the stream open. */
    static void write(Document document, OutputStream out) throws IOException {
        OdtContent content = new OdtContent(document);
        ZipOutputStream zip = new ZipOutputStream(out);
        first(zip);
        text(zip, "content.xml", content.xml());
        text(zip, "styles.xml", OdtStyles.xml(document));
        text(zip, "meta.xml", meta(document));
        for (Map.Entry<String, Drawing> picture : content.pictures().entrySet()) {
            zip.putNextEntry(new ZipEntry(picture.getKey()));
            zip.write(DrawingImage.png(picture.getValue(), SHARP, Color.WHITE));
            zip.closeEntry();
        }
        text(
                zip,
                "META-INF/manifest.xml",
                manifest(List.copyOf(content.pictures().keySet())));
        zip.finish();
    }

    /** What the file is, first and not compressed: it is told by its first bytes (ODF 1.3, part 2, § 3.3). */
    private static void first(ZipOutputStream zip) throws IOException {
        byte[] type = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        ZipEntry entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(type);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String meta(Document document) {
        return Xml.document(xml -> xml.element(
                "office:document-meta",
                root -> root.element(
                        "office:meta",
                        meta -> meta.element("meta:generator", "Archipel")
                                .element("dc:title", Html.clean(document.title()))
                                .element("dc:creator", "Archipel")
                                .element("dc:language", "fr-FR")
                                .element("meta:creation-date", document.date() + "T00:00:00")
                                .element("dc:date", document.date() + "T00:00:00")),
                OdtStyles.namespaces()));
    }

    private static String manifest(List<String> pictures) {
        return Xml.document(xml -> xml.element(
                "manifest:manifest",
                manifest -> {
                    entry(manifest, "/", MEDIA_TYPE);
                    List.of("content.xml", "styles.xml", "meta.xml").forEach(name -> entry(manifest, name, "text/xml"));
                    pictures.forEach(name -> entry(manifest, name, "image/png"));
                },
                "xmlns:manifest",
                "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                "manifest:version",
                "1.3"));
    }

    private static void entry(Xml manifest, String path, String type) {
        manifest.empty("manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type);
    }
}
