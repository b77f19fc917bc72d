package fr.archipel.metadata;

import fr.archipel.document.Xml;
import fr.archipel.geo.Bbox;
import fr.archipel.layer.InspireTheme;
import fr.archipel.layer.Metadata;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layer's record as ISO/TS 19139:2007 XML, with what the INSPIRE implementing rules for metadata (regulation 1205/2008)
 * ask for. What is not known is said so by {@code gco:nilReason}, never made up.
 */
final class Iso19139 {
    static final String MEDIA_TYPE = "application/xml";

    private static final String CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#";
    private static final String LANGUAGES = "http://www.loc.gov/standards/iso639-2/";
    private static final String UNKNOWN = "unknown";
    private static final LocalDate THESAURUS = LocalDate.of(2008, 6, 1);

    private Iso19139() {}

    static String document(LayerRecord dataset) {
        return Xml.document(xml -> xml.element(
                "gmd:MD_Metadata",
                root -> {
                    string(root, "gmd:fileIdentifier", dataset.layer().id());
                    language(root);
                    code(root, "gmd:characterSet", "MD_CharacterSetCode", "utf8");
                    code(root, "gmd:hierarchyLevel", "MD_ScopeCode", "dataset");
                    root.element("gmd:contact", contact -> party(contact, dataset.contact(), "pointOfContact"));
                    day(root, "gmd:dateStamp", dataset.updatedDay());
                    string(root, "gmd:metadataStandardName", "ISO 19115:2003/19139");
                    string(root, "gmd:metadataStandardVersion", "1.0");
                    LayerRecord.SYSTEMS.forEach(epsg -> system(root, epsg));
                    root.element("gmd:identificationInfo", info -> identification(info, dataset));
                    root.element("gmd:distributionInfo", info -> distribution(info, dataset));
                    root.element("gmd:dataQualityInfo", info -> quality(info, dataset));
                },
                "xmlns:gmd",
                "http://www.isotc211.org/2005/gmd",
                "xmlns:gco",
                "http://www.isotc211.org/2005/gco",
                "xmlns:gmx",
                "http://www.isotc211.org/2005/gmx",
                "xmlns:gml",
                "http://www.opengis.net/gml/3.2",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink"));
    }

    private static void identification(Xml xml, LayerRecord dataset) {
        xml.element("gmd:MD_DataIdentification", id -> {
            id.element("gmd:citation", citation -> citation(citation, dataset));
            string(id, "gmd:abstract", dataset.layer().description());
            id.element("gmd:pointOfContact", contact -> party(contact, dataset.contact(), "owner"));
            id.element(
                    "gmd:resourceMaintenance",
                    upkeep -> upkeep.element(
                            "gmd:MD_MaintenanceInformation",
                            each -> code(
                                    each,
                                    "gmd:maintenanceAndUpdateFrequency",
                                    "MD_MaintenanceFrequencyCode",
                                    "asNeeded")));
            InspireTheme theme = dataset.metadata().inspire();
            if (theme != null) {
                id.element("gmd:descriptiveKeywords", keywords -> inspire(keywords, theme));
            }
            if (!dataset.metadata().keywords().isEmpty()) {
                id.element(
                        "gmd:descriptiveKeywords",
                        keywords -> keywords.element(
                                "gmd:MD_Keywords",
                                each -> dataset.metadata()
                                        .keywords()
                                        .forEach(word -> string(each, "gmd:keyword", word))));
            }
            id.element("gmd:resourceConstraints", limits -> licence(limits, dataset));
            code(id, "gmd:spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector");
            language(id);
            code(id, "gmd:characterSet", "MD_CharacterSetCode", "utf8");
            id.element(
                    "gmd:topicCategory",
                    topic -> topic.element(
                            "gmd:MD_TopicCategoryCode", dataset.metadata().topic()));
            Bbox box = dataset.bbox();
            if (box != null) {
                id.element("gmd:extent", extent -> extent(extent, box, dataset));
            }
        });
    }

    private static void citation(Xml xml, LayerRecord dataset) {
        xml.element("gmd:CI_Citation", citation -> {
            string(citation, "gmd:title", dataset.layer().title());
            date(citation, dataset.updatedDay(), "revision");
            citation.element(
                    "gmd:identifier",
                    identifier -> identifier.element(
                            "gmd:MD_Identifier", code -> string(code, "gmd:code", dataset.address())));
        });
    }

    private static void date(Xml xml, @Nullable LocalDate day, String type) {
        xml.element(
                "gmd:date",
                date -> date.element("gmd:CI_Date", each -> {
                    day(each, "gmd:date", day);
                    code(each, "gmd:dateType", "CI_DateTypeCode", type);
                }));
    }

    private static void day(Xml xml, String name, @Nullable LocalDate day) {
        if (day == null) {
            xml.empty(name, "gco:nilReason", UNKNOWN);
        } else {
            xml.element(name, value -> value.element("gco:Date", day.toString()));
        }
    }

    private static void inspire(Xml xml, InspireTheme theme) {
        xml.element("gmd:MD_Keywords", keywords -> {
            keywords.element(
                    "gmd:keyword", word -> word.element("gmx:Anchor", theme.title(), "xlink:href", theme.uri()));
            code(keywords, "gmd:type", "MD_KeywordTypeCode", "theme");
            keywords.element(
                    "gmd:thesaurusName",
                    name -> name.element("gmd:CI_Citation", thesaurus -> {
                        string(thesaurus, "gmd:title", "GEMET - INSPIRE themes, version 1.0");
                        date(thesaurus, THESAURUS, "publication");
                    }));
        });
    }

    /** The licence, and that everybody may read (INSPIRE technical guidance 2.0, § 2.4.5–2.4.6). */
    private static void licence(Xml xml, LayerRecord dataset) {
        xml.element("gmd:MD_LegalConstraints", limits -> {
            code(limits, "gmd:accessConstraints", "MD_RestrictionCode", "otherRestrictions");
            code(limits, "gmd:useConstraints", "MD_RestrictionCode", "license");
            limits.element(
                    "gmd:otherConstraints",
                    text -> text.element(
                            "gmx:Anchor",
                            "Pas de restriction d’accès public",
                            "xlink:href",
                            "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"));
            String url = dataset.layer().licence().url();
            String title = dataset.layer().licence().title();
            if (url == null) {
                string(limits, "gmd:otherConstraints", title);
            } else {
                limits.element("gmd:otherConstraints", text -> text.element("gmx:Anchor", title, "xlink:href", url));
            }
            string(limits, "gmd:otherConstraints", dataset.layer().attribution());
        });
    }

    private static void extent(Xml xml, Bbox box, LayerRecord dataset) {
        xml.element("gmd:EX_Extent", extent -> {
            extent.element(
                    "gmd:geographicElement",
                    place -> place.element("gmd:EX_GeographicBoundingBox", sides -> {
                        decimal(sides, "gmd:westBoundLongitude", box.west());
                        decimal(sides, "gmd:eastBoundLongitude", box.east());
                        decimal(sides, "gmd:southBoundLatitude", box.south());
                        decimal(sides, "gmd:northBoundLatitude", box.north());
                    }));
            String from = dataset.content().debut();
            String to = dataset.content().fin();
            if (from != null && to != null) {
                extent.element(
                        "gmd:temporalElement",
                        time -> time.element(
                                "gmd:EX_TemporalExtent",
                                each -> each.element(
                                        "gmd:extent",
                                        span -> span.element(
                                                "gml:TimePeriod",
                                                period -> period.element("gml:beginPosition", moment(from))
                                                        .element("gml:endPosition", moment(to)),
                                                "gml:id",
                                                "periode"))));
            }
        });
    }

    /** A day as it is; an instant in PostgreSQL's writing as XML Schema's. */
    private static String moment(String text) {
        return text.length() <= 10 ? text : text.substring(0, 10);
    }

    private static void distribution(Xml xml, LayerRecord dataset) {
        xml.element("gmd:MD_Distribution", all -> {
            formats(dataset)
                    .forEach(title -> all.element(
                            "gmd:distributionFormat",
                            format -> format.element("gmd:MD_Format", each -> {
                                string(each, "gmd:name", title);
                                each.empty("gmd:version", "gco:nilReason", "inapplicable");
                            })));
            all.element(
                    "gmd:transferOptions",
                    options -> options.element(
                            "gmd:MD_DigitalTransferOptions",
                            each -> dataset.distributions()
                                    .forEach(way -> each.element("gmd:onLine", link -> online(link, way)))));
        });
    }

    private static List<String> formats(LayerRecord dataset) {
        return dataset.distributions().stream()
                .map(LayerRecord.Distribution::title)
                .distinct()
                .toList();
    }

    private static void online(Xml xml, LayerRecord.Distribution way) {
        xml.element("gmd:CI_OnlineResource", resource -> {
            resource.element("gmd:linkage", link -> link.element("gmd:URL", way.url()));
            string(resource, "gmd:protocol", way.download() ? "WWW:DOWNLOAD-1.0-http--download" : "OGC API - Features");
            string(resource, "gmd:name", way.title());
            code(resource, "gmd:function", "CI_OnLineFunctionCode", way.download() ? "download" : "information");
        });
    }

    private static void quality(Xml xml, LayerRecord dataset) {
        xml.element("gmd:DQ_DataQuality", quality -> {
            quality.element(
                    "gmd:scope",
                    scope -> scope.element(
                            "gmd:DQ_Scope", level -> code(level, "gmd:level", "MD_ScopeCode", "dataset")));
            quality.element(
                    "gmd:lineage",
                    lineage -> lineage.element("gmd:LI_Lineage", each -> {
                        string(each, "gmd:statement", statement(dataset.metadata()));
                        dataset.metadata()
                                .sources()
                                .forEach(source -> each.element("gmd:source", one -> source(one, source)));
                    }));
        });
    }

    private static String statement(Metadata metadata) {
        return metadata.vintage() == null
                ? metadata.lineage()
                : metadata.lineage() + " Millésime : " + metadata.vintage() + ".";
    }

    private static void source(Xml xml, Metadata.Source source) {
        String words =
                List.of(source.title(), orEmpty(source.publisher()), orEmpty(source.date()), orEmpty(source.url()))
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        xml.element("gmd:LI_Source", each -> string(each, "gmd:description", words));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void party(Xml xml, Contact contact, String role) {
        xml.element("gmd:CI_ResponsibleParty", party -> {
            known(party, "gmd:organisationName", contact.name());
            party.element(
                    "gmd:contactInfo",
                    info -> info.element(
                            "gmd:CI_Contact",
                            each -> each.element(
                                    "gmd:address",
                                    address -> address.element(
                                            "gmd:CI_Address",
                                            mail -> known(mail, "gmd:electronicMailAddress", contact.email())))));
            code(party, "gmd:role", "CI_RoleCode", role);
        });
    }

    private static void system(Xml xml, int epsg) {
        xml.element(
                "gmd:referenceSystemInfo",
                info -> info.element(
                        "gmd:MD_ReferenceSystem",
                        system -> system.element(
                                "gmd:referenceSystemIdentifier",
                                identifier -> identifier.element(
                                        "gmd:RS_Identifier",
                                        each -> each.element(
                                                "gmd:code",
                                                code -> code.element(
                                                        "gmx:Anchor",
                                                        "EPSG:" + epsg,
                                                        "xlink:href",
                                                        "http://www.opengis.net/def/crs/EPSG/0/" + epsg))))));
    }

    private static void language(Xml xml) {
        xml.element(
                "gmd:language",
                language -> language.element("gmd:LanguageCode", "fre", "codeList", LANGUAGES, "codeListValue", "fre"));
    }

    private static void string(Xml xml, String name, String words) {
        xml.element(name, each -> each.element("gco:CharacterString", words));
    }

    private static void known(Xml xml, String name, @Nullable String words) {
        if (words == null) {
            xml.empty(name, "gco:nilReason", UNKNOWN);
        } else {
            string(xml, name, words);
        }
    }

    private static void decimal(Xml xml, String name, double value) {
        xml.element(name, each -> each.element("gco:Decimal", String.format(Locale.ROOT, "%.5f", value)));
    }

    private static void code(Xml xml, String name, String list, String value) {
        xml.element(name, each -> each.element("gmd:" + list, value, "codeList", CODES + list, "codeListValue", value));
    }
}
