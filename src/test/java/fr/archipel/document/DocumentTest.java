package fr.archipel.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.archipel.support.LibreOffice;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One text with everything there may be in one, as its three files. */
class DocumentTest {
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    static Document sample() {
        Table land = new Table(
                "Consommation par commune",
                List.of(
                        Column.text("commune", "Commune", 30),
                        Column.area("surface_ha", "Consommé"),
                        Column.decimal("rythme", "Rythme (ha/an)"),
                        Column.percent("part_pct", "Part")),
                List.of(new Table.Group(
                        "Lens-Liévin",
                        List.of(
                                row("Noyelles-sous-Lens", Cell.area(123_456L)),
                                row("Sains-en-Gohelle & <Bully>", Cell.UNKNOWN),
                                row("Œuf-en-Ternois", Cell.area(-1L))),
                        null)),
                row("Total", Cell.area(123_455L)));
        Path2D bar = new Path2D.Double(new Rectangle2D.Double(10, 10, 200, 40));
        Drawing drawing = new Drawing(
                690,
                60,
                "Une barre de 2011 à 2024",
                List.of(
                        new Drawing.Figure(bar, new Color(0x2b, 0x6e, 0x4f), null, null, null),
                        new Drawing.Label("12,3 ha", 14, 36, new Drawing.Face(12, true), Color.WHITE, false)));
        List<Document.Block> blocks = new ArrayList<>(List.of(
                new Document.Heading(1, "1. Consommation d'espaces naturels"),
                new Document.Paragraph("12,3456 ha depuis 2021", Document.Tone.STRONG),
                new Document.Paragraph("Non renseigné : aucun fichier n'est importé.", Document.Tone.MISSING),
                new Document.Heading(2, "Par commune"),
                new Document.Grid(land),
                new Document.Picture(drawing, "Par année, en hectares"),
                new Document.Items(List.of("Première chose", "Deuxième chose « entre guillemets »")),
                new Document.Grid(Table.flat("Vide", List.of(Column.text("a", "A", 9)), List.of())),
                new Document.Paragraph("Source : essai", Document.Tone.NOTE)));
        blocks.addAll(Document.written("Une ligne \u0001 écrite\n\n  à la main ; < & >"));
        return new Document("rapport-essai", "Rapport d'essai : été", "Lens", LocalDate.of(2026, 11, 22), blocks);
    }

    private static Table.Row row(String name, Cell area) {
        return new Table.Row(List.of(
                Cell.text(name), area, Cell.decimal(new BigDecimal("1.25")), Cell.percent(new BigDecimal("0.5"))));
    }

    static byte[] file(DocumentFormat format, Document document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(document, out);
        return out.toByteArray();
    }

    @Test
    void an_odt_says_what_it_is_in_its_first_bytes_and_lists_what_it_holds() throws Exception {
        byte[] file = file(DocumentFormat.ODT, sample());
        assertThat(new String(file, 30, 47, StandardCharsets.US_ASCII))
                .as("name and content of the first entry, stored, without extra field")
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
        Map<String, byte[]> entries = entries(file);
        List<String> listed = new ArrayList<>();
        NodeList files = parse(entries.get("META-INF/manifest.xml")).getElementsByTagName("manifest:file-entry");
        for (int i = 0; i < files.getLength(); i++) {
            listed.add(((Element) files.item(i)).getAttribute("manifest:full-path"));
        }
        List<String> there = new ArrayList<>(entries.keySet());
        there.removeAll(List.of("mimetype", "META-INF/manifest.xml"));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(withRoot(there));
        assertThat(new String(entries.get("meta.xml"), StandardCharsets.UTF_8))
                .contains("<dc:title>Rapport d'essai : été</dc:title>", "<dc:language>fr-FR</dc:language>");
    }

    @Test
    void headings_of_an_odt_are_headings_and_figures_keep_their_value() throws Exception {
        Element content = parse(entries(file(DocumentFormat.ODT, sample())).get("content.xml"));
        NodeList headings = content.getElementsByTagNameNS(TEXT, "h");
        assertThat(headings.getLength()).isEqualTo(2);
        assertThat(((Element) headings.item(1)).getAttributeNS(TEXT, "outline-level"))
                .isEqualTo("2");
        assertThat(content.getElementsByTagNameNS(TABLE, "table-header-rows").getLength())
                .isEqualTo(2);
        List<String> values = new ArrayList<>();
        NodeList cells = content.getElementsByTagNameNS(TABLE, "table-cell");
        for (int i = 0; i < cells.getLength(); i++) {
            values.add(((Element) cells.item(i)).getAttributeNS(OFFICE, "value"));
        }
        assertThat(values).contains("12.3456", "-0.0001", "12.3455", "1.25", "0.5");
        assertThat(content.getTextContent())
                .contains(
                        "Sains-en-Gohelle & <Bully>", "Œuf-en-Ternois", "Une ligne ? écrite", "n. r. : non renseigné.");
    }

    @Test
    void styles_that_the_text_names_exist() throws Exception {
        Map<String, byte[]> entries = entries(file(DocumentFormat.ODT, sample()));
        String all = new String(entries.get("styles.xml"), StandardCharsets.UTF_8)
                + new String(entries.get("content.xml"), StandardCharsets.UTF_8);
        java.util.regex.Matcher names = java.util.regex.Pattern.compile("(?:text|table|draw):style-name=\"([^\"]+)\"")
                .matcher(all);
        while (names.find()) {
            assertThat(all).contains("style:name=\"" + names.group(1) + "\"");
        }
    }

    @Test
    void libreoffice_reads_the_odt_as_it_was_meant(@TempDir Path folder) throws Exception {
        assumeTrue(LibreOffice.readsTexts(), "sans LibreOffice Writer, le texte n'est pas relu");
        Path odt = folder.resolve("essai.odt");
        Files.write(odt, file(DocumentFormat.ODT, sample()));
        LibreOffice.convert(folder, odt, "pdf");
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("essai.pdf").toFile())) {
            assertThat(plain(new PDFTextStripper().getText(pdf)))
                    .contains("Rapport d'essai : été", "1. Consommation d'espaces naturels", "12,3456 ha")
                    .contains("Deuxième chose « entre guillemets »", "Aucune ligne", "page 1 / ");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(594f, 597f);
        }
    }

    @Test
    void the_pdf_is_tagged_french_and_says_the_same() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file(DocumentFormat.PDF, sample()))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Rapport d'essai : été");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(plain(new PDFTextStripper().getText(pdf)))
                    .contains("1. Consommation d'espaces naturels", "12,3455 ha", "−0,0001 ha", "Aucune ligne");
        }
    }

    @Test
    void the_page_stands_alone_and_runs_nothing() throws Exception {
        String html = new String(file(DocumentFormat.HTML, sample()), StandardCharsets.UTF_8);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"fr\"", "<svg ", "<h2 id=\"titre-1\">", "&lt;Bully&gt;", "class=\"missing\"")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void a_report_of_tables_is_a_text_too() throws Exception {
        String content = parse(entries(file(DocumentFormat.ODT, Document.of(Samples.report())))
                        .get("content.xml"))
                .getTextContent();
        assertThat(plain(content))
                .contains("Maquette d'essai", "1 234 568,94 €", "à évaluer", "Source : contrat, p. 12", "Sous-total");
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }

    private static List<String> withRoot(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add("/");
        return all;
    }

    static Map<String, byte[]> entries(byte[] file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static Element parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }
}
