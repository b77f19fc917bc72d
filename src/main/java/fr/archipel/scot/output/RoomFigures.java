package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.request.Parameters;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.cover.CoverSource;
import fr.archipel.scot.cover.CoverStore;
import fr.archipel.scot.trajectory.Trajectories;
import fr.archipel.scot.trajectory.TrajectoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** The figures of the rooms below, as their addresses write them. */
public final class RoomFigures implements LandFigures {
    private final Trajectories trajectories;
    private final CoverStore covers;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public RoomFigures(Trajectories trajectories, CoverStore covers, Clock clock) {
        this.trajectories = trajectories;
        this.covers = covers;
        this.clock = clock;
    }

    @Override
    public JsonNode trajectory(PerimeterSheet perimeter, Map<String, String> options) {
        Parameters parameters = Parameters.of(options, TrajectoryQuery.PARAMETERS);
        return Json.MAPPER.valueToTree(
                trajectories.answer(perimeter, TrajectoryQuery.read(parameters, LocalDate.now(clock))));
    }

    @Override
    public LandCover cover(PerimeterSheet perimeter) {
        return LandCover.none(
                covers.vintages(CoverSource.OCSGE).isEmpty()
                        ? CoverSource.OCSGE.missing()
                        : "Le stock et les flux de l'OCS GE ne sont pas encore calculés par périmètre.");
    }
}
