package fr.archipel.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.Bbox;
import fr.archipel.json.Json;
import fr.archipel.layer.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue as DCAT-AP 3.0 in JSON-LD, with the geographical properties of GeoDCAT-AP 3.0. The context is in the
 * document: reading it needs no network.
 */
final class Dcat {
    static final String MEDIA_TYPE = "application/ld+json";

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String IANA = "https://www.iana.org/assignments/media-types/";

    /** The data theme of the European portal that each topic of ISO 19115 comes under. */
    private static final Map<String, String> THEMES = Map.of(
            "boundaries", "REGI",
            "planningCadastre", "REGI",
            "structure", "SOCI",
            "environment", "ENVI",
            "transportation", "TRAN",
            "economy", "ECON");

    private Dcat() {}

    /** {@code origin}: scheme, host and port; {@code datasets}: the records of every layer. */
    static ObjectNode catalogue(String origin, Contact contact, List<LayerRecord> datasets) {
        ObjectNode catalogue = Json.object();
        context(catalogue.putObject("@context"));
        catalogue.put("@id", origin + "/ogc/catalog").put("@type", "dcat:Catalog");
        text(catalogue, "dct:title", "Archipel");
        text(
                catalogue,
                "dct:description",
                "Objets et projets de l’ancien bassin minier de l’Artois : cités minières, friches, Chaîne des Parcs, EuroVelo 5,"
                        + " zones d’activité, et fiches des contrats de relance et de transition écologique.");
        publisher(catalogue, contact);
        catalogue.set("foaf:homepage", reference(origin + "/"));
        catalogue.set("dct:language", reference(AUTHORITY + "language/FRA"));
        catalogue.set("dcat:themeTaxonomy", reference(AUTHORITY + "data-theme"));
        datasets.stream()
                .flatMap(dataset -> Optional.ofNullable(dataset.updated()).stream())
                .max(java.util.Comparator.naturalOrder())
                .ifPresent(moment -> typed(catalogue, "dct:modified", moment.toString(), "xsd:dateTime"));
        catalogue.putArray("dcat:service").add(service(origin, datasets));
        ArrayNode all = catalogue.putArray("dcat:dataset");
        datasets.forEach(dataset -> all.add(dataset(dataset)));
        return catalogue;
    }

    /** One data set alone, a document of its own. */
    static ObjectNode document(LayerRecord dataset) {
        ObjectNode document = Json.object();
        context(document.putObject("@context"));
        document.setAll(dataset(dataset));
        return document;
    }

    /** Files that follow a standard, a document of their own: what the layer's record says, of those files alone. */
    static ObjectNode standard(LayerRecord layer, StandardSet set, List<LayerRecord.Distribution> files) {
        ObjectNode document = document(layer);
        document.put("@id", layer.origin() + set.path());
        document.put("dct:identifier", set.id());
        text(document, "dct:title", "%s (%s)".formatted(layer.layer().title(), set.title()));
        text(document, "dct:description", set.description());
        document.set("dcat:landingPage", reference(layer.origin() + set.page()));
        ((ArrayNode) document.get("dct:conformsTo"))
                .insertObject(0)
                .put("@id", set.schema())
                .put("@type", "dct:Standard")
                .set("dct:title", text(set.title()));
        ((ArrayNode) document.get("dct:source"))
                .insertObject(0)
                .put("@id", layer.address())
                .put("@type", "dcat:Dataset")
                .set("dct:title", text(layer.layer().title()));
        ArrayNode ways = document.putArray("dcat:distribution");
        files.forEach(way -> ways.add(distribution(layer, way)));
        return document;
    }

