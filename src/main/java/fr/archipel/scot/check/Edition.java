package fr.archipel.scot.check;

/**
 * Data on consumption, up to a year.
 *
 * @param millesime the edition
 * @param derniereAnnee the last year whose flow it holds
 */
record Edition(String source, int millesime, int derniereAnnee) {}
