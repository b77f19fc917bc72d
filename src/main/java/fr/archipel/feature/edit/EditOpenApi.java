package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.feature.FieldSchema;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;

/** The writing methods of a layer in the OpenAPI document. */
public final class EditOpenApi {
    private EditOpenApi() {}

    /** {@code path}: that of the items, which {@code paths} already has with its reading methods. */
    public static void describe(ObjectNode paths, String path, Layer layer) {
        ObjectNode items = paths.withObjectProperty(path);
        ObjectNode item = paths.withObjectProperty(path + "/{featureId}");

        ObjectNode create = operation(items, "post", "createFeature.", "Créer un objet : ", layer, false);
        header(
                create.withArray("parameters"),
                "Prefer",
                "handling=strict : refuser ce que la base tient elle-même (communes…) au lieu de le laisser de côté");
        body(create, Editing.FEATURE, feature(layer, true));
        ObjectNode made = answers(create, "201", "L'objet est créé", "409");
        made.withObjectProperty("headers")
                .putObject("Location")
                .put("description", "Son adresse")
                .putObject("schema")
                .put("type", "string");

        ObjectNode replace = operation(item, "put", "replaceFeature.", "Remplacer un objet : ", layer, true);
        replace.put("description", "Ce qui n'est pas envoyé n'a plus de valeur : l'en-tête If-Match est nécessaire.");
        body(replace, Editing.FEATURE, feature(layer, true));
        answers(replace, "204", "L'objet est remplacé", "404", "412", "428");

        ObjectNode update = operation(item, "patch", "updateFeature.", "Modifier un objet : ", layer, true);
        update.put("description", "Un « merge patch » (RFC 7396) de l'objet GeoJSON : ce qui n'est pas envoyé reste.");
        body(update, Editing.PATCH, feature(layer, false));
        answers(update, "204", "L'objet est modifié", "404", "412");

        ObjectNode delete = operation(item, "delete", "deleteFeature.", "Supprimer un objet : ", layer, true);
        delete.withArray("parameters").remove(2);
        answers(delete, "204", "L'objet est supprimé", "404", "409", "412");
    }

    private static ObjectNode operation(
            ObjectNode path, String method, String id, String summary, Layer layer, boolean one) {
        ObjectNode operation = path.putObject(method);
        operation.put("operationId", id + layer.id()).put("summary", summary + layer.title());
        operation.putArray("tags").add("Couches");
        operation.putArray("security").addObject().putArray("cle");
        ArrayNode parameters = operation.putArray("parameters");
        if (one) {
            parameters.addObject().put("$ref", "#/components/parameters/featureId");
            header(parameters, "If-Match", "L'étiquette (ETag) de l'objet tel qu'il a été lu ; * : quel qu'il soit");
        }
        header(
                parameters,
                "Content-Crs",
                "Système des coordonnées envoyées, comme <http://www.opengis.net/def/crs/EPSG/0/2154> ; CRS84 sans cet en-tête");
        return operation;
    }

    private static void header(ArrayNode parameters, String name, String description) {
        ObjectNode header = parameters.addObject().put("name", name).put("in", "header");
        header.put("required", false).put("description", description);
        header.putObject("schema").put("type", "string");
    }

    private static void body(ObjectNode operation, String type, ObjectNode schema) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content").putObject(type).set("schema", schema);
    }

    /** A GeoJSON feature; {@code whole}: with what is necessary. */
    private static ObjectNode feature(Layer layer, boolean whole) {
        ObjectNode schema = fr.archipel.json.Json.object().put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("type").put("type", "string").putArray("enum").add("Feature");
        members.putObject("geometry").put("$ref", "#/components/schemas/Geometry");
        ObjectNode properties = members.putObject("properties").put("type", "object");
        ObjectNode fields = properties.putObject("properties");
        ArrayNode required = fr.archipel.json.Json.MAPPER.createArrayNode();
        for (Field field : layer.fields()) {
            if (!field.computed() && !field.name().equals(layer.storage().key())) {
                FieldSchema.value(fields.putObject(field.name()), field);
            }
        }
        if (whole) {
            schema.set("required", required.add("type").add("geometry").add("properties"));
        }
        return schema;
    }

    private static ObjectNode answers(ObjectNode operation, String status, String description, String... problems) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode done = responses.putObject(status).put("description", description);
        if (!operation.path("operationId").asText().startsWith("delete")) {
            done.putObject("headers")
                    .putObject("ETag")
                    .put("description", "Étiquette de l'état écrit, pour If-Match")
                    .putObject("schema")
                    .put("type", "string");
        }
        problem(responses, "400", "UnreadableContent");
        problem(responses, "401", "KeyNeeded");
        for (String each : problems) {
            problem(
                    responses,
                    each,
                    switch (each) {
                        case "404" -> "NotFound";
                        case "409" -> "Conflict";
                        case "412" -> "Outdated";
                        default -> "VersionNeeded";
                    });
        }
        problem(responses, "413", "TooLarge");
        problem(responses, "415", "UnsupportedMediaType");
        problem(responses, "422", "InvalidFeature");
        problem(responses, "500", "ServerError");
        return done;
    }

    private static void problem(ObjectNode responses, String status, String name) {
        responses.putObject(status).put("$ref", "#/components/responses/" + name);
    }
}
