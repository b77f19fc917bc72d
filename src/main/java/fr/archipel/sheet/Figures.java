package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.French;
import fr.archipel.json.Json;
import fr.archipel.scot.PerimeterSheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The figures on top of a sheet: each with its unit, its source, and why it is null when it is. */
final class Figures {
    private static final String FOLLOWUP = "Fiches des contrats et leur suivi (parts égales des actions partagées)";

    private final ArrayNode all = Json.MAPPER.createArrayNode();

    private Figures() {}

    /** {@code communes}: where names, populations and areas come from. */
    static ArrayNode of(PerimeterSheet perimeter, ObjectNode facts, ObjectNode land, String communes, LocalDate day) {
        Figures figures = new Figures();
        String of = communes + (facts.path("au").isTextual() ? ", au " + day(facts.path("au")) : "");
        BigDecimal people = number(facts.path("population"));
        BigDecimal area = number(facts.path("surface_ha"));
        String unknown = "Une commune au moins n'a pas ce chiffre : la somme serait trompeuse.";
        figures.add("population", "Population", people, "hab.", of, unknown);
        figures.add("surface_ha", "Surface", area, "ha", of, unknown);
        figures.add(
                "densite",
                "Densité",
                people == null || area == null
                        ? null
                        : people.multiply(BigDecimal.valueOf(100)).divide(area, 0, RoundingMode.HALF_UP),
                "hab./km²",
                "Population ÷ surface",
                unknown);
        figures.add(
                "communes", "Communes", BigDecimal.valueOf(perimeter.communes().size()), null, of, null);
        JsonNode money = facts.path("argent");
        String source = FOLLOWUP + ", au " + French.day(day);
        figures.add("fiches", "Fiches", number(money.path("fiches")), null, source, null);
        JsonNode apart = money.path("a_part");
        if (apart.path("fiches").asInt() > 0) {
            figures.add(
                    "fiches_a_part",
                    "Fiches de toute l'agglomération, à part",
                    number(apart.path("fiches")),
                    null,
                    source,
                    null);
        }
        String noCost = "Aucune fiche de ce territoire n'a de coût connu.";
        figures.add("cout_eur", "Coût des actions", number(money.path("cout_eur")), "€", source, noCost);
        figures.add(
                "realise_eur",
                "Dépense réalisée",
                number(money.path("realise_eur")),
                "€",
                source,
                "Aucune dépense n'est saisie.");
        figures.add(
                "reste_a_financer_eur",
                "Reste à financer",
                number(money.path("reste_a_financer_eur")),
                "€",
                source,
                "Aucun coût n'est connu.");
        figures.land(land, "consommation");
        figures.land(land, "reste");
        figures.add("alertes", "Alertes", number(facts.path("alertes").path("nombre")), null, source, null);
        figures.add(
                "anomalies",
                "Anomalies",
                number(facts.path("anomalies").path("nombre")),
                null,
                "Contrats signés, comparés avec eux-mêmes",
                null);
        return figures.all;
    }

    private void land(ObjectNode land, String key) {
        JsonNode measure = SheetLand.measure(land, key);
        JsonNode source = land.path("source");
        add(
                key,
                measure.path("titre").asText(),
                number(measure.path("valeur")),
                measure.path("unite").asText(),
                source.isObject()
                        ? source.path("titre").asText() + ", édition "
                                + source.path("millesime").asText()
                        : null,
                measure.path("raison").isTextual() ? measure.path("raison").asText() : null);
    }

    private void add(
            String key,
            String title,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String source,
            @Nullable String reason) {
        ObjectNode figure = all.addObject();
        figure.put("cle", key).put("titre", title).put("valeur", value).put("unite", unit);
        figure.put("source", source).put("raison", value == null ? reason : null);
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static String day(JsonNode date) {
        return French.day(LocalDate.parse(date.asText()));
    }
}
