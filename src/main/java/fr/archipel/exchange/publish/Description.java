package fr.archipel.exchange.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.json.Json;
import fr.archipel.layer.FieldType;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The description of a published layer, as the catalogue keeps it: what a person said, what the file says. */
final class Description {
    private static final Pattern NAME = Pattern.compile("(.*_)?(nom|name|libelle|label|titre|title|intitule)(_.*)?");
    private static final String ETALAB = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
    /** By the start of their name, in lower case. */
    private static final Map<String, String> LICENCES = Map.of(
            "licence ouverte", ETALAB,
            "etalab", ETALAB,
            "odbl", "https://opendatacommons.org/licenses/odbl/1-0/",
            "cc0", "https://creativecommons.org/publicdomain/zero/1.0/",
            "cc-by-sa", "https://creativecommons.org/licenses/by-sa/4.0/",
            "cc-by", "https://creativecommons.org/licenses/by/4.0/");

    private Description() {}

    static ObjectNode of(PublishRequest request, LayerReader reader, PublishedTable table, double reach, String file) {
        ObjectNode layer = Json.object();
        layer.put("id", request.id()).put("title", request.title());
        String said = request.description() == null ? reader.description() : request.description();
        layer.put("description", said == null ? "Couche publiée depuis le fichier « %s ».".formatted(file) : said);
        ObjectNode storage = layer.putObject("storage")
                .put("table", table.name())
                .put("key", PublishedTable.KEY)
                .put("geometry", PublishedTable.GEOMETRY)
                .put("srid", table.place().to());
        if (table.ranked()) {
            storage.putObject("order").put("rank", PublishedTable.RANK).put("reach", Math.ceil(reach));
        }
        layer.put("geometryType", table.type());
        layer.put("label", label(table.fields()));
        layer.put("time", time(table.fields()));
        layer.put("editable", true);
        licence(layer.putObject("licence"), request.licence());
        layer.put(
                "attribution",
                request.source() == null ? "Source non renseignée (fichier « %s »)".formatted(file) : request.source());
        ArrayNode fields = layer.putArray("fields");
        for (Names.Named field : table.fields()) {
            fields.addObject()
                    .put("name", field.name())
                    .put("type", field.column().type().id())
                    .put("title", field.column().title());
        }
        return layer;
    }

    /** The field that sounds like a name, else the first text, else the first of all, else the key. */
    static String label(List<Names.Named> fields) {
        List<Names.Named> texts = fields.stream()
                .filter(each -> each.column().type() == FieldType.TEXT)
                .toList();
        return texts.stream()
                .filter(each -> NAME.matcher(plain(each.name())).matches())
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .or(() -> fields.stream().findFirst())
                .map(Names.Named::name)
                .orElse(PublishedTable.KEY);
    }

    /** The only date, when there is only one: of several nobody knows which one is meant. */
    private static @Nullable String time(List<Names.Named> fields) {
        List<String> dates = fields.stream()
                .filter(each ->
                        each.column().type() == FieldType.DATE || each.column().type() == FieldType.TIMESTAMP)
                .map(Names.Named::name)
                .toList();
        return dates.size() == 1 ? dates.get(0) : null;
    }

    private static void licence(ObjectNode licence, @Nullable String name) {
        licence.put("title", name == null ? "Licence non renseignée" : name);
        String known = name == null ? "" : plain(name).replace(' ', '-').replace("licence-ouverte", "licence ouverte");
        licence.put(
                "url",
                LICENCES.entrySet().stream()
                        .filter(each -> known.startsWith(each.getKey()))
                        .sorted((a, b) -> b.getKey().length() - a.getKey().length())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
