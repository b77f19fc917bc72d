package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.scot.SentBody;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as somebody writes it, read and checked against its key; exactly one of the three values is not null. Whether
 * its perimeter exists is the database's affair.
 */
record SentParameter(
        RuleKey key,
        String perimetre,
        String titre,
        @Nullable BigDecimal valeur,
        @Nullable LocalDate valeurDate,
        @Nullable String valeurTexte,
        String etat,
        LocalDate valideDu,
        @Nullable LocalDate valideAu,
        String source,
        @Nullable String remarque) {

    private static final List<String> MEMBERS = List.of(
            "valeur",
            "valeur_date",
            "valeur_texte",
            "titre",
            "etat",
            "valide_du",
            "valide_au",
            "source",
            "remarque",
            "unite");
    private static final List<String> VALUES = List.of("valeur", "valeur_date", "valeur_texte");

    /** {@code firstDay}: what {@code valide_du} is when it is not sent; null when it must be. */
    static SentParameter read(RuleKey key, String perimetre, JsonNode json, @Nullable LocalDate firstDay) {
        SentBody body = SentBody.of(json, MEMBERS);
        for (String member : VALUES) {
            if (!member.equals(key.membre()) && !json.path(member).isNull() && body.has(member)) {
                throw body.invalid(member, "null : « %s » s'écrit dans « %s »".formatted(key.cle(), key.membre()));
            }
        }
        LocalDate from = firstDay == null || body.has("valide_du") ? body.day("valide_du") : firstDay;
        LocalDate to = body.findDay("valide_au");
        if (to != null && to.isBefore(from)) {
            throw body.invalid("valide_au", "une date à partir du " + from + ", ou null");
        }
        String unit = body.findText("unite", 20);
        if (unit != null && !unit.equals(key.unite())) {
            throw body.invalid("unite", Objects.requireNonNullElse(key.unite(), "null"));
        }
        return new SentParameter(
                key,
                perimetre,
                Objects.requireNonNullElse(body.findText("titre", 300), key.titre()),
                number(key, body),
                key.genre().equals("date") ? body.day("valeur_date") : null,
                key.genre().equals("texte") ? body.text("valeur_texte", 2000) : null,
                Objects.requireNonNullElse(body.findChoice("etat", List.of("etabli", "indicatif")), "etabli"),
                from,
                to,
                body.text("source", 1000),
                body.findText("remarque", 2000));
    }

    private static @Nullable BigDecimal number(RuleKey key, SentBody body) {
        return switch (key.genre()) {
            case "annee" -> body.number("valeur", 1990, 2100, 0, "une année de 1990 à 2100");
            case "pourcentage" -> body.number("valeur", 0, 100, 4, "un nombre de 0 à 100, à 4 décimales au plus");
            case "surface_ha" ->
                body.number("valeur", 0, 100_000, 4, "une surface de 0 à 100 000 hectares, à 4 décimales au plus");
            case "oui_non" -> yes(body);
            default -> null;
        };
    }

    private static BigDecimal yes(SentBody body) {
        if (body.body().path("valeur").isBoolean()) {
            return body.yes("valeur") ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return body.number("valeur", 0, 1, 0, "true ou 1 pour oui, false ou 0 pour non");
    }

    SentParameter titled(String other) {
        return new SentParameter(
                key, perimetre, other, valeur, valeurDate, valeurTexte, etat, valideDu, valideAu, source, remarque);
    }

    /** As the journal names it: key, perimeter, first day. */
    String name() {
        return name(key.cle(), perimetre, valideDu);
    }

    static String name(String cle, String perimetre, LocalDate valideDu) {
        return "%s/%s/%s".formatted(cle, perimetre, valideDu);
    }
}
