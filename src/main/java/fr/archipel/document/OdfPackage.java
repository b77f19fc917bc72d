package fr.archipel.document;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip of an OpenDocument file (ODF 1.3, part 2): its type first and not compressed, its parts, the list of them. */
final class OdfPackage {
    /** Pixels of a picture for one of the drawing: 288 a printed inch. */
    private static final double SHARP = 3;

    private OdfPackage() {}

    /** {@code pictures}: drawings by their path in the file, written as PNG. Leaves the stream open. */
    static void write(
            OutputStream out,
            String mediaType,
            String content,
            String styles,
            String meta,
            Map<String, Drawing> pictures)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        first(zip, mediaType);
        text(zip, "content.xml", content);
        text(zip, "styles.xml", styles);
        text(zip, "meta.xml", meta);
        for (Map.Entry<String, Drawing> picture : pictures.entrySet()) {
            zip.putNextEntry(new ZipEntry(picture.getKey()));
            zip.write(DrawingImage.png(picture.getValue(), SHARP, Color.WHITE));
            zip.closeEntry();
        }
        text(zip, "META-INF/manifest.xml", manifest(mediaType, List.copyOf(pictures.keySet())));
        zip.finish();
    }

    /** What the file is: it is told by its first bytes (ODF 1.3, part 2, § 3.3). */
    private static void first(ZipOutputStream zip, String mediaType) throws IOException {
        byte[] type = mediaType.getBytes(StandardCharsets.US_ASCII);
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

    /** {@code meta.xml}. */
    static String meta(String title, LocalDate date) {
        return Xml.document(xml -> xml.element(
                "office:document-meta",
                root -> root.element(
                        "office:meta",
                        meta -> meta.element("meta:generator", "Archipel")
                                .element("dc:title", Html.clean(title))
                                .element("dc:creator", "Archipel")
                                .element("dc:language", "fr-FR")
                                .element("meta:creation-date", date + "T00:00:00")
                                .element("dc:date", date + "T00:00:00")),
                OdtStyles.namespaces()));
    }

    private static String manifest(String mediaType, List<String> pictures) {
        return Xml.document(xml -> xml.element(
                "manifest:manifest",
                manifest -> {
                    entry(manifest, "/", mediaType);
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
