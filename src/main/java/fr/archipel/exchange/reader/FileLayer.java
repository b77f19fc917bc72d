package fr.archipel.exchange.reader;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A layer that a file holds: of a GeoPackage, a sheet, the tracks of a GPX, a shapefile of a zip.
 *
 * @param geometryType OGC name, {@code Geometry} when they may be of any type; null when the rows have none
 * @param rows when the file tells without being read whole
 */
public record FileLayer(String name, @Nullable String geometryType, OptionalLong rows) {
    static FileLayer of(LayerReader reader) {
        String type = reader.geometryType();
        return new FileLayer(
                reader.name(), !reader.hasGeometry() ? null : type == null ? "Geometry" : type, reader.count());
    }
}
