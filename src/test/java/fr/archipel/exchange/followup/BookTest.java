package fr.archipel.exchange.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.exchange.file.Separator;
import fr.archipel.exchange.followup.Spreadsheets.Formula;
import fr.archipel.exchange.followup.Spreadsheets.Named;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come, and those that are no table. */
class BookTest {
    @TempDir
    Path folder;

    private static byte[] sample() {
        return Spreadsheets.xlsx(
                new Named(
                        "Suivi",
                        List.of(
                                List.of("Situation"),
                                List.of(),
                                Arrays.asList("N°", null, "Coût", "Date", "Part", "Formule"),
                                Arrays.asList(
                                        "1.1",
                                        null,
                                        new BigDecimal("1234.5"),
                                        LocalDate.of(2024, 5, 31),
                                        0.25,
                                        new Formula("C4*2", "2469")))),
                new Named("Autre", List.of(List.of("x"))));
    }

    @Test
    void a_workbook_keeps_its_lines_numbers_dates_and_calculated_values() {
        check(Book.read("t.xlsx", sample()));
    }

    @Test
    void a_workbook_saved_by_libreoffice_reads_the_same() throws IOException {
        List<String> soffice = Program.assumeOneOf("libreoffice-calc", List.of("soffice", "--version"));
        Path file = Files.write(folder.resolve("t.xlsx"), sample());
        Path out = folder.resolve("out");
        Program.run(List.of(
                soffice.get(0),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                out.toString(),
                file.toString()));
        check(Book.read("t.xlsx", Files.readAllBytes(out.resolve("t.xlsx"))));
        Program.run(List.of(
                soffice.get(0),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "ods",
                "--outdir",
                out.toString(),
                file.toString()));
        refused("t.ods", Files.readAllBytes(out.resolve("t.ods")), "OpenDocument");
        Program.run(List.of(
                soffice.get(0),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xls:MS Excel 97",
                "--outdir",
                out.toString(),
                file.toString()));
        refused("t.xls", Files.readAllBytes(out.resolve("t.xls")), "ancien format (.xls)");
    }

    private static void check(Book book) {
        assertThat(book.grids()).extracting(Grid::name).containsExactly("Suivi", "Autre");
        List<Grid.Line> lines = book.sheet("Suivi").lines();
        assertThat(lines).extracting(Grid.Line::number).containsExactly(1, 3, 4);
        Grid.Line line = lines.get(2);
        assertThat(line.cell(0)).isEqualTo(GridCell.text("1.1"));
        assertThat(line.cell(1)).isEqualTo(GridCell.EMPTY);
        assertThat(line.cell(2).number()).isEqualByComparingTo("1234.5");
        assertThat(line.cell(3).date()).isEqualTo(LocalDate.of(2024, 5, 31));
        assertThat(line.cell(3).text()).isEqualTo("31/05/2024");
        assertThat(line.cell(5).number()).isEqualByComparingTo("2469");
        assertThat(line.cell(40)).isEqualTo(GridCell.EMPTY);
    }

    @Test
    void a_locked_workbook_says_so() {
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 7};
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        byte[] file = Arrays.copyOf(mark, mark.length + name.length);
        System.arraycopy(name, 0, file, mark.length, name.length);
        refused("t.xlsx", file, "protégé par un mot de passe");
    }

    @Test
    void an_archive_that_is_no_workbook_or_is_broken_says_so() throws IOException {
        refused("t.xlsx", zip("lisez-moi.txt", 10), "c'est une archive");
        refused("t.xlsx", Arrays.copyOf(sample(), 900), "abîmée ou incomplète");
        refused(
                "t.xlsx",
                Spreadsheets.edit(sample(), "xl/worksheets/sheet1.xml", xml -> xml.substring(0, xml.length() / 2)),
                "abîmé ou incomplet");
        refused(
                "t.xlsx",
                Spreadsheets.edit(
                        sample(), "xl/worksheets/sheet1.xml", xml -> xml.replace("r=\"A4\"", "r=\"ZZZZZZ4\"")),
                "au-delà de la dernière colonne");
    }

    @Test
    void an_archive_that_unfolds_without_end_is_stopped() throws IOException {
        byte[] bomb = zip("xl/workbook.xml", 200 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(1024 * 1024);
        refused("t.xlsx", bomb, "dépasse le maximum de 150 Mio");
    }

    @Test
    void a_document_type_is_not_followed() {
        byte[] file = Spreadsheets.edit(
                sample(),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst(
                                "<worksheet",
                                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet")
                        .replaceFirst("<v>1234.5</v>", "<v>&b;</v>"));
        try {
            assertThat(Book.read("t.xlsx", file).sheet("Suivi").lines().toString())
                    .doesNotContain("aaaaaaaaaa");
        } catch (ProblemException e) {
            assertThat(e).hasMessageContaining("abîmé");
        }
    }

    @Test
    void csv_separators_and_quotes_are_those_of_the_file() {
        assertThat(Separator.of("a;b,c;d\n")).isEqualTo(';');
        assertThat(Separator.of("a,b\n")).isEqualTo(',');
        assertThat(Separator.of("a\tb, c\n")).isEqualTo('\t');
        Grid grid = CsvFile.read(
                "t", "sep=;\r\na;\"b \"\"c\"\";\r\nd\"\r\n\r\ne;12\" x\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(grid.lines()).extracting(Grid.Line::number).containsExactly(2, 5);
        assertThat(grid.lines().get(0).cell(1).text()).isEqualTo("b \"c\"; d");
        assertThat(grid.lines().get(1).cell(1).text()).isEqualTo("12\" x");
    }

    @Test
    void lines_beyond_what_is_read_are_said() {
        byte[] file = "1;2\n".repeat(Grid.MAXIMUM_LINES + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(CsvFile.read("t", file).more()).isTrue();
    }

    private static void refused(String name, byte[] file, String sentence) {
        assertThatThrownBy(() -> Book.read(name, file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
        }
        return out.toByteArray();
    }
}
