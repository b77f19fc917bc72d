package fr.archipel.geo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoJsonEncoderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1.5 2.25)",
                "LINESTRING (0 0, 1 1, 2 0.125)",
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
                "MULTIPOINT ((1 1), (-2 -2))",
                "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
                "GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 1 0, 1 1, 0 0)))",
                "MULTIPOLYGON EMPTY"
            })
    void writes_what_the_reader_reads_back(String wkt) throws ParseException, IOException {
        Geometry geometry = new WKTReader().read(wkt);
        byte[] json = encode(geometry, CoordinateMapping.IDENTITY, 7);
        assertThat(GeoJsonReader.read(Json.read(json)).equalsExact(geometry))
                .as(text(json))
                .isTrue();
    }

    @Test
    void maps_Lambert93_to_longitude_and_latitude() throws ParseException, IOException {
        byte[] json = encode(new WKTReader().read("POINT (700000 6600000)"), CoordinateMapping.CRS84, 7);
        assertThat(text(json)).isEqualTo("{\"type\":\"Point\",\"coordinates\":[3,46.5]}");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.00000001,0",
        "1.5,1.5",
        "-1.5,-1.5",
        "2.83120004,2.8312",
        "0.00000005,0.0000001",
        "180,180",
        "0.1,0.1",
        "-0.0000001,-0.0000001",
        "7034280.123,7034280.123",
        "8999999999.5,8999999999.5",
        "999.9999999,999.9999999",
        "10,10",
        "100.01,100.01",
        "214.7483647,214.7483647",
        "214.7483648,214.7483648",
        "1000000000,1000000000"
    })
    void rounds_to_seven_decimals_without_trailing_zeros(double value, String shown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(bytes);
        out.fixed(value, 7).flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(shown);
    }

    @Test
    void escapes_what_JSON_needs_escaped_and_nothing_else() throws IOException {
        String text = "Nœux « été » \" \\ \n \u0001 \u2028 😀";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(bytes);
        out.jsonString(text).flush();
        assertThat(Json.read(bytes.toByteArray()).asText()).isEqualTo(text);
    }

    private static byte[] encode(Geometry geometry, CoordinateMapping mapping, int decimals) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(bytes);
        new GeoJsonEncoder(mapping, decimals)
                .encode(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry), out);
        out.flush();
        return bytes.toByteArray();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
