package fr.archipel.scot.check;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** Areas, asked which of them hold a point; in the order they were put in. */
final class AreaIndex<T> {
    private record Entry<T>(int rank, T what, PointOnGeometryLocator locator) {}

    private final STRtree tree = new STRtree();
    private int size;

    void add(Geometry area, T what) {
        // A ring at a time costs nothing before a point is asked: the locator indexes its edges at the first.
        tree.insert(area.getEnvelopeInternal(), new Entry<>(size++, what, new IndexedPointInAreaLocator(area)));
    }

    List<T> at(Coordinate point) {
        List<Entry<T>> found = new ArrayList<>();
        tree.query(new Envelope(point), item -> {
            @SuppressWarnings("unchecked")
            Entry<T> entry = (Entry<T>) item;
            if (entry.locator.locate(point) != Location.EXTERIOR) {
                found.add(entry);
            }
        });
        found.sort((a, b) -> Integer.compare(a.rank, b.rank));
        return found.stream().map(Entry::what).toList();
    }
}
