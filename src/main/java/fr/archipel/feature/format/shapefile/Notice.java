package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.format.Output;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What goes with the shapefiles for people: where the data come from, what the format made of them, the fields' names. */
final class Notice {
    private static final String LINE = "\r\n";

    private final Output what;
    private final List<Part> parts;

    Notice(Output what, List<Part> parts) {
        this.what = what;
        this.parts = parts;
    }

    /** {@code LISEZMOI.txt}. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(what.layer().title()).append(LINE);
        text.append("=".repeat(what.layer().title().length())).append(LINE).append(LINE);
        what.notice()
                .forEach((label, value) ->
                        text.append(label).append(" : ").append(value).append(LINE));
        text.append(LINE).append("Fichiers").append(LINE);
        for (Part part : parts) {
            int count = part.table().count();
            text.append("- %s : %d objet%s (%s)"
                            .formatted(
                                    part.name() + (part.kind() == null ? ".dbf" : ".shp"),
                                    count,
                                    count > 1 ? "s" : "",
                                    part.content()))
                    .append(LINE);
        }
        text.append("- noms-des-champs.csv : le nom, le titre et le sens de chaque champ")
                .append(LINE);
        text.append(LINE).append("Ce que le format shapefile a changé").append(LINE);
        changes().forEach(change -> text.append("- ").append(change).append(LINE));
        text.append(LINE)
                .append("Les formats GeoPackage et FlatGeobuf ne changent rien de tout cela.")
                .append(LINE);
        return text.toString();
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        if (parts.size() > 1) {
            changes.add(
                    "Un shapefile ne tient qu'une sorte de géométrie : les surfaces, les lignes et les points sont"
                            + " dans des fichiers séparés ; un objet qui mêle les deux est dans les deux, avec les mêmes valeurs.");
        }
        changes.add("Les noms de champs ont dix caractères au plus, sans accent.");
        changes.add("Les textes de plus de 254 octets sont coupés : " + counts(false) + ".");
        counted(true)
                .ifPresent(counts ->
                        changes.add("Valeurs que le format ne sait pas écrire, laissées vides : " + counts + "."));
        changes.add("Une valeur non renseignée et un texte vide se lisent de la même façon : vides.");
        if (has(FieldType.TEXTS)) {
            changes.add("Les valeurs d'une liste sont séparées par | (\\\\| dans une valeur).");
        }
        if (has(FieldType.TIMESTAMP)) {
            changes.add("Les instants sont des textes, en temps universel.");
        }
        return changes;
    }

    private boolean has(FieldType type) {
        return what.fields().stream().anyMatch(field -> field.type() == type);
    }

    private String counts(boolean lost) {
        return counted(lost).orElse("aucun ici");
    }

    private Optional<String> counted(boolean lost) {
        String counts = IntStream.range(0, columns(0).size())
                .filter(i -> count(i, lost) > 0)
                .mapToObj(i -> "%s (%d)".formatted(columns(0).get(i).name(), count(i, lost)))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? Optional.empty() : Optional.of(counts);
    }

    private int count(int column, boolean lost) {
        return IntStream.range(0, parts.size())
                .map(part -> lost
                        ? columns(part).get(column).lost()
                        : columns(part).get(column).cut())
                .sum();
    }

    private List<TableColumn> columns(int part) {
        return parts.get(part).table().columns();
    }

    /** {@code noms-des-champs.csv}, for Excel: semicolons, byte order mark. */
    String names() {
        StringBuilder csv = new StringBuilder("\uFEFFchamp;nom d'origine;titre;type;unité;sens;valeurs coupées" + LINE);
        for (int i = 0; i < columns(0).size(); i++) {
            TableColumn column = columns(0).get(i);
            Field field = column.field();
            csv.append(String.join(
                            ";",
                            quoted(column.name()),
                            quoted(field.name()),
                            quoted(field.title()),
                            type(field),
                            quoted(Objects.requireNonNullElse(field.unit(), "")),
                            quoted(Objects.requireNonNullElse(field.meaning(), "")),
                            Integer.toString(count(i, false))))
                    .append(LINE);
        }
        return csv.toString();
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> "texte";
            case INTEGER -> "entier";
            case DECIMAL -> "décimal";
            case BOOLEAN -> "oui ou non";
            case DATE -> "date";
            case TIMESTAMP -> "instant";
            case TEXTS -> "liste de textes";
        };
    }

    private static String quoted(String text) {
        return text.matches("[^;\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
