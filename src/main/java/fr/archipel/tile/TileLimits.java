package fr.archipel.tile;

import fr.archipel.geo.Bbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows and columns of one zoom that tiles with something in them can have, the buffer counted. */
record TileLimits(int zoom, int minRow, int maxRow, int minCol, int maxCol) {

    /** Empty when the layer holds nothing. */
    static Optional<TileLimits> of(@Nullable Bbox bbox, int zoom) {
        if (bbox == null) {
            return Optional.empty();
        }
        double n = 1 << zoom;
        double around = (double) TileFrame.BUFFER / TileFrame.EXTENT;
        return Optional.of(new TileLimits(
                zoom,
                number(WorldSquare.y(bbox.north()) * n - around, n),
                number(WorldSquare.y(bbox.south()) * n + around, n),
                number(WorldSquare.x(bbox.west()) * n - around, n),
                number(WorldSquare.x(bbox.east()) * n + around, n)));
    }

    /** Around all that is not empty; null when all is. */
    static @Nullable Bbox around(List<@Nullable Bbox> boxes) {
        @Nullable Bbox all = null;
        for (Bbox box : boxes) {
            if (box != null) {
                all = all == null
                        ? box
                        : new Bbox(
                                Math.min(all.west(), box.west()),
                                Math.min(all.south(), box.south()),
                                Math.max(all.east(), box.east()),
                                Math.max(all.north(), box.north()));
            }
        }
        return all;
    }

    private static int number(double at, double n) {
        return (int) Math.max(0, Math.min(n - 1, Math.floor(at)));
    }

    boolean hold(TileId tile) {
        return tile.row() >= minRow && tile.row() <= maxRow && tile.col() >= minCol && tile.col() <= maxCol;
    }
}
