package fr.archipel.territory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import java.util.List;

/** A search, read and checked. */
record SearchQuery(SearchText text, Paging paging) {
    static final List<String> PARAMETERS = Paging.parameters("q");

    static SearchQuery read(Parameters parameters) {
        SearchText text = parameters
                .find("q", SearchText.ACCEPTED, SearchText::parse)
                .orElseThrow(
                        () -> new ProblemException(new Problem.InvalidParameter("q", "(absent)", SearchText.ACCEPTED)));
        return new SearchQuery(text, Paging.read(parameters));
    }
}
