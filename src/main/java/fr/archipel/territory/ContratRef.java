package fr.archipel.territory;

import fr.archipel.request.Links;
import org.jspecify.annotations.Nullable;

/** A contract named in an answer. */
public record ContratRef(String id, String titre, @Nullable String sigle, String href) {

    public static ContratRef of(String id, String titre, @Nullable String sigle) {
        return new ContratRef(id, titre, sigle, "/api/contrats/" + Links.encode(id));
    }
}
