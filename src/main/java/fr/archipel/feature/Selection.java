package fr.archipel.feature;

import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of each feature is asked for: {@code properties} (some of its fields), {@code skipGeometry}. */
final class Selection {
    private Selection() {}

    /** In the layer's order, whatever the order asked for. */
    static List<Field> fields(Layer layer, Parameters parameters) {
        if (parameters.find("properties").isEmpty()) {
            return layer.fields();
        }
        Set<String> names = new HashSet<>(parameters.list("properties"));
        for (String name : names) {
            if (layer.findField(name).isEmpty()) {
                throw unknown(layer, "properties", name);
            }
        }
        return layer.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    static boolean skipsGeometry(Parameters parameters) {
        return parameters
                .choice("skipGeometry", List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    static ProblemException unknown(Layer layer, String parameter, String name) {
        String accepted = layer.fields().stream().map(Field::name).collect(Collectors.joining(", "));
        return new ProblemException(new Problem.InvalidParameter(parameter, name, accepted));
    }
}
