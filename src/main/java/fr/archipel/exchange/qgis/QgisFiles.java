package fr.archipel.exchange.qgis;

import fr.archipel.style.qml.Xml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files QGIS opens. The same content gives the same bytes. */
final class QgisFiles {
    static final String PROJECT_TYPE = "application/x-qgis-project";
    static final String DEFINITION_TYPE = "application/x-qgis-layer-definition";
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private QgisFiles() {}

    /** A project, zipped, as QGIS saves it. */
    static byte[] project(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("archipel.qgs");
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            ProjectXml.write(new Xml(zip), content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** All layers with their groups and styles, to add to a project of one's own. */
    static byte[] definition(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml xml = new Xml(bytes).type("<!DOCTYPE qgis-layer-definition>");
        xml.open("qlr");
        TreeXml.write(xml, content);
        xml.open("maplayers");
        new LayerXml(xml, content).layers();
        xml.close().close().finish();
        return bytes.toByteArray();
    }
}
