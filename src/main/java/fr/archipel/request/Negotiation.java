package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Which form of a document a client gets, among those an address offers. */
public final class Negotiation {
    private Negotiation() {}

    /**
     * A form of a document.
     *
     * @param id value of the parameter {@code f}
     * @param mediaType as answered, parameters included
     */
    public record Offer(String id, String mediaType) {

        /** JSON of a profile ({@code application/geo+json}) answers {@code application/json} too. */
        boolean suits(MediaRange range) {
            String bare = mediaType.replaceFirst("\\s*;.*", "");
            return range.covers(bare) || (bare.endsWith("+json") && range.covers("application/json"));
        }
    }

    /**
     * What the client wants: the parameter {@code f}, else the first of the {@code Accept} header that is offered, else
     * the first offer. Throws {@link Problem.InvalidParameter} or {@link Problem.NotAcceptable}.
     */
    public static Offer choose(Context ctx, Parameters parameters, List<Offer> offers) {
        ctx.header("Vary", "Accept, Accept-Encoding");
        Optional<String> asked =
                parameters.choice("f", offers.stream().map(Offer::id).toList());
        if (asked.isPresent()) {
            return offers.stream()
                    .filter(offer -> offer.id.equals(asked.get()))
                    .findFirst()
                    .orElseThrow();
        }
        String accept = ctx.header("Accept");
        if (accept == null || accept.isBlank()) {
            return offers.get(0);
        }
        return MediaRange.listOf(accept).stream()
                .flatMap(range -> offers.stream().filter(offer -> offer.suits(range)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotAcceptable(
                        offers.stream().map(Offer::mediaType).toList())));
    }
}
