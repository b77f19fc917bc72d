package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV as it comes: every encoding, every separator, every way to write where a thing is. */
class CsvReaderTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        return csv(text, StandardCharsets.UTF_8);
    }

    private Path csv(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("essai.csv"), text.getBytes(charset));
    }

    @Test
    void values_are_kept_as_they_are_written() throws IOException {
        Read read = Read.of(csv("code;nom;date;surface\n01004;L'Été;31/12/2024;1 234,50\n2A001; x ;;\n"));
        assertThat(read.columns()).containsExactly("code", "nom", "date", "surface");
        assertThat(read.rows().get(0).values()).containsExactly("01004", "L'Été", "31/12/2024", "1 234,50");
        assertThat(read.rows().get(1).values()).containsExactly("2A001", " x ", null, null);
        assertThat(read.hasGeometry()).isFalse();
        assertThat(read.crs()).isEqualTo(FileCrs.UNKNOWN);
        assertThat(read.rows().get(1).number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void the_encoding_is_found(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String mark = name.startsWith("UTF-16") ? "\ufeff" : "";
        Read read = Read.of(csv(mark + "numéro,œuvre\n1,« l’été »\n", charset));
        assertThat(read.columns()).containsExactly("numéro", "œuvre");
        assertThat(read.value(1, "œuvre")).isEqualTo("« l’été »");
        assertThat(read.encoding()).isEqualTo(name);
    }

    @Test
    void a_mark_of_utf8_is_no_part_of_the_first_name() throws IOException {
        Read read = Read.of(csv("\ufeff\"numéro\";b\n1;2\n"));
        assertThat(read.columns()).containsExactly("numéro", "b");
        assertThat(read.encoding()).isEqualTo("UTF-8");
    }

    @Test
    void one_letter_of_windows_far_in_the_file_tells_its_encoding() throws IOException {
        Read read = Read.of(csv("a;b\n" + "1;plaine\n".repeat(20_000) + "2;été\n", WINDOWS));
        assertThat(read.encoding()).isEqualTo("windows-1252");
        assertThat(read.value(20_001, "b")).isEqualTo("été");
    }

    @Test
    void one_broken_letter_among_many_leaves_utf8_what_it_is() throws IOException {
        byte[] text = ("a;b\n" + "1;été\n".repeat(50)).getBytes(StandardCharsets.UTF_8);
        text[text.length - 3] = (byte) 0xFF;
        Files.write(folder.resolve("essai.csv"), text);
        Read read = Read.of(folder.resolve("essai.csv"));
        assertThat(read.value(1, "b")).isEqualTo("été");
        assertThat(read.notes()).anyMatch(note -> note.contains("illisibles"));
    }

    @Test
    void somebody_may_know_the_encoding_better() throws IOException {
        Path file = csv("a;b\n1;été\n", Charset.forName("IBM850"));
        assertThat(Read.of(file, new ReadOptions(null, "cp850")).value(1, "b")).isEqualTo("été");
        assertThatThrownBy(() -> Read.of(file, new ReadOptions(null, "klingon")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("« encodage »");
    }

    @Test
    void quotes_are_those_of_the_file() throws IOException {
        Read read = Read.of(csv("a;b;c\n\"x \"\"y\"\"; z\";12\" tube;\"deux\r\nlignes\"\n\"mot\" suite;;3\n"));
        assertThat(read.rows().get(0).values()).containsExactly("x \"y\"; z", "12\" tube", "deux\r\nlignes");
        assertThat(read.rows().get(1).values()).containsExactly("mot suite", null, "3");
    }

    @Test
    void a_quote_that_does_not_close_is_a_letter_where_the_lines_say_so_and_a_fault_elsewhere() throws IOException {
        Read read = Read.of(csv("a;b\n1;\"rue\n2;place\n"));
        assertThat(read.value(1, "b")).isEqualTo("\"rue");
        assertThat(read.notes()).anyMatch(note -> note.contains("ligne 2"));
        Path broken = csv("a;b\n1;x\n2;\"rue\n3;y;z\n");
        assertThatThrownBy(() -> Read.of(broken)).hasMessageContaining("guillemet ouvert à la ligne 3");
    }

    @Test
    void headings_are_found_below_titles_and_named_once_each() throws IOException {
        Read read = Read.of(csv("Liste des friches;;;\n;;;\nnom;surface;;nom\nA;1;x;B\nC;2;;D\n"));
        assertThat(read.columns()).containsExactly("nom", "surface", "colonne_3", "nom_2");
        assertThat(read.rows()).hasSize(2);
        assertThat(read.notes()).anyMatch(note -> note.contains("ligne 3"));
        assertThat(Read.of(csv("a;b;;;\n1;2;;;\n")).columns()).containsExactly("a", "b");
    }

    @Test
    void the_numbers_that_r_gives_to_rows_are_no_column() throws IOException {
        assertThat(Read.of(csv("\"\";\"a\";\"b\"\n\"1\";\"x\";2\n\"2\";\"y\";3\n"))
                        .columns())
                .containsExactly("a", "b");
        Read shifted = Read.of(csv("\"a\" , \"b\"\n\"1\",\"x\",2\n\"2\",\"y\",3\n"));
        assertThat(shifted.rows().get(1).values()).containsExactly("y", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "lon;lat!2,5;50,25!POINT (2.5 50.25)!4326",
                "latitude;longitude!50.25;2.5!POINT (2.5 50.25)!4326",
                "geom_lon;geom_lat!2.5;50.25!POINT (2.5 50.25)!4326",
                "x;y!683 000,5;7037000!POINT (683000.5 7037000)!0",
                "X_L93;Y_L93!683000;7037000!POINT (683000 7037000)!2154",
                "coord_x_cc50;coord_y_cc50!1683000;9237000!POINT (1683000 9237000)!3950",
                "nom;WKT!a;\"POINT (2.5 50.25)\"!POINT (2.5 50.25)!4326",
                "nom;geom!a;\"SRID=2154;POINT(683000 7037000)\"!POINT (683000 7037000)!2154",
                "nom;geom!a;c(2.5, 50.25)!POINT (2.5 50.25)!4326",
                "nom;geo_point_2d!a;50.25, 2.5!POINT (2.5 50.25)!4326",
                "nom;geo_point_2d!a;-12.8, 45.1!POINT (45.1 -12.8)!4326",
                "nom;pole_geompoint!a;3.9815, 49.2527!POINT (3.9815 49.2527)!4326",
                "nom;coordonneesXY!a;[2.5,50.25]!POINT (2.5 50.25)!4326",
                "nom;wkb_geometry!a;0101000020E610000000000000000004400000000000204940!POINT (2.5 50.25)!4326",
                "nom;EPSG:2154!a;POINT(683000 7037000)!POINT (683000 7037000)!2154",
            })
    void places_are_found_however_they_are_written(String head, String line, String place, Integer epsg)
            throws IOException {
        Read read = Read.of(csv(head + "\n" + line + "\n"));
        assertThat(read.place(1)).isEqualTo(place);
        assertThat(read.crs().epsg().orElse(0)).isEqualTo(epsg);
        assertThat(read.columns()).hasSize(2);
    }

    @Test
    void an_area_is_believed_before_a_point_and_geojson_is_read() throws IOException {
        Read read = Read.of(csv("""
                id;site_geompoint;site_geomsurf
                1;"2.5, 50.2";"{""type"": ""Polygon"", ""coordinates"": [[[0,0],[1,0],[1,1],[0,0]]]}"
                """));
        assertThat(read.geometryType()).isEqualTo("Polygon");
        assertThat(read.columns()).hasSize(3);
    }

    @Test
    void a_place_that_cannot_be_read_is_missing_and_said() throws IOException {
        Read read = Read.of(csv("lon;lat\n2.5;50\nNA;NA\n1e300;50\n;\n2,5;51\n"));
        assertThat(read.withGeometry()).isEqualTo(2);
        assertThat(read.rows()).hasSize(4);
        assertThat(read.notes()).anyMatch(note -> note.contains("illisibles") && note.contains("2 objets"));
    }

    @Test
    void columns_without_end_and_texts_that_are_no_table_are_refused() throws IOException {
        assertThatThrownBy(() -> Read.of(csv("a;".repeat(10_000) + "a\n1\n")))
                .hasMessageContaining("10001 colonnes")
                .hasMessageContaining("essai.csv");
        Path letter = Files.writeString(folder.resolve("lettre"), "Bonjour\nceci est une lettre\n");
        assertThatThrownBy(() -> Read.of(letter)).hasMessageContaining("formats lus");
        Path page = Files.writeString(folder.resolve("page.csv"), "<!DOCTYPE html><p>a;b");
        assertThatThrownBy(() -> Read.of(page)).hasMessageContaining("formats lus");
        assertThatThrownBy(() -> Read.of(csv(""))).hasMessageContaining("vide");
    }

    @Test
    void a_control_letter_that_a_database_let_in_is_a_letter() throws IOException {
        String text = "nom;remarque\n"
                + "Lens;vu\u000b et revu, sans rien à signaler de plus que la fois d'avant ici\n".repeat(3);
        assertThat(Read.of(csv(text)).value(1, "remarque")).asString().startsWith("vu\u000b et revu");
        Path bytes = Files.write(folder.resolve("octets.csv"), new byte[] {'a', ';', 0, 1, 2, '\n'});
        assertThatThrownBy(() -> Read.of(bytes)).hasMessageContaining("formats lus");
    }

    @Test
    void a_table_says_what_it_holds() throws IOException {
        assertThat(LayerFile.contents(csv("lon;lat\n2;50\n3;51\n")))
                .containsExactly(new FileLayer("essai", "Point", java.util.OptionalLong.of(2)));
        assertThat(LayerFile.contents(csv("a;b\n2;50\n")).get(0).geometryType()).isNull();
    }
}
