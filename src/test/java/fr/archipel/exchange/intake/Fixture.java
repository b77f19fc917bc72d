package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.layer.Catalogue;
import fr.archipel.support.SquareTerritory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/** Files made by hand, brought into {@link SquareTerritory}. */
final class Fixture implements AutoCloseable {
    static final Author AUTHOR = new Author("", "Essai");
    static final KeyRule CARTOFRICHES = new KeyRule.Foreign("cartofriches", List.of("cle"));

    final SquareTerritory territory = new SquareTerritory();
    final Database database = territory.database();
    private final Path folder;

    Fixture(Path folder) {
        this.folder = folder;
    }

    Imports imports(KeyRule key) {
        return new Imports(database, Catalogue.builtIn(), PlainMappings.of(Catalogue.builtIn(), key));
    }

    /** Features in metres, EPSG:2154, each made by {@link #feature}. */
    Path file(String... features) {
        return write(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":["
                        + String.join(",", features) + "]}");
    }

    Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "arrivee", ".geojson"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code geometry}: WKT-free: what JTS writes is turned into GeoJSON by PostGIS, every digit kept. */
    String feature(@org.jspecify.annotations.Nullable Geometry geometry, String properties) {
        String json = geometry == null
                ? "null"
                : database.find(Sql.of("SELECT ST_AsGeoJSON(?::geometry, 15)", geometry), row -> row.getString(1))
                        .orElseThrow();
        return "{\"type\":\"Feature\",\"geometry\":" + json + ",\"properties\":{" + properties + "}}";
    }

    /** A friche with all that one needs. */
    String friche(String key, String name, Geometry geometry) {
        return feature(
                geometry,
                "\"cle\":\"%s\",\"site_nom\":\"%s\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\""
                        .formatted(key, name));
    }

    ImportReport examine(Imports imports, Path file, ImportRequest request) {
        String id = imports.open("essai.geojson", request, null);
        return imports.examine(id, file, request, Progress.NONE);
    }

    static Map<String, Long> rules(ImportReport report) {
        return java.util.Objects.requireNonNull(report.examination()).regles().stream()
                .collect(Collectors.toMap(RuleCount::regle, RuleCount::nombre));
    }

    static Counts counts(ImportReport report) {
        return java.util.Objects.requireNonNull(report.examination()).comptes();
    }

    List<String> sentences(String id, String rule) {
        return database.list(
                Sql.of("SELECT phrase FROM import_probleme WHERE import = ? AND regle = ? ORDER BY ligne", id, rule),
                row -> row.getString(1));
    }

    List<String> list(String query) {
        return database.list(Sql.of(query), row -> row.getString(1));
    }

    @Override
    public void close() {
        territory.close();
    }
}
