package fr.archipel.feature.format.binary;

import fr.archipel.geo.HilbertOrder;
import java.util.Arrays;

/** The bounding box of every feature of a file, 32 bytes each, and their order along a Hilbert curve over all of them. */
public final class Boxes {
    private final Box extent = new Box();
    private double[] sides = new double[256];
    private int count;

    public void add(Box box) {
        if (4 * count == sides.length) {
            sides = Arrays.copyOf(sides, sides.length * 2);
        }
        sides[4 * count] = box.minX();
        sides[4 * count + 1] = box.minY();
        sides[4 * count + 2] = box.maxX();
        sides[4 * count + 3] = box.maxY();
        extent.add(box);
        count++;
    }

    public int count() {
        return count;
    }

    public Box extent() {
        return extent;
    }

    /** {@code side}: 0 minimum x, 1 minimum y, 2 maximum x, 3 maximum y; that of an empty box is infinite. */
    public double side(int index, int side) {
        return sides[4 * index + side];
    }

    public boolean isEmpty(int index) {
        return !(sides[4 * index] <= sides[4 * index + 2]);
    }

    /** Indexes of the boxes as their centres stand along the curve, ties in the order they came; empty boxes last. */
    public int[] alongTheCurve() {
        long[] ranked = new long[count];
        double width = scale(extent.maxX() - extent.minX());
        double height = scale(extent.maxY() - extent.minY());
        for (int i = 0; i < count; i++) {
            long rank = isEmpty(i)
                    ? Integer.MAX_VALUE
                    : HilbertOrder.cell((int) (((side(i, 0) + side(i, 2)) / 2 - extent.minX()) * width), (int)
                                    (((side(i, 1) + side(i, 3)) / 2 - extent.minY()) * height))
                            >> 1;
            ranked[i] = rank << 32 | i;
        }
        Arrays.sort(ranked);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) ranked[i];
        }
        return order;
    }

    private static double scale(double span) {
        return span > 0 ? (HilbertOrder.CELLS - 1) / span : 0;
    }
}
