package fr.archipel.theme;

import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of a layer's fields in French words, and the order they are read in. */
final class Titles {
    private static final List<Field.Code> YES_NO =
            List.of(new Field.Code("true", "Oui"), new Field.Code("false", "Non"));

    private final Layer layer;
    private final List<Field> computed;

    Titles(Layer layer, List<Field> computed) {
        this.layer = layer;
        this.computed = List.copyOf(computed);
    }

    Optional<Field> find(String name) {
        return layer.findField(name)
                .or(() -> computed.stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst());
    }

    /** The name of a field, of the layer or computed. */
    String field(String name) {
        return switch (name) {
            case Theme.COMMUNE -> "Commune";
            case Theme.EPCI -> "Agglomération";
            default -> find(name).map(Field::title).orElse(name);
        };
    }

    /** What an object has in a field; {@link ThemeItem#UNKNOWN} alone when nothing is known. */
    List<Field.Code> of(ThemeItem item, String name) {
        List<Field.Code> values = switch (name) {
            case Theme.COMMUNE -> item.communes();
            case Theme.EPCI -> item.epci();
            default ->
                item.texts(name).stream()
                        .map(text -> title(name, text))
                        .distinct()
                        .toList();
        };
        return values.isEmpty() ? List.of(ThemeItem.UNKNOWN) : values;
    }

    Field.Code title(String name, String value) {
        return codes(name).stream()
                .filter(code -> code.code().equals(value))
                .findFirst()
                .orElseGet(() -> new Field.Code(value, value));
    }

    /** In the order of the field's codes, free values after in that of the alphabet, what is not known last. */
    List<Field.Code> inOrder(String name, Collection<Field.Code> values) {
        List<Field.Code> codes = codes(name);
        Collator alphabet = Collator.getInstance(Locale.FRENCH);
        return values.stream()
                .sorted(Comparator.comparing((Field.Code value) -> value.equals(ThemeItem.UNKNOWN))
                        .thenComparingInt(value -> codes.contains(value) ? codes.indexOf(value) : codes.size())
                        .thenComparing(Field.Code::title, alphabet)
                        .thenComparing(Field.Code::code))
                .toList();
    }

    private List<Field.Code> codes(String name) {
        return find(name)
                .map(field -> field.type() == FieldType.BOOLEAN ? YES_NO : field.codes())
                .orElse(List.of());
    }
}
