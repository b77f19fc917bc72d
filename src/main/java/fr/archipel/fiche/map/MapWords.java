package fr.archipel.fiche.map;

import fr.archipel.document.French;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be said beside a map: where its drawings come from, of when, how exact; and for whom cannot see it. */
final class MapWords {
    private MapWords() {}

    static String alternative(FicheMap map) {
        List<String> communes = map.communes().stream()
                .filter(FicheMap.Commune::concernee)
                .map(FicheMap.Commune::nom)
                .sorted()
                .toList();
        List<String> objects = map.objets().stream().map(FicheMap.Objet::nom).toList();
        String place = map.isWhole() || communes.isEmpty()
                ? "toute l'agglomération, " + map.epci()
                : String.join(", ", communes);
        return "Carte : " + place + (objects.isEmpty() ? "" : " ; " + String.join(", ", objects)) + ".";
    }

    /** One sentence a layer, then the precision of all. */
    static List<String> caption(FicheMap map, Catalogue catalogue) {
        List<String> caption = new ArrayList<>();
        Map<String, Set<String>> precisions = new LinkedHashMap<>();
        map.communes()
                .forEach(commune -> keep(
                        precisions,
                        commune.precision(),
                        catalogue.getLayer("communes").title()));
        caption.add(source(
                catalogue.getLayer("communes"), newest(map.communes().stream().map(FicheMap.Commune::date))));
        List<String> layers = map.objets().stream()
                .filter(objet -> !objet.geom().isEmpty())
                .map(FicheMap.Objet::layer)
                .distinct()
                .toList();
        for (String id : layers) {
            Layer layer = catalogue.getLayer(id);
            List<FicheMap.Objet> objects = map.objets().stream()
                    .filter(objet -> objet.layer().equals(id))
                    .toList();
            objects.forEach(objet -> keep(precisions, objet.precision(), layer.title()));
            caption.add(source(layer, newest(objects.stream().map(FicheMap.Objet::date))));
        }
        List<String> said = new ArrayList<>();
        precisions.forEach((precision, titles) -> said.add(precision + " (" + String.join(", ", titles) + ")"));
        caption.add("Projection : Lambert-93. Précision : " + String.join(", ", said) + ".");
        return caption;
    }

    private static void keep(Map<String, Set<String>> precisions, @Nullable String code, String what) {
        String word = code == null
                ? "non renseignée"
                : switch (code) {
                    case "numerisee" -> "numérisée";
                    case "schematique" -> "schématique";
                    default -> code;
                };
        precisions.computeIfAbsent(word, none -> new TreeSet<>()).add(what);
    }

    private static String source(Layer layer, @Nullable LocalDate date) {
        String attribution = layer.attribution().replaceFirst("[. ]+$", "");
        return layer.title() + " : " + attribution + (date == null ? "." : " (au " + French.day(date) + ").");
    }

    private static @Nullable LocalDate newest(Stream<@Nullable LocalDate> dates) {
        return dates.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
