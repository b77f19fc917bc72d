package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money by year, planned and spent side by side: grey and hatched, so that they differ without colour. */
final class MoneyBars {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color PLANNED = new Color(0xc9, 0xcd, 0xc8);
    private static final Color SPENT = new Color(0x2b, 0x6e, 0x4f);
    private static final Drawing.Face FACE = new Drawing.Face(9, false);
    private static final int HEIGHT = 150;
    private static final int FOOT = 18;
    private static final int HEAD = 30;

    private MoneyBars() {}

    /** Empty when no year has an amount. {@code years}: {@code argent.par_annee} of the sheet. */
    static Optional<Drawing> of(JsonNode years, int width) {
        List<JsonNode> shown = new ArrayList<>();
        double most = 0;
        for (JsonNode year : years) {
            double top = Math.max(amount(year, "prevu_eur"), amount(year, "realise_eur"));
            if (top > 0) {
                shown.add(year);
                most = Math.max(most, top);
            }
        }
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Drawing.Mark> marks = new ArrayList<>(legend());
        double step = Math.min(110, (double) width / shown.size());
        double floor = HEIGHT - FOOT;
        for (int i = 0; i < shown.size(); i++) {
            JsonNode year = shown.get(i);
            double left = i * step + step * 0.12;
            double bar = step * 0.36;
            marks.addAll(bar(left, bar, amount(year, "prevu_eur") / most * (floor - HEAD), false));
            marks.addAll(bar(left + bar, bar, amount(year, "realise_eur") / most * (floor - HEAD), true));
            String top = brief(Math.max(amount(year, "prevu_eur"), amount(year, "realise_eur")));
            double high = Math.max(amount(year, "prevu_eur"), amount(year, "realise_eur")) / most * (floor - HEAD);
            marks.add(new Drawing.Label(top, left, floor - high - 3, FACE, INK, false));
            marks.add(new Drawing.Label(year.path("annee").asText(), left, HEIGHT - 5, FACE, INK, false));
        }
        marks.add(new Drawing.Figure(
                new Path2D.Double(new Rectangle2D.Double(0, floor, step * shown.size(), 0.8)), INK, null, null, null));
        return Optional.of(new Drawing(width, HEIGHT, words(shown), marks));
    }

    private static List<Drawing.Mark> legend() {
        List<Drawing.Mark> marks = new ArrayList<>();
        marks.addAll(box(0, 3, 14, 8, false));
        marks.add(new Drawing.Label("Prévu", 19, 11, FACE, INK, false));
        marks.addAll(box(62, 3, 14, 8, true));
        marks.add(new Drawing.Label("Réalisé", 81, 11, FACE, INK, false));
        return marks;
    }

    private static List<Drawing.Mark> bar(double left, double width, double height, boolean spent) {
        return height <= 0 ? List.of() : box(left, HEIGHT - FOOT - height, width, height, spent);
    }

    private static List<Drawing.Mark> box(double x, double y, double width, double height, boolean spent) {
        Path2D path = new Path2D.Double(new Rectangle2D.Double(x, y, width, height));
        Drawing.Line edge = new Drawing.Line(INK, 0.5, Drawing.Dash.SOLID);
        return List.of(new Drawing.Figure(path, spent ? Color.WHITE : PLANNED, spent ? SPENT : null, edge, null));
    }

    private static double amount(JsonNode year, String name) {
        return year.path(name).isNumber() ? year.path(name).doubleValue() : 0;
    }

    /** « 12,4 M€ ». */
    private static String brief(double euros) {
        return euros >= 1e6
                ? French.decimal(BigDecimal.valueOf(Math.round(euros / 1e5), 1)) + "\u00A0M€"
                : French.integer(Math.round(euros / 1e3)) + "\u00A0k€";
    }

    private static String words(List<JsonNode> years) {
        List<String> each = years.stream()
                .map(year -> year.path("annee").asText() + " : " + brief(amount(year, "prevu_eur")) + " prévus")
                .toList();
        return "Argent par année. " + String.join(" ; ", each) + ".";
    }
}
