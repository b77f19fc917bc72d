package fr.archipel.scot.consumption;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An edition of a source.
 *
 * @param millesime the year it is named by: its last flow ends on 1 January of that year
 * @param premiereAnnee first year that has a flow
 * @param derniereAnnee last year that has a flow
 * @param communes how many of ours it has
 * @param lignes figures kept
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Edition(int millesime, int premiereAnnee, int derniereAnnee, int communes, long lignes) {}
