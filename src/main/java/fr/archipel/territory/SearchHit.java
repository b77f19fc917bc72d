package fr.archipel.territory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.archipel.geo.Bbox;
import org.jspecify.annotations.Nullable;

/**
 * Something found by its name.
 *
 * @param type commune, objet or fiche
 * @param layer the object's layer; null for the others
 * @param contexte a few words that tell it from its namesakes: agglomeration, communes, contract and number
 * @param bbox null for a fiche that touches nothing
 * @param href its sheet
 * @param approchant true when nothing holds the words and this only resembles them
 * @param key names it among all hits
 */
record SearchHit(
        String type,
        @Nullable String layer,
        String id,
        String nom,
        @Nullable String contexte,
        @Nullable Bbox bbox,
        String href,
        boolean approchant,
        @JsonIgnore String key) {}
