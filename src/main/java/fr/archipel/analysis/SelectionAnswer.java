package fr.archipel.analysis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Selection.Total;
import fr.archipel.analysis.Selection.TouchedCommune;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a geometry touches, as it is answered: hectares, kilometres, metres; null where a measure has no meaning. The
 * parts by commune and the part outside add up to the whole, to the m².
 *
 * @param objets by layer asked for; at most {@link SelectionStore#MAXIMUM_OBJECTS} each, while {@code totaux} counts all
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SelectionAnswer(
        @Nullable BigDecimal surfaceHa,
        @Nullable BigDecimal longueurKm,
        BigDecimal distanceM,
        List<CommuneHere> communes,
        @Nullable BigDecimal horsTerritoireHa,
        Map<String, List<ObjetHere>> objets,
        List<FicheHere> fiches,
        Map<String, LayerHere> totaux) {

    /** {@code surfaceHa}, {@code longueurKm}: the part of the geometry inside the commune. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record CommuneHere(
            @JsonUnwrapped CommuneRef commune,
            @Nullable BigDecimal surfaceHa,
            @Nullable BigDecimal longueurKm,
            BigDecimal distanceM) {}

    /** {@code surfaceCommuneHa}, {@code longueurKm}: what the object and the geometry have in common. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ObjetHere(
            @JsonUnwrapped ObjetRef objet,
            @Nullable BigDecimal surfaceCommuneHa,
            @Nullable BigDecimal longueurKm,
            BigDecimal distanceM) {}

    record FicheHere(
            @JsonUnwrapped FicheRef fiche, @Nullable String role, String portee) {}

    /** A layer's objects together, the ground they share counted once. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record LayerHere(
            int nombre,
            @Nullable BigDecimal surfaceHa,
            @Nullable BigDecimal longueurKm) {}

    static SelectionAnswer of(SelectionQuery query, Selection selection, Function<String, LayerKind> kinds) {
        Geometry geometry = query.geometry();
        int dimension = geometry.getDimension();
        List<CommuneHere> communes = new ArrayList<>();
        BigDecimal outside = communes(selection.communes(), geometry.getArea(), dimension, communes);
        Map<String, List<ObjetHere>> objets = new LinkedHashMap<>();
        Map<String, LayerHere> totaux = new LinkedHashMap<>();
        for (String layer : query.layers()) {
            Sharing sharing = new Sharing(kinds.apply(layer), dimension);
            objets.put(layer, objets(selection, layer, sharing));
            totaux.put(layer, total(selection, layer, sharing));
        }
        return new SelectionAnswer(
                dimension == 2 ? Measures.hectares(geometry.getArea()) : null,
                dimension == 1 ? Measures.kilometres(geometry.getLength()) : null,
                Measures.metres(query.distanceM()),
                communes,
                outside,
                objets,
                selection.fiches().stream()
                        .map(f -> new FicheHere(f.fiche(), f.role(), f.portee()))
                        .toList(),
                totaux);
    }

    /** Adds the communes; returns the area outside them, null when the geometry has no area. */
    private static @Nullable BigDecimal communes(
            List<TouchedCommune> touched, double wholeM2, int dimension, List<CommuneHere> communes) {
        double[] parts = touched.stream().mapToDouble(TouchedCommune::surfaceM2).toArray();
        double outside = Math.max(0, wholeM2 - DoubleStream.of(parts).sum());
        long[] rounded = Measures.apportion(
                wholeM2,
                DoubleStream.concat(DoubleStream.of(parts), DoubleStream.of(outside))
                        .toArray());
        for (int i = 0; i < touched.size(); i++) {
            TouchedCommune c = touched.get(i);
            communes.add(new CommuneHere(
                    c.commune(),
                    dimension == 2 ? Measures.hectares(rounded[i]) : null,
                    dimension == 1 ? Measures.kilometres(c.longueurM()) : null,
                    Measures.metres(c.distanceM())));
        }
        return dimension == 2 ? Measures.hectares(rounded[parts.length]) : null;
    }

    private static List<ObjetHere> objets(Selection selection, String layer, Sharing sharing) {
        return selection.objets().stream()
                .filter(o -> o.objet().layer().equals(layer))
                .map(o -> new ObjetHere(
                        o.objet(),
                        sharing.hectares(o.surfaceM2()),
                        sharing.kilometres(o.longueurM()),
                        Measures.metres(o.distanceM())))
                .toList();
    }

    private static LayerHere total(Selection selection, String layer, Sharing sharing) {
        Total total = selection.totaux().stream()
                .filter(t -> t.layer().equals(layer))
                .findFirst()
                .orElse(new Total(layer, 0, 0, 0));
        return new LayerHere(
                total.nombre(), sharing.hectares(total.surfaceM2()), sharing.kilometres(total.longueurM()));
    }

    /** What objects of a kind can have in common with a geometry of a dimension. */
    private record Sharing(LayerKind kind, int dimension) {
        @Nullable
        BigDecimal hectares(double squareMetres) {
            return kind.sharesArea(dimension) ? Measures.hectares(squareMetres) : null;
        }

        @Nullable
        BigDecimal kilometres(double metres) {
            return kind.sharesLength(dimension) ? Measures.kilometres(metres) : null;
        }
    }
}
