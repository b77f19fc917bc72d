package fr.archipel.scot.footprint;

import fr.archipel.geo.GeometryDefect;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/** A file's polygons made one footprint: taken to Lambert-93, repaired where they cross themselves, joined. */
public final class Footprints {
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);
    private static final PrecisionModel HUNDREDTH_OF_A_MILLIMETRE = new PrecisionModel(1e5);

    /** What repairing may take or give without being told. */
    private static final double NOTHING_M2 = 1;

    private static final int MAXIMUM_NUMBERS = 5;

    private final FootprintStore store;

    public Footprints(FootprintStore store) {
        this.store = store;
    }

    /** {@code file}: under its own name, which appears in sentences. Throws {@link Problem} in words when nothing can be made of it. */
    public Footprint read(Path file, Choice choice) {
        FileAreas read = FileAreas.read(file, choice);
        Geometry moved = store.toLambert93(
                LAMBERT_93.createGeometryCollection(
                        read.areas().stream().map(FileAreas.Area::polygon).toArray(Geometry[]::new)),
                read.epsg());
        List<String> remarks = new ArrayList<>(read.remarques());
        List<Geometry> sound = sound(read, moved, remarks);
        Geometry union = sound.size() == 1 ? sound.get(0) : UnaryUnionNG.union(sound, HUNDREDTH_OF_A_MILLIMETRE);
        if (union.isEmpty() || union.getArea() < NOTHING_M2) {
            throw new ProblemException(new Problem.InvalidGeometry(
                    "Les polygones du fichier couvrent moins d'un mètre carré : il n'y a rien à vérifier.", List.of()));
        }
        double sum = sound.stream().mapToDouble(Geometry::getArea).sum();
        if (sum - union.getArea() > NOTHING_M2) {
            remarks.add("Des objets du fichier se recouvrent sur %s : ce sol compte une fois."
                    .formatted(Words.hectares(Math.round(sum - union.getArea()))));
        }
        union.setSRID(2154);
        return new Footprint(
                String.valueOf(file.getFileName()),
                read.couche(),
                "EPSG:" + read.epsg(),
                read.objets(),
                List.copyOf(remarks),
                union);
    }

    private static List<Geometry> sound(FileAreas read, Geometry moved, List<String> remarks) {
        List<Geometry> all = new ArrayList<>();
        TreeSet<Long> repaired = new TreeSet<>();
        for (int i = 0; i < moved.getNumGeometries(); i++) {
            Geometry each = LAMBERT_93.createGeometry(moved.getGeometryN(i));
            if (GeometryDefect.find(each).isEmpty()) {
                all.add(each);
                continue;
            }
            repaired.add(read.areas().get(i).objet());
            for (Object part : PolygonExtracter.getPolygons(GeometryFixer.fix(each))) {
                all.add((Geometry) part);
            }
        }
        if (!repaired.isEmpty()) {
            List<String> numbers = repaired.stream()
                    .limit(MAXIMUM_NUMBERS)
                    .map(String::valueOf)
                    .toList();
            remarks.add((repaired.size() == 1
                            ? "L'objet n° %s se recoupait : il est réparé pour la vérification, regardez-le sur la carte."
                            : "%d objets se recoupaient (n° %%s) : ils sont réparés pour la vérification, regardez-les sur la carte."
                                    .formatted(repaired.size()))
                    .formatted(String.join(", ", numbers) + (repaired.size() > numbers.size() ? "…" : "")));
        }
        return all;
    }
}
