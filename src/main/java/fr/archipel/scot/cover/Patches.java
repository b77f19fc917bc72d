package fr.archipel.scot.cover;

import java.util.Arrays;

/**
 * The thresholds of the law, applied to one vintage. The annex of art. R. 101-1 of the code de l'urbanisme (décret n° 2023-1096)
 * gives them, 50 m² for what is built and 2 500 m² for the rest; how polygons are put together it does not say. As IGN and the
 * ministry do when they fill the field that this replaces ({@code artif}, with {@code crit_seuil} where a threshold decided), ground
 * of one nature is taken whole, whatever polygons it is drawn as, and what is too small takes the nature of the ground around:
 *
 * <ol>
 *   <li>contiguous polygons of CS1.1.1.1 are one building: counted from {@code built} m²;
 *   <li>contiguous polygons that the matrix calls artificialised, built or not, are one patch: artificialised from {@code others} m².
 *       In a smaller one, buildings that count stay so, the rest is not artificialised;
 *   <li>contiguous polygons that are not artificialised then are one patch: under {@code others} m², where all it touches is
 *       artificialised, one part at least by a patch large enough, it is an enclave, hence artificialised.
 * </ol>
 *
 * Each step is taken once: an enclave does not help a patch reach its threshold. Contiguous means sharing a line, not a corner.
 * IGN's field, where a polygon has it, is never changed, and counts as the polygon's nature for its neighbours. Doubts: the width of
 * five metres under which the annex leaves out linear works is not looked at; a patch cut by the edge of the file is measured
 * as far as the file goes.
 *
 * <p>The result depends on the ground alone: neither on the order of the polygons nor on how it is cut into them. Memory: 40 bytes a
 * polygon, 8 a pair of neighbours.
 */
final class Patches {
    /** What a polygon is before thresholds. */
    enum Nature {
        BUILT,
        ARTIFICIAL,
        NATURAL,
        UNKNOWN
    }

    /** What a threshold changes. */
    enum Change {
        NONE,
        BELOW,
        ENCLAVE
    }

    private final double built;
    private final double others;
    private long[] ids = new long[1024];
    private double[] areas = new double[1024];
    private Nature[] natures = new Nature[1024];
    private boolean[] fixed = new boolean[1024];
    private int count;
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int pairs;

    /** Areas in m². */
    Patches(double built, double others) {
        this.built = built;
        this.others = others;
    }

    /** In the order of ids. {@code byProducer}: nobody changes it. */
    void polygon(long id, double area, Nature nature, boolean byProducer) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            areas = Arrays.copyOf(areas, 2 * count);
            natures = Arrays.copyOf(natures, 2 * count);
            fixed = Arrays.copyOf(fixed, 2 * count);
        }
        if (count > 0 && ids[count - 1] >= id) {
            throw new IllegalArgumentException("ids do not rise: " + id);
        }
        ids[count] = id;
        areas[count] = area;
        natures[count] = nature;
        fixed[count] = byProducer;
        count++;
    }

    /** Two polygons that share a line. Pairs of which neither is smaller than {@code others} may be left out. */
    void neighbours(long a, long b) {
        if (pairs == first.length) {
            first = Arrays.copyOf(first, 2 * pairs);
            second = Arrays.copyOf(second, 2 * pairs);
        }
        first[pairs] = place(a);
        second[pairs] = place(b);
        pairs++;
    }

    private int place(long id) {
        int at = Arrays.binarySearch(ids, 0, count, id);
        if (at < 0) {
            throw new IllegalArgumentException("no polygon " + id);
        }
        return at;
    }

    int size() {
        return count;
    }

    long id(int at) {
        return ids[at];
    }

    /** By polygon, in their order. */
    Change[] changes() {
        boolean[] large = new boolean[count];
        boolean[] natural = new boolean[count];
        Groups buildings = new Groups(at -> nature(at) == Nature.BUILT);
        Groups patches = new Groups(this::isArtificial);
        for (int i = 0; i < count; i++) {
            large[i] = isArtificial(i) && patches.area(i) >= others;
            boolean stands = large[i] || (nature(i) == Nature.BUILT && buildings.area(i) >= built) || fixed[i];
            natural[i] = nature(i) == Nature.NATURAL || (isArtificial(i) && !stands);
        }
        return enclaves(large, natural);
    }

    private Change[] enclaves(boolean[] large, boolean[] natural) {
        Groups patches = new Groups(at -> natural[at]);
        boolean[] open = new boolean[count];
        boolean[] held = new boolean[count];
        for (int k = 0; k < pairs; k++) {
            around(patches, first[k], second[k], large, natural, open, held);
            around(patches, second[k], first[k], large, natural, open, held);
        }
        Change[] changes = new Change[count];
        for (int i = 0; i < count; i++) {
            int root = patches.root(i);
            boolean enclave = natural[i] && patches.area(i) < others && held[root] && !open[root];
            boolean artificial = enclave || (isArtificial(i) && !natural[i]);
            changes[i] = fixed[i] || nature(i) == Nature.UNKNOWN || artificial == isArtificial(i)
                    ? Change.NONE
                    : artificial ? Change.ENCLAVE : Change.BELOW;
        }
        return changes;
    }

    /** What {@code neighbour} is to the patch of {@code at}, when it is another's. */
    private void around(
            Groups patches, int at, int neighbour, boolean[] large, boolean[] natural, boolean[] open, boolean[] held) {
        if (natural[at] && !natural[neighbour]) {
            open[patches.root(at)] |= nature(neighbour) == Nature.UNKNOWN;
            held[patches.root(at)] |= large[neighbour];
        }
    }

    private Nature nature(int at) {
        return natures[at];
    }

    private boolean isArtificial(int at) {
        return nature(at) == Nature.BUILT || nature(at) == Nature.ARTIFICIAL;
    }

    /** Polygons of one kind that touch, taken together. */
    private final class Groups {
        private final int[] parents = new int[count];
        private final double[] sums = new double[count];

        Groups(java.util.function.IntPredicate member) {
            for (int i = 0; i < count; i++) {
                parents[i] = i;
            }
            for (int k = 0; k < pairs; k++) {
                if (member.test(first[k]) && member.test(second[k])) {
                    join(root(first[k]), root(second[k]));
                }
            }
            for (int i = 0; i < count; i++) {
                sums[root(i)] += areas[i];
            }
        }

        /** To the square decimetre: what sums leave behind decides nothing. */
        double area(int at) {
            return Math.round(sums[root(at)] * 100) / 100.0;
        }

        int root(int at) {
            int root = at;
            while (parents[root] != root) {
                parents[root] = parents[parents[root]];
                root = parents[root];
            }
            return root;
        }

        private void join(int a, int b) {
            parents[Math.max(a, b)] = Math.min(a, b);
        }
    }
}
