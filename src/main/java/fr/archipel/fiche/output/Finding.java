package fr.archipel.fiche.output;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a contract says of a fiche in two ways.
 *
 * @param phrase with the values
 * @param valeurs the values that disagree: libelle, valeur, unite, imprime, sources
 */
record Finding(String severite, String phrase, JsonNode valeurs) {}
