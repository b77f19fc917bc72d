package fr.archipel.theme;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.Report;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.request.Link;
import fr.archipel.request.TableJson;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.EpciRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A theme as it is answered. */
final class ThemeAnswer {
    private ThemeAnswer() {}

    /** How many objects give a field; {@code phrase}: what it would let us say. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Known(
            String champ,
            String titre,
            int renseignes,
            int sur,
            @Nullable String phrase) {}

    static ObjectNode of(
            Theme theme,
            Titles titles,
            List<ThemeItem> items,
            @Nullable PerimeterSheet perimeter,
            @Nullable Profile profile,
            Report report,
            List<Link> links) {
        ObjectNode answer = head(theme, items);
        if (perimeter == null) {
            answer.putNull("perimetre");
        } else {
            answer.putObject("perimetre").put("id", perimeter.id()).put("titre", perimeter.titre());
        }
        answer.putPOJO(
                "chiffres",
                theme.figures().stream()
                        .map(figure -> FigureAnswer.of(figure, items))
                        .toList());
        answer.putPOJO(
                "imprimes",
                PrintedTotal.of(theme.id()).stream()
                        .filter(total -> concerns(total, perimeter))
                        .toList());
        answer.putPOJO(
                "repartitions",
                theme.breakdowns().stream()
                        .map(asked -> BreakdownAnswer.of(asked, titles, items))
                        .toList());
        answer.putPOJO("profil", profile);
        answer.putPOJO("statuts", statuses(titles));
        answer.putPOJO(
                "completude",
                ThemeReport.fields(theme, titles).stream()
                        .map(field -> known(theme, field, items))
                        .toList());
        TableJson.put(answer, report.tables().get(0));
        answer.putPOJO("notes", report.notes());
        answer.putPOJO("sources", report.sources());
        answer.putPOJO("links", links);
        return answer;
    }

    /** What the list of themes says of each, too. */
    static ObjectNode head(Theme theme, List<ThemeItem> items) {
        return Json.object()
                .put("id", theme.id())
                .put("titre", theme.titre())
                .put("phrase", theme.phrase())
                .put("layer", theme.layer())
                .put("nombre", items.size());
    }

    private static List<Map<String, String>> statuses(Titles titles) {
        return titles.find("statut").map(Field::codes).orElse(List.of()).stream()
                .map(code -> Map.of("code", code.code(), "titre", code.title()))
                .collect(Collectors.toList());
    }

    private static Known known(Theme theme, Field field, List<ThemeItem> items) {
        String phrase = theme.missing().stream()
                .filter(missing -> missing.field().equals(field.name()))
                .map(Theme.Missing::phrase)
                .findFirst()
                .orElse(null);
        int known = (int) items.stream()
                .filter(item -> item.value(field.name()).isPresent())
                .count();
        return new Known(field.name(), field.title(), known, items.size(), phrase);
    }

    /** A total of an agglomeration is shown on the whole territory and on that agglomeration, not on a part of it. */
    private static boolean concerns(PrintedTotal total, @Nullable PerimeterSheet perimeter) {
        if (perimeter == null) {
            return true;
        }
        return perimeter.epci().stream().map(EpciRef::siren).anyMatch(siren -> siren.equals(total.epci()))
                && (perimeter.type().equals("epci") || perimeter.type().equals("scot"));
    }
}
