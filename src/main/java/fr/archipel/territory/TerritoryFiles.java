package fr.archipel.territory;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.archipel.geo.GeoJsonFile;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.geo.Projections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The bundled territory, {@code gis-data/territoire}: facts in CSV, schematic contours in GeoJSON.
 *
 * @param contours by INSEE code, in EPSG:2154
 */
public record TerritoryFiles(
        List<Epci> epci, List<Scot> scots, List<Commune> communes, Map<String, Geometry> contours, String precision) {

    public record Epci(
            String siren,
            String sigle,
            String nom,
            @Nullable Integer population) {}

    public record Scot(
            String id,
            String nom,
            @Nullable String etat,
            @Nullable LocalDate dateApprobation) {}

    public record Commune(
            String insee,
            String nom,
            String siren,
            String epci,
            String scot,
            @Nullable Integer population,
            @Nullable BigDecimal surfaceHa) {}

    /** Reads the folder. Throws {@link IllegalStateException} when the bundled files do not hold together. */
    public static TerritoryFiles read(Path folder) {
        Map<String, Geometry> contours = new HashMap<>();
        String precision = readContours(folder.resolve("communes.geojson"), contours);
        return new TerritoryFiles(
                csv(folder.resolve("epci.csv"), TerritoryFiles::epci),
                csv(folder.resolve("scot.csv"), TerritoryFiles::scot),
                csv(folder.resolve("communes.csv"), TerritoryFiles::commune),
                contours,
                precision);
    }

    private static Epci epci(NamedCsvRecord row) {
        return new Epci(row.getField("siren"), row.getField("sigle"), row.getField("nom"), integer(row, "population"));
    }

    private static Scot scot(NamedCsvRecord row) {
        String date = text(row, "date_approbation");
        return new Scot(
                row.getField("id"),
                row.getField("nom"),
                text(row, "etat"),
                date == null ? null : LocalDate.parse(date));
    }

    private static Commune commune(NamedCsvRecord row) {
        String surface = text(row, "surface_ha");
        return new Commune(
                row.getField("insee"),
                row.getField("nom"),
                row.getField("siren"),
                row.getField("epci"),
                row.getField("scot"),
                integer(row, "population"),
                surface == null ? null : new BigDecimal(surface));
    }

    private static String readContours(Path file, Map<String, Geometry> contours) {
        String[] precision = {""};
        GeoJsonFile.read(file, (number, feature) -> {
            JsonNode properties = feature.path("properties");
            precision[0] = properties.path("precision").asText();
            contours.put(
                    properties.path("insee").asText(),
                    Projections.toLambert93(GeoJsonReader.read(feature.path("geometry"))));
        });
        return precision[0];
    }

    private static <T> List<T> csv(Path file, Function<NamedCsvRecord, T> row) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = reader.stream()) {
            return rows.map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(NamedCsvRecord row, String name) {
        String value = row.getField(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer integer(NamedCsvRecord row, String name) {
        String value = text(row, name);
        return value == null ? null : Integer.valueOf(value);
    }
}
