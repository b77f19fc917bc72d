package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.FormatOption;
import fr.archipel.feature.format.Formats;
import fr.archipel.request.Negotiation;

/** What the OpenAPI document says of formats, from their registry. */
final class FormatsOpenApi {
    /** Names of components. */
    static final String FORM = "fObjets";

    static final String EXTENSION = "extension";
    static final String LIMIT = "limiteFichier";

    private FormatsOpenApi() {}

    /** The parameters that operations refer to. */
    static void parameters(ObjectNode components) {
        ObjectNode form = query(components.putObject(FORM), "f", "Format de la réponse ; prime sur l'en-tête Accept");
        var forms = form.putObject("schema").put("type", "string").putArray("enum");
        Formats.offers().stream().map(Negotiation.Offer::id).distinct().forEach(forms::add);

        ObjectNode extension = components.putObject(EXTENSION);
        extension.put("name", EXTENSION).put("in", "path").put("required", true);
        extension.put("description", "Format du fichier ; xsd : le schéma de son GML");
        var extensions = extension.putObject("schema").put("type", "string").putArray("enum");
        Formats.ALL.forEach(format -> extensions.add(format.extension()));
        extensions.add("xsd");

        query(components.putObject(LIMIT), "limit", "Nombre d'objets au plus ; sans lui, tous")
                .putObject("schema")
                .put("type", "integer")
                .put("minimum", 1);
        for (FeatureFormat format : Formats.ALL) {
            format.options().forEach(option -> option(components, option));
        }
    }

    private static void option(ObjectNode components, FormatOption option) {
        ObjectNode schema = query(components.putObject(option.name()), option.name(), option.description())
                .putObject("schema")
                .put("type", "string")
                .put("default", option.accepted().get(0));
        option.accepted().forEach(schema.putArray("enum")::add);
    }

    private static ObjectNode query(ObjectNode parameter, String name, String description) {
        parameter.put("name", name).put("in", "query").put("required", false);
        return parameter.put("description", description).put("style", "form").put("explode", false);
    }

    /** The formats of an answer, beside those it has. */
    static void contents(ObjectNode operation) {
        ObjectNode content = (ObjectNode) operation.at("/responses/200/content");
        for (FeatureFormat format : Formats.ALL) {
            String type = Formats.bare(format);
            if (!content.has(type)) {
                schema(content, format);
            }
        }
    }

    /** The answers of an address of files. */
    static void file(ObjectNode operation) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200").put("description", "Le fichier");
        ObjectNode content = ok.putObject("content");
        Formats.ALL.forEach(format -> schema(content, format));
        content.putObject("application/xml").putObject("schema").put("type", "string");
        responses.putObject("304").put("description", "Le fichier n'a pas changé (If-None-Match)");
        responses.putObject("400").put("$ref", "#/components/responses/InvalidParameter");
        responses.putObject("404").put("$ref", "#/components/responses/NotFound");
        responses.putObject("500").put("$ref", "#/components/responses/ServerError");
        responses.putObject("503").put("$ref", "#/components/responses/Unavailable");
    }

    private static void schema(ObjectNode content, FeatureFormat format) {
        ObjectNode schema = content.withObject("/" + Formats.bare(format).replace("/", "~1"))
                .putObject("schema");
        if (Formats.bare(format).endsWith("json")) {
            schema.put("$ref", "#/components/schemas/FeatureCollection");
        } else {
            schema.put("type", "string");
            if (!format.mediaType().startsWith("text/")) {
                schema.put("format", "binary");
            }
        }
    }
}
