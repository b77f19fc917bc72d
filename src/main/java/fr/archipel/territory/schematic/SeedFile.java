package fr.archipel.territory.schematic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;

/** Reads the facts of {@code gis-data/territoire/communes.csv}. */
final class SeedFile {
    private static final double M2_PER_HA = 10_000;

    private SeedFile() {}

    /** Throws {@link IllegalArgumentException}, in French, naming the line and the column at fault. */
    static List<Seed> parse(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream()
                .map(SeedFile::seed)
                .toList();
    }

    private static Seed seed(NamedCsvRecord row) {
        return new Seed(
                text(row, "insee"),
                text(row, "nom"),
                number(row, "surface_ha") * M2_PER_HA,
                number(row, "x_l93"),
                number(row, "y_l93"));
    }

    private static double number(NamedCsvRecord row, String column) {
        String value = text(row, column);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Ligne %d, colonne « %s » : « %s » n'est pas un nombre."
                            .formatted(row.getStartingLineNumber(), column, value),
                    e);
        }
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new IllegalArgumentException("La colonne « %s » manque.".formatted(column)));
    }
}
