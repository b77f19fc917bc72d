package fr.archipel.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The three files of one report, read back. */
class WritersTest {

    @Test
    void a_workbook_holds_numbers_dates_and_formulas_with_their_figures() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file(FileFormat.XLSX)))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("Maquette", "Maquette 2");
            Map<Integer, Row> rows = workbook.getFirstSheet().read().stream()
                    .collect(Collectors.toMap(row -> row.getRowNum() - 1, row -> row));
            assertThat(rows.get(0).getCellText(0)).isEqualTo("Maquette d'essai : Maquette");
            assertThat(rows.get(3).getCellText(3)).isEqualTo("Coût");
            assertThat(rows.get(4).getCellText(0)).isEqualTo("Axe 1 : Habiter & bouger");
            assertThat(rows.get(5).getCellAsNumber(3)).contains(new BigDecimal("1234567.89"));
            assertThat(rows.get(5).getCellAsNumber(4)).contains(new BigDecimal("0.375"));
            assertThat(rows.get(5).getCellAsDate(5)).contains(LocalDateTime.of(2026, 11, 21, 0, 0));
            assertThat(rows.get(6).getCellText(3)).as("a mention, in words").isEqualTo("à évaluer");
            assertThat(rows.get(6).getCell(1).getType())
                    .as("never a formula of somebody else")
                    .isEqualTo(CellType.STRING);
            assertThat(rows.get(7).getCell(3).getFormula()).isEqualTo("SUM(D6:D7)");
            assertThat(rows.get(7).getCell(3).getRawValue()).isEqualTo("1234567.89");
            assertThat(rows.get(10).getCell(3).getType()).as("unknown").isEqualTo(CellType.EMPTY);
            assertThat(rows.get(10).getCellText(1)).isEqualTo("non renseigné");
            assertThat(rows.get(12).getCell(3).getFormula()).isEqualTo("SUM(D8,D12)");
            assertThat(rows.get(12).getCell(3).getRawValue()).isEqualTo("1234568.94");
        }
    }

    @Test
    void a_csv_opens_in_a_french_excel_and_runs_no_formula() throws IOException {
        String csv = new String(file(FileFormat.CSV), StandardCharsets.UTF_8);
        assertThat(csv.split("\r\n"))
                .startsWith(
                        "\uFEFFGroupe;Nature;N°;Titre;Année;Coût (€);Taux (%);Date",
                        "Axe 1 : Habiter & bouger;ligne;1.1;Réhabiliter l'habitat <minier>;2021;1234567,89;37,5;21/11/2026",
                        "Axe 1 : Habiter & bouger;ligne;1.2;'=2+3;2021;à évaluer;37,5;21/11/2026",
                        "Axe 1 : Habiter & bouger;sous-total;;Sous-total;;1234567,89;;",
                        "Axe 2;ligne;2.1;\"Vélo ; « voies vertes »\";2021;1,05;37,5;21/11/2026",
                        "Axe 2;ligne;2.2;non renseigné;2021;;37,5;21/11/2026")
                .endsWith(";total;;Total;;1234568,94;;");
        for (String text : List.of("=A1", "+33", "-1", "@SUM(A1)", "\tx", "\rx")) {
            assertThat(CsvWriter.safe(text)).isEqualTo("'" + text);
        }
    }

    @Test
    void a_pdf_is_tagged_embeds_its_fonts_and_says_what_is_unknown() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file(FileFormat.PDF))) {
            String text =
                    new PDFTextStripper().getText(pdf).replace('\u202F', ' ').replace('\u00A0', ' ');
            assertThat(text)
                    .contains("Maquette d'essai", "1 234 567,89 €", "1 234 568,94 €", "à évaluer", "<minier>")
                    .contains("n. r. : non renseigné.", "Source : contrat, p. 12", "page 1 / 1");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Maquette d'essai");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void a_total_that_is_not_the_sum_of_its_rows_is_refused() {
        Table.Row row = Samples.row("1", "Une", Cell.cents(100L));
        assertThatThrownBy(() -> new Table(
                        "T",
                        Samples.COLUMNS,
                        List.of(new Table.Group(null, List.of(row, row), null)),
                        Samples.sums("Total", 201L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cout_eur: the rows add up to 200, the total says 201");
    }

    @Test
    void sheets_have_names_that_excel_accepts() {
        Table slash = Table.flat("Par axe / enjeu : [tout]", List.of(), List.of());
        Table lengthy = Table.flat("Un titre qui dépasse les trente et un signes", List.of(), List.of());
        assertThat(XlsxWriter.sheetNames(List.of(slash, lengthy, lengthy)))
                .containsExactly(
                        "Par axe enjeu tout", "Un titre qui dépasse les trente", "Un titre qui dépasse les tren 2");
    }

    @Test
    void a_row_is_as_high_as_its_longest_text() {
        assertThat(Wrapping.lines("", 10)).isEqualTo(1);
        assertThat(Wrapping.lines("dix signes", 10)).isEqualTo(1);
        assertThat(Wrapping.lines("onze signes", 10)).isEqualTo(2);
        assertThat(Wrapping.lines("un\ndeux", 10)).isEqualTo(2);
        assertThat(Wrapping.lines("anticonstitutionnellement", 10)).isEqualTo(3);
        assertThat(Wrapping.height(2)).isGreaterThan(Wrapping.height(1));
    }

    @Test
    void formulas_of_many_groups_stay_within_what_excel_takes() {
        assertThat(XlsxSheet.address(0, 0)).isEqualTo("A1");
        assertThat(XlsxSheet.address(9, 25)).isEqualTo("Z10");
        assertThat(XlsxSheet.address(9, 26)).isEqualTo("AA10");
        assertThat(XlsxSheet.address(9, 702)).isEqualTo("AAA10");
    }

    static byte[] file(FileFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(Samples.report(), out);
        return out.toByteArray();
    }
}
