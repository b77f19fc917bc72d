package fr.archipel.territory;

import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for communes, read and checked.
 *
 * @param epci SIREN
 * @param text what their name is like, or null
 */
record CommuneQuery(@Nullable String epci, @Nullable SearchText text, Paging paging) {
    static final List<String> PARAMETERS = Paging.parameters("q", "epci");

    static CommuneQuery read(Parameters parameters) {
        return new CommuneQuery(
                parameters.find("epci", Codes.SIREN_ACCEPTED, Codes::siren).orElse(null),
                parameters.find("q", SearchText.ACCEPTED, SearchText::parse).orElse(null),
                Paging.read(parameters));
    }
}
