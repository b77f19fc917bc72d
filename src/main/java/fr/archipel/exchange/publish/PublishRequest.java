package fr.archipel.exchange.publish;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a publication.
 *
 * @param id of the new layer, the last part of its addresses
 * @param layer of the file, when it has several
 * @param source who made the data, as it will be cited
 * @param licence its name; the open licences of the State and of OpenStreetMap are recognised
 * @param key the column that identifies an object; null to take the file's own, else a number
 * @param epsg reference system of the coordinates; null to believe the file
 * @param replace whether a layer of that id that is already published gives way
 * @param repair whether invalid geometries are made valid; they are kept as they are otherwise
 */
public record PublishRequest(
        String id,
        String title,
        @Nullable String layer,
        @Nullable String description,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String key,
        @Nullable Integer epsg,
        boolean replace,
        boolean repair) {

    public static PublishRequest of(String id, String title) {
        return new PublishRequest(id, title, null, null, null, null, null, null, false, false);
    }
}
