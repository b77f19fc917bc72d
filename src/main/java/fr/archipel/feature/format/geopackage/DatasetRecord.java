package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.format.Output;
import java.util.stream.Collectors;

/** Where a layer comes from, as a short ISO 19139 record: for a file made where nobody gives a longer one. */
final class DatasetRecord {
    static final String STANDARD = "http://www.isotc211.org/2005/gmd";
    static final String MEDIA_TYPE = "text/xml";

    private DatasetRecord() {}

    static String of(Output what) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                  <gmd:fileIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
                  <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>
                  <gmd:contact gco:nilReason="unknown"/>
                  <gmd:dateStamp><gco:DateTime>%s</gco:DateTime></gmd:dateStamp>
                  <gmd:identificationInfo>
                    <gmd:MD_DataIdentification>
                      <gmd:citation>
                        <gmd:CI_Citation>
                          <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
                          <gmd:date gco:nilReason="unknown"/>
                        </gmd:CI_Citation>
                      </gmd:citation>
                      <gmd:abstract><gco:CharacterString>%s</gco:CharacterString></gmd:abstract>
                      <gmd:credit><gco:CharacterString>%s</gco:CharacterString></gmd:credit>
                      <gmd:resourceConstraints>
                        <gmd:MD_Constraints>
                          <gmd:useLimitation><gco:CharacterString>%s</gco:CharacterString></gmd:useLimitation>
                        </gmd:MD_Constraints>
                      </gmd:resourceConstraints>
                      <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>
                      <gmd:supplementalInformation><gco:CharacterString>%s</gco:CharacterString></gmd:supplementalInformation>
                    </gmd:MD_DataIdentification>
                  </gmd:identificationInfo>
                </gmd:MD_Metadata>
                """.formatted(
                        text(what.layer().id()),
                        text(what.moment().toString()),
                        text(what.layer().title()),
                        text(what.layer().description()),
                        text(what.layer().attribution()),
                        text(what.layer().licence().title()),
                        text(what.notice().entrySet().stream()
                                .map(entry -> entry.getKey() + " : " + entry.getValue())
                                .collect(Collectors.joining("\n"))));
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
