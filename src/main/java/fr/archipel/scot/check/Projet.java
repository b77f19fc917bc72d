package fr.archipel.scot.check;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A project to check: a fiche and what it acts on, an object of a layer, an entry of the register, or a drawing.
 *
 * @param id what it is known by, the same in every request: {@code fiche:…}, {@code objet:LAYER:ID}, {@code registre:N}, or
 *     {@code dessin:} and a digest of what was sent
 * @param titre null when nobody gave one
 * @param emprise its footprint, polygons in EPSG:2154; null when nobody drew any
 * @param objets of a fiche: those that make the footprint
 * @param sansSurface of a fiche: what it acts on that has no area (lines, points)
 * @param communes of a fiche: of its location and of what it acts on or serves; empty when it is for the whole EPCI
 * @param scots of those communes, or of the EPCI
 */
record Projet(
        String id,
        @Nullable String titre,
        @Nullable FicheRef fiche,
        @Nullable ObjetRef objet,
        @Nullable Long registre,
        Declaration declaration,
        @Nullable Geometry emprise,
        boolean dessinee,
        List<ObjetRef> objets,
        List<ObjetRef> sansSurface,
        List<CommuneRef> communes,
        List<ScotRef> scots) {

    /**
     * Who has the ground that projects share: those that take any first, then the furthest along, then by nature, then by
     * id. The order they are asked in plays no part.
     */
    static final Comparator<Projet> PRECEDENCE = Comparator.comparing((Projet each) -> each.declaration.takesNothing())
            .thenComparing(each -> -rank(Etat.values(), each.declaration.etat()))
            .thenComparing(each -> rank(Nature.values(), each.declaration.nature()))
            .thenComparing(Projet::id);

    Projet with(Declaration said) {
        return new Projet(
                id,
                titre,
                fiche,
                objet,
                registre,
                said.or(declaration),
                emprise,
                dessinee,
                objets,
                sansSurface,
                communes,
                scots);
    }

    /** From 1; 0 for what nobody said. */
    private static <T> int rank(T[] order, @Nullable T one) {
        return Arrays.asList(order).indexOf(one) + 1;
    }

    /** A word for it in sentences. */
    String nom() {
        return titre == null ? id.startsWith("dessin:") ? "Projet dessiné" : id : titre;
    }
}
