package fr.archipel.scot.cover;

import fr.archipel.analysis.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What OCS GE knows of the ground under a geometry, in whole m². The classes and {@code nonCouvertM2} add up to
 * {@code surfaceM2}, unless polygons of the vintage overlap: then {@code raison} says so.
 *
 * @param millesime null when nothing is imported
 * @param classes from the widest
 * @param artificialiseM2 of the classes; {@code indetermineM2}: those whose codes the nomenclature does not know
 * @param seuils whether the thresholds of the law were applied: not yet, just after an import that does not bring IGN's field
 * @param raison what is missing or doubtful, in French; null when nothing is
 */
public record Under(
        CoverSource source,
        @Nullable Integer millesime,
        long surfaceM2,
        List<Ground> classes,
        long artificialiseM2,
        long indetermineM2,
        long nonCouvertM2,
        boolean seuils,
        @Nullable String raison) {

    /**
     * A class of ground.
     *
     * @param titre « Zones bâties, Résidentiel »
     * @param artificialise null when the nomenclature does not know the pair
     * @param selon ign, matrice, sous_seuil, enclave, inconnu
     */
    public record Ground(
            String codeCs,
            @Nullable String codeUs,
            String titre,
            long surfaceM2,
            @Nullable Boolean artificialise,
            String selon) {}

    /** A measured part. */
    record Part(
            String codeCs,
            @Nullable String codeUs,
            String titre,
            double surface,
            @Nullable Boolean artificialise,
            String selon) {}

    static Under nothing(double surface) {
        long m2 = Math.round(surface);
        return new Under(CoverSource.OCSGE, null, m2, List.of(), 0, 0, m2, false, CoverSource.OCSGE.missing());
    }

    /** {@code surface}: of the geometry, in m². */
    static Under of(int millesime, double surface, List<Part> parts, boolean current) {
        double covered = parts.stream().mapToDouble(Part::surface).sum();
        double[] all = new double[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            all[i] = parts.get(i).surface;
        }
        all[parts.size()] = Math.max(0, surface - covered);
        long[] m2 = Measures.apportion(surface, all);
        List<Ground> classes = new ArrayList<>();
        long artificialised = 0;
        long unknown = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (m2[i] > 0) {
                classes.add(new Ground(part.codeCs, part.codeUs, part.titre, m2[i], part.artificialise, part.selon));
                artificialised += Objects.equals(part.artificialise, true) ? m2[i] : 0;
                unknown += part.artificialise == null ? m2[i] : 0;
            }
        }
        boolean thresholds = current || parts.stream().allMatch(part -> part.selon.equals("ign"));
        return new Under(
                CoverSource.OCSGE,
                millesime,
                Math.round(surface),
                classes,
                artificialised,
                unknown,
                m2[parts.size()],
                thresholds,
                reason(millesime, surface, covered, m2[parts.size()], thresholds));
    }

    private static @Nullable String reason(
            int millesime, double surface, double covered, long uncovered, boolean thresholds) {
        List<String> all = new ArrayList<>();
        if (covered - surface >= 1) {
            all.add(
                    "Des polygones du millésime %d se recouvrent ici : la somme des classes dépasse la surface de %d m²."
                            .formatted(millesime, Math.round(covered - surface)));
        }
        if (uncovered > 0) {
            all.add("L'OCS GE %d ne couvre pas %d m² de cette surface.".formatted(millesime, uncovered));
        }
        if (!thresholds) {
            all.add("Les seuils de 50 m² et 2 500 m² ne sont pas encore appliqués à ce millésime : "
                    + "le classement est celui des codes seuls.");
        }
        return all.isEmpty() ? null : String.join(" ", all);
    }
}
