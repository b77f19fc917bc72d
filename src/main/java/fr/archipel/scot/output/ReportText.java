package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a person wrote in a section.
 *
 * @param modifieLe ISO 8601
 * @param version the report's, once this was written
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReportText(String rubrique, String texte, String auteur, String modifieLe, int version) {}
