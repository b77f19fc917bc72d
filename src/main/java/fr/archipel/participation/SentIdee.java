package fr.archipel.participation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.archipel.geo.SubmittedGeometry;
import fr.archipel.json.Json;
import fr.archipel.scot.SentBody;
import fr.archipel.territory.Codes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * An idea as it was sent, read strictly and made plain.
 *
 * @param point EPSG:2154; null when the idea is about a whole commune
 * @param insee that commune; null when the idea has a point
 */
record SentIdee(
        IdeeTheme theme,
        @Nullable String titre,
        String texte,
        @Nullable Geometry point,
        @Nullable String insee) {
    static final int TITLE = 120;
    static final int TEXT = 600;

    /** A field that people do not see and programs fill. */
    static final String TRAP = "site";

    /** Problems: 400 for an unknown member, 422 naming the field that does not do. */
    static SentIdee read(JsonNode json) {
        SentBody body = SentBody.of(json, List.of("theme", "titre", "texte", "position", "commune", TRAP));
        if (body.findText(TRAP, 200) != null) {
            throw body.invalid(TRAP, "rien : ce champ est un piège pour les programmes, laissez-le vide");
        }
        IdeeTheme theme = IdeeTheme.of(body.choice("theme", IdeeTheme.ids()));
        String title = text(body, "titre", TITLE);
        String text = text(body, "texte", TEXT);
        if (text == null) {
            throw body.invalid("texte", "un texte de 1 à %d caractères".formatted(TEXT));
        }
        String commune = body.findText("commune", 5);
        JsonNode position = body.body().path("position");
        boolean placed = !position.isMissingNode() && !position.isNull();
        if (placed == (commune != null)) {
            throw body.invalid(
                    "position",
                    "la longitude et la latitude d'un point, ou bien le code INSEE d'une « commune », l'un des deux");
        }
        if (commune != null && Codes.insee(commune).isEmpty()) {
            throw body.invalid("commune", Codes.INSEE_ACCEPTED);
        }
        return new SentIdee(theme, title, text, placed ? point(body, position) : null, commune);
    }

    private static @Nullable String text(SentBody body, String name, int maximum) {
        String text = PlainText.clean(body.findText(name, 4 * maximum));
        if (text != null && text.length() > maximum) {
            throw body.invalid(
                    name, "un texte d'au plus %d caractères (celui-ci en a %d)".formatted(maximum, text.length()));
        }
        return text;
    }

    private static Geometry point(SentBody body, JsonNode position) {
        if (!(position instanceof ArrayNode numbers)
                || numbers.size() != 2
                || !numbers.get(0).isNumber()
                || !numbers.get(1).isNumber()) {
            throw body.invalid("position", "la longitude puis la latitude, en degrés, comme [2.83, 50.43]");
        }
        return SubmittedGeometry.read(Json.object().put("type", "Point").set("coordinates", numbers));
    }
}
