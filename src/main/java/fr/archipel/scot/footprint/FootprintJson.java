package fr.archipel.scot.footprint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.GeoJsonEncoder;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** A footprint as a GeoJSON Feature in CRS84, what is known of its file as properties. */
public final class FootprintJson {
    private static final int DECIMALS = 7;

    private FootprintJson() {}

    static ObjectNode feature(Footprint footprint) {
        ObjectNode feature = Json.object().put("type", "Feature");
        feature.set("geometry", geometry(footprint.geometry()));
        ObjectNode properties = facts(footprint);
        properties.put("titre", footprint.title());
        feature.set("properties", properties);
        return feature;
    }

    /** Name of the file, layer, system, objects, hectares, remarks. */
    public static ObjectNode facts(Footprint footprint) {
        Footprint.Facts facts = footprint.facts();
        ObjectNode node = Json.object()
                .put("nom", facts.nom())
                .put("couche", facts.couche())
                .put("crs", facts.crs())
                .put("objets", facts.objets())
                .put("surface_ha", facts.surfaceHa());
        facts.remarques().forEach(node.putArray("remarques")::add);
        return node;
    }

    private static com.fasterxml.jackson.databind.JsonNode geometry(Geometry lambert93) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(lambert93);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(bytes);
        new GeoJsonEncoder(ServedCrs.CRS84.mapping(), DECIMALS).encode(wkb, out);
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.read(bytes.toByteArray());
    }
}
