package fr.archipel.scot.consumption;

import java.math.BigDecimal;

/**
 * Households or jobs gained in a commune between two censuses, as the file of an edition prints it.
 *
 * @param indicateur men (households) or emp (jobs)
 * @param debut first year: the flows of land from it to the year before {@code fin} are of the same time
 * @param valeur negative for a loss
 */
public record Gain(String insee, String indicateur, int debut, int fin, BigDecimal valeur) {}
