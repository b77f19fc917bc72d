package fr.archipel.tile;

import fr.archipel.geo.Bbox;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;

/**
 * A tile of WebMercatorQuad: the tile matrix is the zoom, rows count southwards and columns eastwards from the north-west
 * (OGC 17-083r4, annex D.1).
 */
record TileId(int zoom, int row, int col) {
    static final int MAXIMUM_ZOOM = 22;

    /**
     * Reads the three parts of an address. Throws {@link Problem.InvalidParameter} for what is not a whole number,
     * {@link Problem.NotFound} for a tile that the tile matrix set does not have.
     */
    static TileId parse(String matrix, String row, String col) {
        long z = number("tileMatrix", matrix);
        long r = number("tileRow", row);
        long c = number("tileCol", col);
        if (z > MAXIMUM_ZOOM || r >> z > 0 || c >> z > 0) {
            throw absent(matrix, row, col);
        }
        return new TileId((int) z, (int) r, (int) c);
    }

    static ProblemException absent(Object matrix, Object row, Object col) {
        return new ProblemException(new Problem.NotFound("La tuile", matrix + "/" + row + "/" + col));
    }

    ProblemException absent() {
        return absent(zoom, row, col);
    }

    /** Digits only: no sign, no point, no more of them than a number of ours can have. */
    private static long number(String name, String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProblemException(new Problem.InvalidParameter(name, text, "un entier positif ou nul"));
        }
        return Long.parseLong(text);
    }

    /** How many tiles of this zoom lie side by side. */
    double across() {
        return 1 << zoom;
    }

    /** Degrees, without the buffer. */
    Bbox bbox() {
        double n = across();
        return new Bbox(
                WorldSquare.lon(col / n),
                WorldSquare.lat((row + 1) / n),
                WorldSquare.lon((col + 1) / n),
                WorldSquare.lat(row / n));
    }
}
