package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.binary.Boxes;
import fr.archipel.feature.format.binary.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The packed R-tree that stands before the features: sixteen children a node, the root first, each node four doubles and
 * where what it holds begins (of a leaf, the byte of the feature; of others, the first child's number).
 */
final class PackedTree {
    static final int NODE_SIZE = 16;

    private PackedTree() {}

    /** {@code order}: the features as the file holds them; {@code sizes}: bytes of each, by its number before that order. */
    static void write(Boxes boxes, int[] order, int[] sizes, OutputStream out) throws IOException {
        List<double[]> levels = new ArrayList<>();
        levels.add(leaves(boxes, order));
        while (levels.get(levels.size() - 1).length > 4 || levels.size() == 1) {
            levels.add(above(levels.get(levels.size() - 1)));
        }
        Bytes bytes = new Bytes();
        long children = 0;
        for (int level = levels.size() - 1; level > 0; level--) {
            double[] nodes = levels.get(level);
            // A level's nodes follow all those of the levels above it.
            children += nodes.length / 4;
            bytes.clear();
            for (int i = 0; i < nodes.length / 4; i++) {
                put(bytes, nodes, i, children + (long) i * NODE_SIZE);
            }
            bytes.writeTo(out);
        }
        writeLeaves(levels.get(0), order, sizes, bytes, out);
    }

    private static void writeLeaves(double[] nodes, int[] order, int[] sizes, Bytes bytes, OutputStream out)
            throws IOException {
        long offset = 0;
        bytes.clear();
        for (int i = 0; i < order.length; i++) {
            put(bytes, nodes, i, offset);
            offset += sizes[order[i]];
            if (bytes.length() > 1 << 16) {
                bytes.writeTo(out);
                bytes.clear();
            }
        }
        bytes.writeTo(out);
    }

    private static void put(Bytes bytes, double[] nodes, int index, long offset) {
        for (int side = 0; side < 4; side++) {
            bytes.putDouble(nodes[4 * index + side]);
        }
        bytes.putLong(offset);
    }

    private static double[] leaves(Boxes boxes, int[] order) {
        double[] nodes = new double[4 * order.length];
        for (int i = 0; i < order.length; i++) {
            for (int side = 0; side < 4; side++) {
                nodes[4 * i + side] = boxes.side(order[i], side);
            }
        }
        return nodes;
    }

    private static double[] above(double[] below) {
        int count = below.length / 4;
        double[] nodes = new double[4 * ((count + NODE_SIZE - 1) / NODE_SIZE)];
        for (int node = 0; node < nodes.length / 4; node++) {
            int to = 4 * node;
            System.arraycopy(below, to * NODE_SIZE, nodes, to, 4);
            for (int i = node * NODE_SIZE + 1; i < Math.min(count, (node + 1) * NODE_SIZE); i++) {
                nodes[to] = Math.min(nodes[to], below[4 * i]);
                nodes[to + 1] = Math.min(nodes[to + 1], below[4 * i + 1]);
                nodes[to + 2] = Math.max(nodes[to + 2], below[4 * i + 2]);
                nodes[to + 3] = Math.max(nodes[to + 3], below[4 * i + 3]);
            }
        }
        return nodes;
    }
}
