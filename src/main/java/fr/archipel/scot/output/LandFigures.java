package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.scot.PerimeterSheet;
import java.util.Map;

/** The answers that a report is made of, as their addresses give them. */
public interface LandFigures {

    /**
     * {@code /api/trajectoires/{perimetre}}.
     *
     * @param options parameters of that address, by name
     */
    JsonNode trajectory(PerimeterSheet perimeter, Map<String, String> options);

    /** {@code first}, {@code last}: the years told; what was seen of the ground afterwards is left out. */
    LandCover cover(PerimeterSheet perimeter, int first, int last);
}
