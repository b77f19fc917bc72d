package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a committee looks at: {@code /api/comites/situation} at any date, {@code /api/comites/{id}/situation} for a meeting,
 * {@code …/situation/{rubrique}} page by page. To be added before the room that answers {@code /api/comites/{id}}.
 */
public final class SituationRoutes implements Routes {
    private static final String ANY = CommitteeRoutes.ALL + "/situation";
    private static final String OF = CommitteeRoutes.ONE + "/situation";

    private final CommitteeStore committees;
    private final Situations situations;
    private final ReferenceStore references;
    private final Clock clock;

    public SituationRoutes(CommitteeStore committees, Situations situations, ReferenceStore references, Clock clock) {
        this.committees = committees;
        this.situations = situations;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(ANY, ctx -> whole(ctx, any(ctx, false)));
        routes.get(ANY + "/{rubrique}", ctx -> part(ctx, any(ctx, true)));
        routes.get(OF, ctx -> whole(ctx, of(ctx, List.of("depuis", "mois", "limit"))));
        routes.get(OF + "/{rubrique}", ctx -> part(ctx, of(ctx, Paging.parameters("depuis", "mois"))));
    }

    /** What is asked: the period, and which page of its lists. */
    private record Asked(Period period, Paging paging) {}

    private Asked any(Context ctx, boolean paged) {
        Parameters parameters = Parameters.of(
                ctx,
                paged
                        ? Paging.parameters("contrat", "nature", "depuis", "date", "mois")
                        : List.of("contrat", "nature", "depuis", "date", "mois", "limit"));
        String contrat = parameters.find("contrat").orElse(null);
        if (contrat != null) {
            references.checkAmong("contrat", contrat, Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        String nature = parameters.choice("nature", Nature.codes()).orElse(null);
        LocalDate day = day(parameters, "date").orElse(LocalDate.now(clock));
        return asked(parameters, contrat, nature, day, null);
    }

    private Asked of(Context ctx, List<String> accepted) {
        Parameters parameters = Parameters.of(ctx, accepted);
        JsonNode committee = committees.get(ctx.pathParam("id"));
        String contrat = Texts.text(committee.path("contrat").path("id"));
        return asked(
                parameters,
                contrat,
                committee.path("nature").asText(),
                LocalDate.parse(committee.path("date_comite").asText()),
                committee.path("id").asLong());
    }

    private Asked asked(
            Parameters parameters,
            @Nullable String contrat,
            @Nullable String nature,
            LocalDate day,
            @Nullable Long committee) {
        Optional<LocalDate> given = day(parameters, "depuis");
        LocalDate since = given.isPresent() ? given.get() : situations.since(contrat, nature, day);
        if (!since.isBefore(day)) {
            throw new ProblemException(
                    new Problem.InvalidParameter("depuis", since.toString(), "une date avant le " + day));
        }
        Period period = new Period(contrat, since, day, parameters.integer("mois", 1, 120, 6), nature, committee);
        return new Asked(period, Paging.read(parameters));
    }

    private static Optional<LocalDate> day(Parameters parameters, String name) {
        return parameters.find(
                name,
                "une date de 1990 à 2100, comme 2026-06-30",
                text -> Optional.of(LocalDate.parse(text))
                        .filter(date -> date.getYear() >= 1990 && date.getYear() <= 2100));
    }

    /** Of the meeting of the address, {@code most} fiches a section at most. */
    ObjectNode whole(Context ctx, int most) {
        return situations.of(of(ctx, List.of("depuis", "mois")).period(), most);
    }

    private void whole(Context ctx, Asked asked) {
        ObjectNode answer = situations.of(asked.period(), asked.paging().limit());
        answer.putPOJO("links", Listing.links(ctx, Optional.empty()));
        Answers.json(ctx, answer);
    }

    private void part(Context ctx, Asked asked) {
        String code = ctx.pathParam("rubrique");
        Section section =
                Section.find(code).orElseThrow(() -> new ProblemException(new Problem.NotFound("La rubrique", code)));
        Page<ObjectNode> page = asked.paging().get(situations.list(section, asked.period(), asked.paging()));
        Answers.json(ctx, Listing.of(ctx, page));
    }
}
