package fr.archipel.scot.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.DocumentFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four indicators of art. R. 2231-1 CGCT, from answers whose figures are known, in each of the report's files. */
class LocalReportTest {
    private static final String ADDRESS = "http://localhost/api/rapports-locaux/commune:62413?annee=2025";

    @ParameterizedTest
    @CsvSource({
        "consommation, consommation_periode, 6.0000",
        "consommation, part_periode, 0.6000",
        "consommation, consommation_decennie, 10.0000",
        "consommation, part_decennie, 1.0000",
        "consommation, consommation_reference, 100.0000",
        "artificialisation, artificialise_2018, 400.0000",
        "artificialisation, artificialisation, 12.0000",
        "artificialisation, desartificialisation, 2.5000",
        "artificialisation, net, 9.5000",
        "impermeabilisation, impermeable_2018, 250.2500",
        "impermeabilisation, impermeabilisation_nette, 5.2500",
        "objectifs, renaturation_deductible_ha, 1.5"
    })
    void figures_are_those_computed_by_hand(String section, String key, BigDecimal value) {
        JsonNode figure = figure(LocalReportJson.of(Fixtures.full(), ADDRESS), section, key);
        assertThat(figure.path("valeur").decimalValue()).isEqualByComparingTo(value);
    }

    @Test
    void what_is_missing_is_null_and_says_why() {
        JsonNode report = LocalReportJson.of(Fixtures.empty(), ADDRESS);
        int missing = 0;
        for (JsonNode section : report.path("rubriques")) {
            for (JsonNode figure : section.path("chiffres")) {
                assertThat(figure.path("valeur").isNull()).as(figure.toString()).isTrue();
                assertThat(figure.path("raison").asText()).as(figure.toString()).hasSizeGreaterThan(20);
                missing++;
            }
        }
        assertThat(missing).isGreaterThan(10);
    }

    @Test
    void years_that_the_edition_lacks_are_named() {
        LocalReport report = LocalReport.of(
                Fixtures.commune(), 2027, Fixtures.DAY, Fixtures.trajectory(), Fixtures.NO_COVER, Fixtures.NO_TEXT);
        JsonNode figure = figure(LocalReportJson.of(report, ADDRESS), "consommation", "consommation_periode");
        assertThat(figure.path("raison").asText())
                .isEqualTo("Années couvertes (ENAF, édition 2025) : 2011 à 2024. Années non couvertes : 2025, 2026.");
    }

    @Test
    void years_that_follow_the_report_or_lack_a_commune_are_told_apart_and_no_file_is_said_to_be_missing() {
        LocalReport report = LocalReport.of(
                Fixtures.commune(), 2030, Fixtures.DAY, Fixtures.trajectory(), Fixtures.NO_COVER, Fixtures.NO_TEXT);
        JsonNode json = LocalReportJson.of(report, ADDRESS);
        assertThat(figure(json, "consommation", "consommation_periode")
                        .path("raison")
                        .asText())
                .as("none of its years is covered")
                .endsWith("2011 à 2024. Années non couvertes : 2027, 2028, 2029.");
        assertThat(json.toString()).doesNotContain("Aucun fichier");

        JsonNode trajectory = Fixtures.trajectory();
        ((ObjectNode) trajectory.at("/flux/annees/5")).putNull("total_ha");
        JsonNode early = LocalReportJson.of(
                LocalReport.of(Fixtures.commune(), 2019, Fixtures.DAY, trajectory, Fixtures.NO_COVER, Fixtures.NO_TEXT),
                ADDRESS);
        assertThat(figure(early, "consommation", "consommation_periode")
                        .path("raison")
                        .asText())
                .endsWith("Années où une commune au moins du périmètre n'a pas de donnée : 2016.");
        assertThat(figure(early, "consommation", "consommation_reference")
                        .path("raison")
                        .asText())
                .contains("Années qui suivent le rapport : 2019, 2020.");
        assertThat(figure(early, "consommation", "consommation_decennie")
                        .path("raison")
                        .asText())
                .endsWith("Années qui suivent le rapport : 2021.");
    }

    @Test
    void a_report_of_an_earlier_year_tells_nothing_of_the_years_after() {
        LocalReport report = LocalReport.of(
                Fixtures.commune(), 2023, Fixtures.DAY, Fixtures.trajectory(), Fixtures.NO_COVER, Fixtures.NO_TEXT);
        JsonNode json = LocalReportJson.of(report, ADDRESS);
        assertThat(figure(json, "consommation", "consommation_decennie")
                        .path("valeur")
                        .decimalValue())
                .as("2021 and 2022")
                .isEqualByComparingTo("7");
        assertThat(json.path("rubriques")
                        .path(1)
                        .path("tableaux")
                        .path(0)
                        .path("groupes")
                        .path(0)
                        .path("lignes"))
                .hasSize(12);
    }

    @Test
    void all_files_say_the_same_sums() throws IOException {
        String pdf = pdf(file(DocumentFormat.PDF, Fixtures.full()));
        String odt = odt(file(DocumentFormat.ODT, Fixtures.full()));
        String html = plain(new String(file(DocumentFormat.HTML, Fixtures.full()), StandardCharsets.UTF_8));
        for (String text : java.util.List.of(pdf, odt, html)) {
            assertThat(text)
                    .contains(
                            "Consommation 2022-2024 : 6 ha",
                            "part du territoire : 0,6 %",
                            "110 ha",
                            "5,25 ha",
                            "9,5 ha")
                    .contains(
                            "1. Consommation d",
                            "2. Artificialisation nette",
                            "3. Imperméabilisation",
                            "4. Respect des")
                    .contains(
                            "En bonne voie",
                            "Une ligne écrite à la main.",
                            "article L. 2231-1",
                            "Cerema, ENAF, édition 2025");
        }
    }

    @Test
    void files_stay_small() throws IOException {
        assertThat(file(DocumentFormat.PDF, Fixtures.full())).hasSizeLessThan(250_000);
        assertThat(file(DocumentFormat.ODT, Fixtures.full())).hasSizeLessThan(150_000);
        assertThat(file(DocumentFormat.HTML, Fixtures.full())).hasSizeLessThan(80_000);
    }

    private static JsonNode figure(JsonNode report, String section, String key) {
        for (JsonNode each : report.path("rubriques")) {
            if (each.path("cle").asText().equals(section)) {
                return Values.keyed(each.path("chiffres"), key);
            }
        }
        throw new AssertionError(section);
    }

    static byte[] file(DocumentFormat format, LocalReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(LocalReportDocument.of(report), out);
        return out.toByteArray();
    }

    static String pdf(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper text = new PDFTextStripper();
            return plain(text.getText(pdf).replaceAll("\\s+", " "));
        }
    }

    static String odt(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    return plain(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        throw new AssertionError("no content.xml");
    }

    static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ').replace("&#39;", "'");
    }
}
