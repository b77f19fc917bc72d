package fr.archipel.exchange.qgis;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.archipel.exchange.qgis.QgisStore.Tie;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The table of links as GeoJSON without geometry (RFC 7946 § 3.2), a column for each layer; see {@link Ties}. */
final class TieTable {
    private static final Map<String, String> ROLES = Map.of(
            "porte_sur", "porte sur",
            "dessert", "dessert",
            "localisation", "se situe à",
            "mentionne", "mentionne");

    private TieTable() {}

    static byte[] geoJson(List<Tie> ties, List<Layer> linked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            int id = 1;
            for (Tie tie : ties) {
                if (linked.stream().anyMatch(layer -> layer.id().equals(tie.layer()))) {
                    feature(json, id++, tie, linked);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void feature(JsonGenerator json, int id, Tie tie, List<Layer> linked) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeNumberField("id", id);
        json.writeNullField("geometry");
        json.writeObjectFieldStart("properties");
        json.writeStringField("fiche", tie.fiche());
        json.writeStringField("role", ROLES.getOrDefault(tie.role(), tie.role()));
        for (Layer layer : linked) {
            json.writeFieldName(Ties.column(layer));
            if (layer.id().equals(tie.layer())) {
                json.writeString(tie.object());
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
