package fr.archipel.feature.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;

/** Where a file in JSON comes from, as members that GeoJSON leaves to everyone (RFC 7946 § 6.1). */
final class JsonNotice {
    private JsonNotice() {}

    /** Members after others: begins with a comma. */
    static void write(Output what, Utf8Writer out) {
        ObjectNode notice = Json.object();
        notice.put("name", what.layer().id()).put("title", what.layer().title());
        notice.put("description", what.layer().description());
        notice.put("source", what.layer().attribution())
                .put("millesime", what.layer().metadata().vintage());
        notice.put("a_jour_au", what.millesime());
        notice.putObject("licence")
                .put("title", what.layer().licence().title())
                .put("url", what.layer().licence().url());
        String object = notice.toString();
        out.ascii(',').text(object.substring(1, object.length() - 1));
    }
}