    private static void context(ObjectNode context) {
        context.put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("foaf", "http://xmlns.com/foaf/0.1/")
                .put("vcard", "http://www.w3.org/2006/vcard/ns#")
                .put("locn", "http://www.w3.org/ns/locn#")
                .put("geo", "http://www.opengis.net/ont/geosparql#")
                .put("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private static ObjectNode service(String origin, List<LayerRecord> datasets) {
        ObjectNode service = Json.object();
        service.put("@id", origin + "/ogc").put("@type", "dcat:DataService");
        text(service, "dct:title", "API OGC d’Archipel");
        service.set("dcat:endpointURL", reference(origin + "/ogc"));
        service.set("dcat:endpointDescription", reference(origin + "/ogc/api"));
        service.set("dct:conformsTo", reference("http://www.opengis.net/spec/ogcapi-features-1/1.0"));
        ArrayNode served = service.putArray("dcat:servesDataset");
        datasets.forEach(dataset -> served.add(reference(dataset.address())));
        return service;
    }

    private static ObjectNode dataset(LayerRecord dataset) {
        Metadata metadata = dataset.metadata();
        ObjectNode node = Json.object();
        node.put("@id", dataset.address()).put("@type", "dcat:Dataset");
        node.put("dct:identifier", dataset.layer().id());
        text(node, "dct:title", dataset.layer().title());
        text(node, "dct:description", dataset.layer().description());
        publisher(node, dataset.contact());
        contact(node, dataset.contact());
        ArrayNode keywords = node.putArray("dcat:keyword");
        metadata.keywords().forEach(word -> keywords.add(text(word)));
        ArrayNode themes = node.putArray("dcat:theme");
        themes.add(reference(AUTHORITY + "data-theme/" + THEMES.getOrDefault(metadata.topic(), "REGI")));
        if (metadata.inspire() != null) {
            themes.add(reference(metadata.inspire().uri()));
        }
        if (dataset.updated() != null) {
            typed(node, "dct:modified", dataset.updated().toString(), "xsd:dateTime");
        }
        node.set("dct:language", reference(AUTHORITY + "language/FRA"));
        node.set("dct:accessRights", reference(AUTHORITY + "access-right/PUBLIC"));
        node.set("dct:accrualPeriodicity", reference(AUTHORITY + "frequency/IRREG"));
        node.set("dcat:landingPage", reference(dataset.address() + "?f=html"));
        ArrayNode systems = node.putArray("dct:conformsTo");
        LayerRecord.SYSTEMS.forEach(epsg -> systems.add(reference("http://www.opengis.net/def/crs/EPSG/0/" + epsg)));
        where(node, dataset.bbox());
        when(node, dataset);
        provenance(node, metadata);
        ArrayNode ways = node.putArray("dcat:distribution");
        dataset.distributions().forEach(way -> ways.add(distribution(dataset, way)));
        return node;
    }

    private static void where(ObjectNode node, @org.jspecify.annotations.Nullable Bbox box) {
        if (box == null) {
            return;
        }
        ObjectNode place = node.putObject("dct:spatial").put("@type", "dct:Location");
        typed(
                place,
                "dcat:bbox",
                String.format(
                        Locale.ROOT,
                        "POLYGON((%1$.5f %2$.5f, %3$.5f %2$.5f, %3$.5f %4$.5f, %1$.5f %4$.5f, %1$.5f %2$.5f))",
                        box.west(),
                        box.south(),
                        box.east(),
                        box.north()),
                "geo:wktLiteral");
    }

    private static void when(ObjectNode node, LayerRecord dataset) {
        String from = dataset.content().debut();
        String to = dataset.content().fin();
        if (from != null && to != null) {
            ObjectNode period = node.putObject("dct:temporal").put("@type", "dct:PeriodOfTime");
            typed(period, "dcat:startDate", from.substring(0, 10), "xsd:date");
            typed(period, "dcat:endDate", to.substring(0, 10), "xsd:date");
        }
    }

    private static void provenance(ObjectNode node, Metadata metadata) {
        String words = metadata.vintage() == null
                ? metadata.lineage()
                : metadata.lineage() + " Millésime : " + metadata.vintage() + ".";
        node.putObject("dct:provenance").put("@type", "dct:ProvenanceStatement").set("rdfs:label", text(words));
        ArrayNode sources = node.putArray("dct:source");
        metadata.sources().forEach(source -> {
            ObjectNode each = sources.addObject();
            if (source.url() != null) {
                each.put("@id", source.url());
            }
            each.put("@type", "dcat:Dataset").set("dct:title", text(source.title()));
            if (source.publisher() != null) {
                each.putObject("dct:publisher").put("@type", "foaf:Agent").set("foaf:name", text(source.publisher()));
            }
            if (source.date() != null) {
                typed(each, "dct:issued", source.date(), dateType(source.date()));
            }
        });
    }

    private static String dateType(String date) {
        return switch (date.length()) {
            case 4 -> "xsd:gYear";
            case 7 -> "xsd:gYearMonth";
            default -> "xsd:date";
        };
    }

    private static ObjectNode distribution(LayerRecord dataset, LayerRecord.Distribution way) {
        ObjectNode node = Json.object();
        node.put("@id", way.url()).put("@type", "dcat:Distribution");
        text(node, "dct:title", way.title());
        node.set("dcat:accessURL", reference(way.url()));
        if (way.download()) {
            node.set("dcat:downloadURL", reference(way.url()));
        } else {
            node.set("dcat:accessService", reference(dataset.origin() + "/ogc"));
        }
        node.set("dcat:mediaType", reference(IANA + way.mediaType()));
        if (way.schema() != null) {
            node.putObject("dct:conformsTo").put("@id", way.schema()).put("@type", "dct:Standard");
        }
        ObjectNode licence = node.putObject("dct:license");
        if (dataset.layer().licence().url() != null) {
            licence.put("@id", dataset.layer().licence().url());
        }
        licence.put("@type", "dct:LicenseDocument")
                .set("dct:title", text(dataset.layer().licence().title()));
        return node;
    }

    /** Mandatory in DCAT-AP: said to be unknown rather than made up. */
    private static void publisher(ObjectNode node, Contact contact) {
        node.putObject("dct:publisher")
                .put("@type", "foaf:Agent")
                .set("foaf:name", text(contact.name() == null ? "Non renseigné" : contact.name()));
    }

    private static void contact(ObjectNode node, Contact contact) {
        if (contact.email() != null) {
            ObjectNode card = node.putObject("dcat:contactPoint").put("@type", "vcard:Organization");
            card.put("vcard:fn", contact.name());
            card.set("vcard:hasEmail", reference("mailto:" + contact.email()));
        }
    }

    private static void text(ObjectNode node, String property, String words) {
        node.set(property, text(words));
    }

    private static ObjectNode text(String words) {
        return Json.object().put("@value", words).put("@language", "fr");
    }

    private static void typed(ObjectNode node, String property, String value, String type) {
        node.putObject(property).put("@value", value).put("@type", type);
    }

    private static ObjectNode reference(String address) {
        return Json.object().put("@id", address);
    }
}
