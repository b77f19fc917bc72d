package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GPX and KML, and what makes XML dangerous. */
class XmlFilesTest {
    private static final String GPX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>rien</name></metadata>
            <wpt lat="50.4" lon="2.8"><ele>40</ele><name>Lens</name><sym>Flag</sym></wpt>
            <rte><name>R</name><rtept lat="50.4" lon="2.8"><name>départ</name></rtept><rtept lat="50.5" lon="2.9"/></rte>
            <trk><name>T &amp; T</name><link href="https://exemple.fr"><text>page</text></link>
            <trkseg><trkpt lat="50.4" lon="2.8"/><trkpt lat="50.5" lon="2.9"><ele>1</ele></trkpt></trkseg>
            <trkseg><trkpt lat="50.6" lon="2.8"/></trkseg>
            <trkseg><trkpt lat="50.6" lon="2.8"/><trkpt lat="50.7" lon="2.8"/></trkseg></trk>
            <trk><name>U</name><trkseg><trkpt lat="50" lon="2"/><trkpt lat="51" lon="2"/></trkseg></trk></gpx>""";

    private static final String KML = """
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
            <name>tout</name><Style id="s"/><Folder><name>A</name>
            <Placemark><name>un</name><description><![CDATA[<b>gras</b>]]></description>
              <ExtendedData><Data name="code"><displayName>c</displayName><value>01004</value></Data>
              <SchemaData schemaUrl="#s"><SimpleData name="surface">1,5</SimpleData></SchemaData></ExtendedData>
              <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>
                2,50,0 3,50,0
                3,51,0 2,50,0</coordinates></LinearRing></outerBoundaryIs>
                <innerBoundaryIs><LinearRing><coordinates>2.5,50.2 2.6,50.2 2.6,50.25 2.5,50.2</coordinates></LinearRing></innerBoundaryIs></Polygon>
              <Polygon><outerBoundaryIs><LinearRing><coordinates>4,50 5,50 5,51 4,50</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>
            </Placemark></Folder>
            <Folder><name>B</name><Placemark><name>deux</name><Point><coordinates>2.8,50.4,35</coordinates></Point></Placemark>
            <Placemark><name>trois</name><gx:Track><when>2024-01-01</when><gx:coord>2 50 1</gx:coord><gx:coord>3 50 1</gx:coord></gx:Track></Placemark>
            <Placemark><name>quatre</name></Placemark></Folder></Document></kml>""";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_gpx_has_waypoints_routes_tracks_and_their_segments() throws IOException {
        Path file = file("trace.gpx", GPX);
        assertThat(LayerFile.contents(file))
                .containsExactly(
                        new FileLayer("waypoints", "Point", OptionalLong.of(1)),
                        new FileLayer("routes", "LineString", OptionalLong.of(1)),
                        new FileLayer("tracks", "MultiLineString", OptionalLong.of(2)),
                        new FileLayer("track_segments", "LineString", OptionalLong.of(4)));
        assertThatThrownBy(() -> Read.of(file)).hasMessageContaining("waypoints, routes, tracks");
        Read points = Read.of(file, "waypoints");
        assertThat(points.columns()).containsExactly("ele", "name", "sym");
        assertThat(points.place(1)).isEqualTo("POINT (2.8 50.4)");
        Read routes = Read.of(file, "routes");
        assertThat(routes.value(1, "name")).isEqualTo("R");
        assertThat(routes.place(1)).isEqualTo("LINESTRING (2.8 50.4, 2.9 50.5)");
        Read tracks = Read.of(file, "tracks");
        assertThat(tracks.value(1, "name")).isEqualTo("T & T");
        assertThat(tracks.value(1, "link")).isEqualTo("https://exemple.fr");
        assertThat(tracks.rows().get(0).geometry().getNumGeometries()).isEqualTo(2);
        assertThat(tracks.notes()).anyMatch(note -> note.contains("altitudes"));
        Read segments = Read.of(file, "track_segments");
        assertThat(segments.columns()).containsExactly("name", "link", "track", "segment");
        assertThat(segments.rows().get(3).values()).containsExactly("U", null, 2L, 1L);
        assertThat(segments.withGeometry()).isEqualTo(3);
    }

    @Test
    void a_kml_has_all_its_placemarks_and_those_of_each_folder() throws IOException {
        Path file = file("plan.kml", KML);
        assertThat(LayerFile.contents(file).stream().map(FileLayer::name)).containsExactly("plan", "A", "B");
        Read all = Read.of(file);
        assertThat(all.columns()).containsExactly("name", "description", "code", "surface", "dossier", "when");
        assertThat(all.rows().get(0).values()).containsExactly("un", "<b>gras</b>", "01004", "1,5", "A", null);
        assertThat(all.types()).isEqualTo(Map.of("MultiPolygon", 1L, "Point", 1L, "LineString", 1L, "", 1L));
        assertThat(all.rows().get(0).geometry().getArea())
                .isEqualTo(1 - 0.0025, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(all.notes()).anyMatch(note -> note.contains("altitudes"));
        assertThat(Read.of(file, "B").rows()).hasSize(3);
    }

    @Test
    void a_kmz_is_the_kml_in_it() throws IOException {
        Path file = Files.write(
                folder.resolve("plan.kmz"), Made.zip(Map.of("doc.kml", KML.getBytes(StandardCharsets.UTF_8))));
        assertThat(Read.of(file).rows()).hasSize(4);
        assertThat(Read.of(file, "A").rows()).hasSize(1);
    }

    @Test
    void a_text_is_read_in_the_encoding_it_declares_or_is_in() throws IOException {
        String kml = "<kml><Placemark><name>été</name><Point><coordinates>2,50</coordinates></Point></Placemark></kml>";
        Charset windows = Charset.forName("windows-1252");
        for (byte[] bytes : List.of(
                ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + kml).getBytes(windows),
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + kml).getBytes(windows),
                ("<?xml version=\"1.0\" encoding=\"IBM850\"?>" + kml).getBytes(Charset.forName("IBM850")),
                ("\ufeff" + kml).getBytes(StandardCharsets.UTF_16LE),
                kml.getBytes(StandardCharsets.UTF_8))) {
            assertThat(Read.of(Files.write(folder.resolve("e.kml"), bytes)).value(1, "name"))
                    .isEqualTo("été");
        }
    }

    @Test
    void an_entity_is_never_followed_nor_multiplied() throws IOException {
        String outside = "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        refused(file("x.gpx", outside + GPX.substring(GPX.indexOf("<gpx")).replace("Lens", "&x;")), "DOCTYPE");
        refused(file("x.kml", laughs + KML.replace("un", "&b;")), "DOCTYPE");
        refused(file("y.kml", KML.replace("<name>un", "<name>&b;")), "XML valide");
        refused(file("z.kml", "<!DOCTYPE kml SYSTEM \"http://127.0.0.1:9/x.dtd\">" + KML), "DOCTYPE");
    }

    @Test
    void places_that_are_nowhere_and_files_cut_short_are_refused() throws IOException {
        refused(file("a.gpx", GPX.replace("lat=\"50.4\"", "lat=\"NaN\"")), "objet 1", "lat = « NaN »");
        refused(file("b.gpx", GPX.replace("lon=\"2.8\"", "lon=\"1e300\"")), "coordonnée impossible");
        refused(file("c.kml", KML.replace("2.8,50.4,35", "2.8")), "objet 2", "coordonnée impossible");
        refused(file("d.gpx", GPX.substring(0, 700)), "XML valide");
        refused(file("e.gpx", "<gpx></gpx>"), "ni points");
        // By our limit, or by that of the parser, which newer versions of Java have.
        refused(file("f.kml", "<kml>" + "<Folder>".repeat(100_000)), "f.kml");
        refused(file("g.xml", "<truc/>"), "formats lus");
    }

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> Read.of(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(String.valueOf(file.getFileName()))
                .hasMessageContainingAll(words);
    }
}
