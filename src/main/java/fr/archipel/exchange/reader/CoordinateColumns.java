package fr.archipel.exchange.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The columns of a table that say where its rows are: one that holds geometries, or two that hold numbers. They are
 * proposed by their names and taken when their values are what the names say; a column whose values are all geometries
 * needs no name. Without a sign of the system, what fits in degrees is taken for longitude and latitude, and anything else
 * is in a system nobody said.
 *
 * @param first place on a line of the geometry, or of x
 * @param second of y; -1 when there is one column
 */
record CoordinateColumns(
        int first,
        int second,
        boolean latitudeFirst,
        FileCrs crs,
        @Nullable String geometryType,
        String words) {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    static @Nullable CoordinateColumns find(
            List<Column> columns, List<Integer> places, List<List<@Nullable Object>> sample) {
        List<CoordinateNames.Candidate> candidates =
                CoordinateNames.candidates(columns.stream().map(Column::name).toList());
        for (CoordinateNames.Candidate candidate : candidates) {
            CoordinateColumns found = candidate.isPair()
                    ? pair(candidate, columns, places, sample)
                    : text(candidate.first(), candidate.named(), columns, places, sample);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable CoordinateColumns pair(
            CoordinateNames.Candidate candidate,
            List<Column> columns,
            List<Integer> places,
            List<List<@Nullable Object>> sample) {
        int x = places.get(candidate.first());
        int y = places.get(candidate.second());
        int good = 0;
        int bad = 0;
        boolean degrees = true;
        for (List<@Nullable Object> row : sample) {
            Object a = cell(row, x);
            Object b = cell(row, y);
            if (a != null && b != null) {
                double dx = CoordinateText.number(a);
                double dy = CoordinateText.number(b);
                if (Double.isNaN(dx) || Double.isNaN(dy)) {
                    bad++;
                } else {
                    good++;
                    degrees &= Math.abs(dx) <= 180 && Math.abs(dy) <= 90;
                }
            }
        }
        if (bad > good || (good == 0 && !candidate.degrees())) {
            return null;
        }
        String names = "« %s » et « %s »"
                .formatted(
                        columns.get(candidate.first()).name(),
                        columns.get(candidate.second()).name());
        return new CoordinateColumns(
                x,
                y,
                false,
                degrees
                        ? degrees(names)
                        : CoordinateNames.system(columns.get(candidate.first()).name()),
                "Point",
                "Les coordonnées sont lues dans les colonnes %s.".formatted(names));
    }

    private static @Nullable CoordinateColumns text(
            int column,
            boolean named,
            List<Column> columns,
            List<Integer> places,
            List<List<@Nullable Object>> sample) {
        int place = places.get(column);
        String name = columns.get(column).name();
        List<String> texts = new ArrayList<>();
        sample.forEach(row -> {
            Object cell = cell(row, place);
            if (cell != null) {
                texts.add(cell.toString());
            }
        });
        long good = texts.stream().filter(CoordinateText::isWritten).count();
        boolean written = named ? 2 * good > texts.size() : good > 0 && good == texts.size();
        // Two numbers in a column that does not call itself a place are no place.
        if (!written || (!named && texts.stream().allMatch(text -> CoordinateText.pair(text) != null))) {
            return null;
        }
        Sample seen = Sample.of(texts, CoordinateNames.isLatitudeFirst(name));
        if (seen.types.isEmpty()) {
            return null;
        }
        FileCrs said = seen.crs == null ? CoordinateNames.system(name) : seen.crs;
        FileCrs crs = said.epsg().isPresent() || !seen.degrees ? said : degrees("« %s »".formatted(name));
        return new CoordinateColumns(
                place,
                -1,
                seen.latitudeFirst,
                crs,
                seen.types.size() == 1 ? seen.types.iterator().next() : null,
                "Les géométries sont lues dans la colonne « %s ».".formatted(name));
    }

    private static FileCrs degrees(String where) {
        return new FileCrs(OptionalInt.of(4326), "degrés (" + where + ")");
    }

    /** What the texts of a sample have in common. */
    private record Sample(
            boolean latitudeFirst,
            boolean degrees,
            Set<String> types,
            @Nullable FileCrs crs) {

        static Sample of(List<String> texts, boolean said) {
            boolean latitudeFirst = isFrenchLatitudeFirst(texts, said);
            boolean degrees = true;
            Set<String> types = new TreeSet<>();
            Set<Integer> srids = new HashSet<>();
            for (String text : texts) {
                try {
                    Geometry geometry = CoordinateText.read(text, latitudeFirst);
                    if (geometry != null) {
                        var box = geometry.getEnvelopeInternal();
                        degrees &= Math.max(Math.abs(box.getMinX()), Math.abs(box.getMaxX())) <= 180
                                && Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) <= 90;
                        types.add(geometry.getGeometryType());
                        srids.add(CoordinateText.srid(text));
                    }
                } catch (GeometryGuard.Broken e) {
                    // The reading says it, row by row.
                }
            }
            int srid = srids.size() == 1 ? srids.iterator().next() : 0;
            return new Sample(latitudeFirst, degrees, types, srid == 0 ? null : FileCrs.of(srid));
        }

        /** In mainland France longitudes and latitudes cannot be taken for each other; elsewhere the name tells. */
        private static boolean isFrenchLatitudeFirst(List<String> texts, boolean said) {
            boolean latitudes = true;
            boolean longitudes = true;
            int pairs = 0;
            for (String text : texts) {
                double[] pair = CoordinateText.pair(text);
                if (pair != null) {
                    pairs++;
                    latitudes &= pair[0] > 41 && pair[0] < 52 && pair[1] > -6 && pair[1] < 11;
                    longitudes &= pair[1] > 41 && pair[1] < 52 && pair[0] > -6 && pair[0] < 11;
                }
            }
            return pairs > 0 && (latitudes || (said && !longitudes));
        }
    }

    private static @Nullable Object cell(List<@Nullable Object> row, int place) {
        return place < row.size() ? row.get(place) : null;
    }

    /** Null where nothing is written. Throws {@link GeometryGuard.Broken}. */
    @Nullable
    Geometry geometry(List<@Nullable Object> cells) {
        Object one = cell(cells, first);
        if (second < 0) {
            return one == null ? null : CoordinateText.read(one.toString(), latitudeFirst);
        }
        Object other = cell(cells, second);
        if (one == null && other == null) {
            return null;
        }
        double x = CoordinateText.number(one);
        double y = CoordinateText.number(other);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            throw new GeometryGuard.Broken("n'a pas deux nombres");
        }
        return FACTORY.createPoint(new CoordinateXY(x, y));
    }
}
