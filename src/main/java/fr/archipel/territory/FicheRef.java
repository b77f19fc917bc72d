package fr.archipel.territory;

import fr.archipel.request.Links;

/**
 * A fiche named in an answer.
 *
 * @param contrat id of its contract
 * @param href its sheet
 */
public record FicheRef(String id, String numero, String titre, String contrat, String href) {

    public static FicheRef of(String id, String numero, String titre, String contrat) {
        return new FicheRef(id, numero, titre, contrat, "/api/fiches/" + Links.encode(id));
    }
}
