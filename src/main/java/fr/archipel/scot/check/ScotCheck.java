package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.LandAreas;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ScotRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The first check of a project: how much ground, whose, and what of it is urbanised already. Whole m²; the communes and
 * what lies outside add up to the whole, and so do the kinds of ground.
 *
 * <p>Without a layer of natural, agricultural and forest land (ENAF), consumption is an interval: nothing but what is
 * proven ENAF, to everything that is not proven urbanised.
 */
record ScotCheck(long surfaceM2, List<CommuneShare> communes, List<ScotShare> scots, long outsideM2, Ground ground) {

    record CommuneShare(CommuneRef commune, ScotRef scot, long surfaceM2) {}

    record ScotShare(ScotRef scot, long surfaceM2) {}

    /** Least and most, in m². */
    record Interval(long minimum, long maximum) {}

    /**
     * The kinds of ground, none counted twice. {@code zones…} are outside friches.
     *
     * @param rest under no friche and no zone: nothing is known of it
     */
    record Ground(
            long frichesUrbanised,
            long frichesEnaf,
            long frichesUnsettled,
            long zonesUrbanised,
            long zonesPlanned,
            long zonesUnsettled,
            long rest) {

        long whole() {
            return frichesUrbanised
                    + frichesEnaf
                    + frichesUnsettled
                    + zonesUrbanised
                    + zonesPlanned
                    + zonesUnsettled
                    + rest;
        }

        /** Urbanised for sure; with what is still to be settled. */
        Interval urbanised() {
            long minimum = frichesUrbanised + zonesUrbanised;
            return new Interval(minimum, minimum + frichesUnsettled + zonesUnsettled);
        }

        /** ENAF for sure; all that is not urbanised for sure. */
        Interval consumption() {
            return new Interval(frichesEnaf, whole() - urbanised().minimum());
        }
    }

    static ScotCheck of(Measured measured) {
        double whole = measured.surfaceM2();
        double[] parts =
                measured.communes().stream().mapToDouble(CommunePart::surfaceM2).toArray();
        double outside = Math.max(0, whole - DoubleStream.of(parts).sum());
        long[] rounded = Measures.apportion(
                whole,
                DoubleStream.concat(DoubleStream.of(parts), DoubleStream.of(outside))
                        .toArray());
        List<CommuneShare> communes = new ArrayList<>();
        Map<ScotRef, Long> scots = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            CommunePart part = measured.communes().get(i);
            // A neighbour that only touches has no part.
            if (rounded[i] > 0) {
                communes.add(new CommuneShare(part.commune(), part.scot(), rounded[i]));
                scots.merge(part.scot(), rounded[i], Long::sum);
            }
        }
        return new ScotCheck(
                Math.round(whole),
                communes,
                scots.entrySet().stream()
                        .map(entry -> new ScotShare(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(ScotShare::surfaceM2).reversed())
                        .toList(),
                rounded[parts.length],
                ground(whole, measured.sols()));
    }

    private static Ground ground(double whole, LandAreas sols) {
        long[] m2 = Measures.apportion(
                whole,
                sols.frichesUrbanisees(),
                sols.frichesEnaf(),
                rest(sols.friches(), sols.frichesUrbanisees(), sols.frichesEnaf()),
                sols.zonesUrbanisees(),
                sols.zonesPrevues(),
                rest(sols.zonesHorsFriches(), sols.zonesUrbanisees(), sols.zonesPrevues()),
                rest(whole, sols.friches(), sols.zonesHorsFriches()));
        return new Ground(m2[0], m2[1], m2[2], m2[3], m2[4], m2[5], m2[6]);
    }

    /** What two exclusive parts leave; the noise of measuring never makes it negative. */
    private static double rest(double whole, double a, double b) {
        return Math.max(0, whole - a - b);
    }
}
