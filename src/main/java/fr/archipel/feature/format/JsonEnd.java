package fr.archipel.feature.format;

import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** What ends a collection of features in JSON: how many, when, and where to go on (17-069r4 § 7.15.7). */
final class JsonEnd {
    private JsonEnd() {}

    static void write(Output what, PageEnd end, Utf8Writer out) throws IOException {
        out.ascii(']');
        end.matched().ifPresent(count -> out.text(",\"numberMatched\":").number(count));
        out.text(",\"numberReturned\":").number(end.returned());
        out.text(",\"timeStamp\":\"" + what.moment().truncatedTo(ChronoUnit.SECONDS) + "\",\"links\":");
        out.raw(Json.bytes(end.links())).ascii('}');
        out.flush();
    }
}
