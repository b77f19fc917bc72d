package fr.archipel.feature.format.geopackage;

import fr.archipel.db.Sql;
import fr.archipel.feature.format.binary.Boxes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * SQLite's R-tree of a layer, packed full along a Hilbert curve and written straight to the tables it is kept in: a hundred
 * times less work than a row at a time, and a smaller, quicker tree. Source: the file format documented in SQLite's
 * {@code ext/rtree/rtree.c}; {@code rtreecheck()} holds it to be sound.
 */
final class TreeStore {
    private static final int CELL = 24;
    private static final int ROOT = 1;

    private final Connection connection;
    private final String tree;
    private final int capacity;
    private final int nodeBytes;

    private TreeStore(Connection connection, String tree, int nodeBytes) {
        this.connection = connection;
        this.tree = tree;
        this.nodeBytes = nodeBytes;
        this.capacity = (nodeBytes - 4) / CELL;
    }

    /** Creates the tree of features 1, 2, … whose boxes these are; empty ones stand in no tree. */
    static void write(Connection connection, String tree, Boxes boxes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE " + Sql.name(tree) + " USING rtree(id, minx, maxx, miny, maxy)");
            int[] order = Arrays.stream(boxes.alongTheCurve())
                    .filter(index -> !boxes.isEmpty(index))
                    .toArray();
            if (order.length == 0) {
                return;
            }
            int nodeBytes;
            try (ResultSet root = statement.executeQuery(
                    "SELECT length(data) FROM " + Sql.name(tree + "_node") + " WHERE nodeno = 1")) {
                root.next();
                nodeBytes = root.getInt(1);
            }
            new TreeStore(connection, tree, nodeBytes).write(boxes, order);
        }
    }

    /** What stands on one level: ids and sides (minimum x, maximum x, minimum y, maximum y) as SQLite rounds them. */
    private static final class Level {
        private final long[] ids;
        private final float[] sides;

        Level(int count) {
            ids = new long[count];
            sides = new float[4 * count];
        }
    }

    private void write(Boxes boxes, int[] order) throws SQLException {
        Level level = features(boxes, order);
        int depth = 0;
        int next = ROOT + 1;
        int[] holders = new int[boxes.count() + 1];
        try (PreparedStatement node = connection.prepareStatement(
                        "INSERT OR REPLACE INTO " + Sql.name(tree + "_node") + " VALUES (?, ?)");
                PreparedStatement parent =
                        connection.prepareStatement("INSERT INTO " + Sql.name(tree + "_parent") + " VALUES (?, ?)")) {
            while (true) {
                int nodes = (level.ids.length + capacity - 1) / capacity;
                Level above = new Level(nodes);
                for (int i = 0; i < nodes; i++) {
                    int number = nodes == 1 ? ROOT : next++;
                    int first = (int) ((long) i * level.ids.length / nodes);
                    int end = (int) ((i + 1L) * level.ids.length / nodes);
                    node.setInt(1, number);
                    node.setBytes(2, node(level, first, end, nodes == 1 ? depth : 0));
                    node.executeUpdate();
                    for (int child = first; child < end; child++) {
                        if (depth == 0) {
                            holders[(int) level.ids[child]] = number;
                        } else {
                            parent.setLong(1, level.ids[child]);
                            parent.setInt(2, number);
                            parent.executeUpdate();
                        }
                    }
                    above.ids[i] = number;
                    cover(level, first, end, above.sides, 4 * i);
                }
                if (nodes == 1) {
                    break;
                }
                level = above;
                depth++;
            }
        }
        writeHolders(holders);
    }

    private void writeHolders(int[] holders) throws SQLException {
        try (PreparedStatement holder =
                connection.prepareStatement("INSERT INTO " + Sql.name(tree + "_rowid") + " VALUES (?, ?)")) {
            for (int id = 1; id < holders.length; id++) {
                if (holders[id] > 0) {
                    holder.setInt(1, id);
                    holder.setInt(2, holders[id]);
                    holder.executeUpdate();
                }
            }
        }
    }

    private static Level features(Boxes boxes, int[] order) {
        Level level = new Level(order.length);
        for (int i = 0; i < order.length; i++) {
            level.ids[i] = order[i] + 1L;
            level.sides[4 * i] = below(boxes.side(order[i], 0));
            level.sides[4 * i + 1] = above(boxes.side(order[i], 2));
            level.sides[4 * i + 2] = below(boxes.side(order[i], 1));
            level.sides[4 * i + 3] = above(boxes.side(order[i], 3));
        }
        return level;
    }

    private static void cover(Level level, int first, int end, float[] sides, int at) {
        System.arraycopy(level.sides, 4 * first, sides, at, 4);
        for (int i = 4 * first; i < 4 * end; i += 4) {
            sides[at] = Math.min(sides[at], level.sides[i]);
            sides[at + 1] = Math.max(sides[at + 1], level.sides[i + 1]);
            sides[at + 2] = Math.min(sides[at + 2], level.sides[i + 2]);
            sides[at + 3] = Math.max(sides[at + 3], level.sides[i + 3]);
        }
    }

    /** Big-endian: the tree's depth (in the root), the number of cells, then of each its id and sides. */
    private byte[] node(Level level, int first, int end, int depth) {
        ByteBuffer node = ByteBuffer.allocate(nodeBytes);
        node.putShort((short) depth).putShort((short) (end - first));
        for (int i = first; i < end; i++) {
            node.putLong(level.ids[i]);
            for (int side = 0; side < 4; side++) {
                node.putFloat(level.sides[4 * i + side]);
            }
        }
        return node.array();
    }

    private static float below(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    private static float above(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }
}
