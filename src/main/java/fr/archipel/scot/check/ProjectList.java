package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.check.CheckAnswer.PerimeterHere;
import fr.archipel.scot.check.CheckAnswer.ProjectHere;
import fr.archipel.scot.check.Verification.Checked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The known projects, by precedence; those without footprint last.
 *
 * @param nombre all of them, those beyond the limit too
 * @param perimetre null: the whole territory; else what each consumes and is charged with is its part there
 */
record ProjectList(
        @Nullable PerimeterHere perimetre,
        int nombre,
        @Nullable Integer millesime,
        List<ProjectHere> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    static ProjectList of(
            Verification all,
            List<Projet> bare,
            List<Projet> tooVast,
            @Nullable PerimeterSheet perimeter,
            Answering answering,
            int limit,
            boolean explain) {
        Set<String> insee = perimeter == null ? Set.of() : new HashSet<>(perimeter.insee());
        Predicate<Place> here = perimeter == null
                ? place -> true
                : place -> insee.contains(place.commune().insee());
        List<ProjectHere> items = new ArrayList<>();
        int rank = 0;
        for (Checked each : all.projets()) {
            rank++;
            if (perimeter == null || each.touches(here)) {
                items.add(answering.project(each, rank, here));
            }
        }
        for (Projet each : tooVast) {
            if (perimeter == null || isOf(each, insee) || each.communes().isEmpty()) {
                items.add(answering.tooVast(each));
            }
        }
        for (Projet each : bare) {
            if (perimeter == null || isOf(each, insee)) {
                items.add(answering.withoutFootprint(each));
            }
        }
        Edition edition = answering.edition();
        return new ProjectList(
                perimeter == null ? null : new PerimeterHere(perimeter.id(), perimeter.type(), perimeter.titre()),
                items.size(),
                edition == null ? null : edition.millesime(),
                items.stream().limit(limit).toList(),
                explain ? why() : null);
    }

    private static boolean isOf(Projet projet, Set<String> insee) {
        return projet.communes().stream().anyMatch(c -> insee.contains(c.insee()));
    }

    private static Map<String, Explanation> why() {
        return Map.of(
                "/items",
                new Explanation(
                        "Chaque projet connu",
                        null,
                        null,
                        "surface : toute l'emprise ; propre : ce que la préséance entre projets connus lui laisse ; consommation"
                                + " et charge : sur son sol propre, dans le périmètre demandé",
                        null,
                        List.of(),
                        List.of(),
                        List.of("Fiches", "Registre des projets", "Couches communes, friches, zae", "Sols connus"),
                        null));
    }
}
