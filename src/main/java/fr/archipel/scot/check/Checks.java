package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Catalogue;
import fr.archipel.request.Parameters;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.cover.CoverStore;
import fr.archipel.scot.cover.Under;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.scot.trajectory.Situation;
import fr.archipel.scot.trajectory.Trajectories;
import fr.archipel.scot.trajectory.TrajectoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/** A check or a simulation, from what is asked to what is answered; files of it are made from the same answer. */
public final class Checks {
    /** Of the address. */
    public static final List<String> PARAMETERS = TrajectoryQuery.PARAMETERS;

    /** Above, what covers the ground is asked of the stock of a territory, not of a drawing. */
    private static final double MAXIMUM_COVER_M2 = 2e7;

    private static final PrecisionModel HUNDREDTH_OF_A_MILLIMETRE = new PrecisionModel(1e5);

    /**
     * @param answer written as JSON
     * @param footprint all that was checked, in EPSG:2154; null without footprint
     */
    public record Checked(Object answer, @Nullable Geometry footprint) {}

    /** A question wholly read. */
    record Asked(
            CheckQuery query,
            TrajectoryQuery with,
            @Nullable PerimeterSheet perimeter) {}

    private final Catalogue catalogue;
    private final RuleStore rules;
    private final PerimeterStore perimeters;
    private final Trajectories trajectories;
    private final CheckStore store;
    private final KnownProjects known;
    private final CoverStore cover;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public Checks(
            Catalogue catalogue,
            RuleStore rules,
            PerimeterStore perimeters,
            Trajectories trajectories,
            CheckStore store,
            KnownProjects known,
            CoverStore cover,
            Clock clock) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.perimeters = perimeters;
        this.trajectories = trajectories;
        this.store = store;
        this.known = known;
        this.cover = cover;
        this.clock = clock;
    }

    /** Body and parameters of {@code POST /api/scot/verifier}. */
    public Checked check(JsonNode body, Parameters parameters) {
        CheckQuery query = CheckQuery.read(body, known);
        return answer(new Asked(query, TrajectoryQuery.read(parameters, today()), null));
    }

    /** A footprint that was sent as a file, in EPSG:2154; {@code said}: title, nature, state, date, compliance. */
    public Checked check(Geometry footprint, String title, JsonNode said, Parameters parameters) {
        CheckQuery query = CheckQuery.ofFile(footprint, title, said);
        return answer(new Asked(query, TrajectoryQuery.read(parameters, today()), null));
    }

    /** Body and parameters of {@code POST /api/scot/simulation}. */
    public Checked simulation(JsonNode body, Parameters parameters) {
        SimulationQuery asked = SimulationQuery.read(body, known);
        return answer(new Asked(
                new CheckQuery(asked.projets(), true),
                TrajectoryQuery.read(asked.complete(parameters), today()),
                perimeters.get(asked.perimetre())));
    }

    /** The same, its answer alone. */
    public Object simulate(JsonNode body, Parameters parameters) {
        return simulation(body, parameters).answer();
    }

    /** Every known project, or those of a perimeter, with what it takes there. */
    ProjectList list(Parameters parameters) {
        TrajectoryQuery with = TrajectoryQuery.read(parameters, today());
        @Nullable
        PerimeterSheet perimeter = parameters
                .find("perimetre")
                .map(text -> perimeters.get(PerimeterId.read("perimetre", text)))
                .orElse(null);
        RuleSet inForce = rules.get(with.rules(), with.day());
        @Nullable
        Edition edition = perimeter == null
                ? store.findEdition(with.edition()).orElse(null)
                : edition(trajectories.situation(perimeter, inForce, with.source(), with.edition()));
        Answering answering = new Answering(catalogue, inForce, edition, store.vintages(), List.of());
        return ProjectList.of(
                known.all(inForce, edition),
                known.withoutFootprint(),
                known.tooVast(),
                perimeter,
                answering,
                parameters.integer("limit", 1, 500, 500),
                with.explain());
    }

    private Checked answer(Asked asked) {
        RuleSet inForce = rules.get(asked.with().rules(), asked.with().day());
        List<Projet> drawn = asked.query().projets().stream()
                .filter(each -> each.emprise() != null)
                .sorted(Projet.PRECEDENCE)
                .toList();
        List<Geometry> footprints = drawn.stream()
                .map(each -> Objects.requireNonNull(each.emprise()))
                .toList();
        Partition partition = store.measure(footprints);
        List<PerimeterSheet> touched = touched(partition, asked.perimeter());
        List<Situation> situations = touched.isEmpty()
                ? List.of()
                : trajectories.situations(
                        touched, inForce, asked.with().source(), asked.with().edition());
        @Nullable
        Edition edition = situations.isEmpty()
                ? store.findEdition(asked.with().edition()).orElse(null)
                : edition(situations.get(0));
        Verification verification =
                Verification.of(drawn, partition, Exclusions.of(inForce), said -> Guard.of(said, edition));
        @Nullable Geometry union = union(footprints);
        Set<String> ids = asked.query().projets().stream().map(Projet::id).collect(Collectors.toSet());
        Verification others = known.all(inForce, edition);
        Envelopes envelopes = new Envelopes(
                situations,
                asked.with().trial(),
                verification,
                perimeter -> KnownProjects.engaged(others, perimeter.insee(), ids));
        List<Projet> uncounted = known.tooVast().stream()
                .filter(each -> !ids.contains(each.id()))
                .toList();
        Answering answering = new Answering(catalogue, inForce, edition, store.vintages(), uncounted);
        CheckAnswer answer = answering.answer(asked, verification, envelopes, under(union));
        return new Checked(answer, union);
    }

    /** What is asked about first, then communes, EPCI and SCoT, the most touched first. */
    private List<PerimeterSheet> touched(Partition partition, @Nullable PerimeterSheet first) {
        Verification ground = new Verification(List.of(), partition);
        Map<String, PerimeterSheet> all = new LinkedHashMap<>();
        if (first != null) {
            all.put(first.id(), first);
        }
        List<PerimeterId> ids = new ArrayList<>();
        ground.by(Place::commune).keySet().forEach(each -> ids.add(PerimeterId.commune(each.insee())));
        ground.by(Place::epci).keySet().forEach(each -> ids.add(PerimeterId.epci(each.siren())));
        ground.by(Place::scot).keySet().forEach(each -> ids.add(PerimeterId.scot(each.id())));
        ids.forEach(id -> all.computeIfAbsent(id.text(), text -> perimeters.get(id)));
        return List.copyOf(all.values());
    }

    private @Nullable Under under(@Nullable Geometry union) {
        return union == null || union.getArea() > MAXIMUM_COVER_M2 ? null : cover.under(union, null);
    }

    private static @Nullable Geometry union(List<Geometry> footprints) {
        if (footprints.isEmpty()) {
            return null;
        }
        Geometry union =
                footprints.size() == 1 ? footprints.get(0) : UnaryUnionNG.union(footprints, HUNDREDTH_OF_A_MILLIMETRE);
        union.setSRID(2154);
        return union;
    }

    private static @Nullable Edition edition(Situation situation) {
        var edition = situation.data().edition();
        return edition == null
                ? null
                : new Edition(situation.data().source().title(), edition.millesime(), edition.derniereAnnee());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
