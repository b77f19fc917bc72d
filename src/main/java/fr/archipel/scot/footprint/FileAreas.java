package fr.archipel.scot.footprint;

import fr.archipel.exchange.reader.FileLayer;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The polygons of a layer of a file, in its own coordinates, x before y. A line that closes is taken for the outline it draws.
 *
 * @param epsg code of those coordinates
 * @param objets how many objects gave polygons
 */
record FileAreas(String couche, int epsg, List<Area> areas, int objets, List<String> remarques) {
    static final int MAXIMUM_OBJECTS = 5_000;
    static final int MAXIMUM_POINTS = 100_000;

    private static final List<String> USUAL = List.of("EPSG:2154", "EPSG:3950", "CRS84", "EPSG:3857");

    /** A polygon of an object of the file, by its number from 1. */
    record Area(long objet, Polygon polygon) {}

    /** What is found on the way. */
    private static final class Found {
        final List<Area> areas = new ArrayList<>();
        int read;
        int objects;
        int points;
        int without;
        int closed;
        int others;
    }

    /** Throws {@link Problem} for a file that is none, that holds too much or no polygon, or that does not say its system. */
    static FileAreas read(Path file, Choice choice) {
        String name = String.valueOf(file.getFileName());
        FileLayer layer = LayerChoice.of(name, LayerFile.contents(file), choice.couche());
        try (LayerReader reader = LayerFile.open(file, ReadOptions.layer(layer.name()))) {
            if (!reader.hasGeometry()) {
                throw unreadable(name, "la couche « %s » n'a pas de géométrie.".formatted(layer.name()));
            }
            int epsg = epsg(name, reader, choice);
            Found found = new Found();
            reader.read(row -> {
                found.read++;
                if (found.read > MAXIMUM_OBJECTS) {
                    throw tooLarge(MAXIMUM_OBJECTS, "objets");
                }
                add(found, row.number(), row.geometry());
            });
            if (found.areas.isEmpty()) {
                throw unreadable(
                        name,
                        found.others > 0
                                ? "la couche « %s » n'a que des points ou des lignes ouvertes ; la vérification attend des polygones."
                                        .formatted(layer.name())
                                : "la couche « %s » n'a aucun objet avec une géométrie.".formatted(layer.name()));
            }
            List<String> remarks = new ArrayList<>(reader.notes());
            remarks.addAll(remarks(found));
            return new FileAreas(layer.name(), epsg, List.copyOf(found.areas), found.objects, List.copyOf(remarks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int epsg(String name, LayerReader reader, Choice choice) {
        Integer chosen = choice.epsg();
        if (chosen != null) {
            return chosen;
        }
        return reader.crs()
                .epsg()
                .orElseThrow(() -> new ProblemException(new Problem.Undecided(
                        "crs",
                        "%s ne dit pas dans quel système sont ses coordonnées%s : dites-le par le paramètre « crs », par exemple EPSG:2154."
                                .formatted(
                                        name,
                                        reader.crs().name().isBlank()
                                                ? ""
                                                : " (« "
                                                        + reader.crs()
                                                                .name()
                                                                .substring(
                                                                        0,
                                                                        Math.min(
                                                                                80,
                                                                                reader.crs()
                                                                                        .name()
                                                                                        .length()))
                                                        + " » n'est pas reconnu)"),
                        USUAL)));
    }

    private static void add(Found found, long number, @Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            found.without++;
            return;
        }
        found.points += geometry.getNumPoints();
        if (found.points > MAXIMUM_POINTS) {
            throw tooLarge(MAXIMUM_POINTS, "sommets");
        }
        int before = found.areas.size();
        collect(found, number, geometry);
        if (found.areas.size() > before) {
            found.objects++;
        } else {
            found.others++;
        }
    }

    private static void collect(Found found, long number, Geometry geometry) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                collect(found, number, collection.getGeometryN(i));
            }
        } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
            found.areas.add(new Area(number, polygon));
        } else if (geometry instanceof LineString line && line.getNumPoints() >= 4 && line.isClosed()) {
            found.closed++;
            found.areas.add(new Area(number, line.getFactory().createPolygon(line.getCoordinateSequence())));
        }
    }

    private static List<String> remarks(Found found) {
        List<String> all = new ArrayList<>();
        if (found.closed > 0) {
            all.add(
                    found.closed == 1
                            ? "Un tracé qui se referme est pris pour le contour d'un polygone."
                            : "%d tracés qui se referment sont pris pour des contours de polygones."
                                    .formatted(found.closed));
        }
        if (found.others > 0) {
            all.add(
                    found.others == 1
                            ? "Un objet fait de points ou de lignes ouvertes est laissé de côté."
                            : "%d objets faits de points ou de lignes ouvertes sont laissés de côté."
                                    .formatted(found.others));
        }
        if (found.without > 0) {
            all.add(
                    found.without == 1
                            ? "Un objet sans géométrie est laissé de côté."
                            : "%d objets sans géométrie sont laissés de côté.".formatted(found.without));
        }
        return all;
    }

    private static ProblemException tooLarge(long maximum, String unit) {
        return new ProblemException(new Problem.TooLarge("Le fichier d'une emprise", maximum, unit));
    }

    private static ProblemException unreadable(String name, String reason) {
        return new ProblemException(new Problem.Unreadable(name, reason));
    }
}
