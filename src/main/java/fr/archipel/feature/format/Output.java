package fr.archipel.feature.format;

import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param fields those asked for; value i of a row is that of field i
 * @param geometry false when the client asked for none
 * @param moment when the rows are read
 * @param millesime the day the data are of ({@code AAAA-MM-JJ}); null on a page, which leaves it to the layer's description
 * @param service address of this service as its clients see it, without a final slash; empty when nobody knows it
 */
public record Output(
        Layer layer,
        List<Field> fields,
        boolean geometry,
        ServedCrs crs,
        Instant moment,
        @Nullable String millesime,
        String service) {

    public Output {
        fields = List.copyOf(fields);
    }

    /** Whether this is a file that goes its own way, and must say where it comes from. */
    public boolean isExport() {
        return millesime != null;
    }

    /** What every export says of itself, French label by French label: layer, source, vintage, licence, system. */
    public Map<String, String> notice() {
        Map<String, String> notice = new LinkedHashMap<>();
        notice.put("Couche", layer.title());
        notice.put("Description", layer.description());
        notice.put("Source", layer.attribution());
        String vintage = layer.metadata().vintage();
        if (vintage != null) {
            notice.put("Millésime", vintage);
        }
        if (millesime != null) {
            notice.put("À jour au", millesime);
        }
        notice.put("Licence", licence());
        if (geometry) {
            notice.put("Système de coordonnées", crs.uri());
        }
        notice.put("Extrait le", moment.toString());
        if (!service.isEmpty()) {
            notice.put("Service", service + "/ogc/collections/" + layer.id());
        }
        return notice;
    }

    private String licence() {
        String url = layer.licence().url();
        return url == null ? layer.licence().title() : layer.licence().title() + ", " + url;
    }
}
