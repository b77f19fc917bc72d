package fr.archipel.exchange.publish;

import java.util.List;

/**
 * What a publication did.
 *
 * @param fields how many attributes
 * @param srid reference system the geometries are stored in: 2154, or 4326 beyond France
 * @param withoutGeometry objects whose geometry is missing or empty
 * @param invalid objects kept though their geometry is not valid
 * @param repaired objects whose geometry was made valid
 * @param key where the objects' identifiers come from, in words
 * @param notes what was left out or renamed, French sentences
 */
public record PublishReport(
        String id,
        long objects,
        int fields,
        String geometryType,
        int srid,
        long withoutGeometry,
        long invalid,
        long repaired,
        String key,
        List<String> notes) {}
