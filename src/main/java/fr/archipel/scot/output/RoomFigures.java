package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.archipel.json.Json;
import fr.archipel.request.Parameters;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.cover.Cover;
import fr.archipel.scot.cover.CoverSource;
import fr.archipel.scot.trajectory.Trajectories;
import fr.archipel.scot.trajectory.TrajectoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of the rooms below, as their addresses write them. */
public final class RoomFigures implements LandFigures {
    private static final String ONE_VINTAGE =
            "Un flux se mesure entre deux millésimes de l'OCS GE : un seul précède la fin des années du rapport.";

    private final Trajectories trajectories;
    private final Cover cover;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public RoomFigures(Trajectories trajectories, Cover cover, Clock clock) {
        this.trajectories = trajectories;
        this.cover = cover;
        this.clock = clock;
    }

    @Override
    public JsonNode trajectory(PerimeterSheet perimeter, Map<String, String> options) {
        Parameters parameters = Parameters.of(options, TrajectoryQuery.PARAMETERS);
        return Json.MAPPER.valueToTree(
                trajectories.answer(perimeter, TrajectoryQuery.read(parameters, LocalDate.now(clock))));
    }

    /** All of it, or nothing while a part is being computed: half a section would be taken for the whole. */
    @Override
    public LandCover cover(PerimeterSheet perimeter, int first, int last) {
        List<Integer> imported = cover.vintages();
        if (imported.isEmpty()) {
            return LandCover.none(CoverSource.OCSGE.missing());
        }
        List<Integer> known =
                imported.stream().filter(vintage -> vintage <= last).toList();
        if (known.isEmpty()) {
            return LandCover.none("L'OCS GE est importée pour %s, après les années du rapport, qui finissent en %d."
                    .formatted(imported.stream().map(String::valueOf).collect(Collectors.joining(", ")), last));
        }
        try {
            return of(perimeter, known, first);
        } catch (Cover.Busy e) {
            return LandCover.none(e.sentence());
        }
    }

    private LandCover of(PerimeterSheet perimeter, List<Integer> known, int first) {
        List<JsonNode> stocks = known.stream()
                .map(vintage -> Json.MAPPER.<JsonNode>valueToTree(cover.stock(perimeter, vintage)))
                .toList();
        if (known.size() < 2) {
            return new LandCover(stocks, MissingNode.getInstance(), ONE_VINTAGE);
        }
        int to = known.get(known.size() - 1);
        int from = known.stream()
                .filter(vintage -> vintage <= first && vintage < to)
                .reduce((a, b) -> b)
                .orElse(known.get(0));
        return new LandCover(stocks, Json.MAPPER.valueToTree(cover.flux(perimeter, from, to)), "");
    }
}
