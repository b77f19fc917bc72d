package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * What land cover says of a perimeter.
 *
 * @param stocks {@code /api/occupation-sol/stock/{perimetre}} of each vintage, oldest first
 * @param flux {@code /api/occupation-sol/flux/{perimetre}} between the two that are nearest to the years told; missing without two
 * @param reason what to say of a figure that is not there
 */
public record LandCover(List<JsonNode> stocks, JsonNode flux, String reason) {
    public LandCover {
        stocks = List.copyOf(stocks);
    }

    public static LandCover none(String reason) {
        return new LandCover(List.of(), MissingNode.getInstance(), reason);
    }
}
