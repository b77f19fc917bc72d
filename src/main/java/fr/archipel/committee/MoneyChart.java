package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money by year: planned and spent side by side, and where the plan changed between the two days, what it was, as a dashed
 * outline. What is not known has no bar and says so.
 */
final class MoneyChart {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color GREY = new Color(0x4d, 0x53, 0x5a);
    private static final Color GREEN = new Color(0x2b, 0x6e, 0x4f);
    private static final Color PALE = new Color(0xcf, 0xe2, 0xd6);
    private static final double FOOT = 64;
    private static final double HEAD = 22;

    private final int width;
    private final int height;
    private final double scale;
    private final Drawing.Face small;
    private final Drawing.Face strong;
    private final List<Drawing.Mark> marks = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private boolean changed;

    private MoneyChart(int width, int height, long most) {
        this.width = width;
        this.height = height;
        this.scale = (height - FOOT - HEAD) / Math.max(1, most);
        this.small = new Drawing.Face(11, false);
        this.strong = new Drawing.Face(12, true);
    }

    /** {@code years}: as {@code chiffres.annees} of a situation; null when no year has an amount. */
    static @Nullable Drawing of(JsonNode years, int width, int height) {
        long most = 0;
        for (JsonNode year : years) {
            for (String name : List.of("prevu_avant_eur", "prevu_eur", "realise_eur")) {
                Long cents = Amounts.cents(year.path(name));
                most = Math.max(most, cents == null ? 0 : cents);
            }
        }
        if (most == 0) {
            return null;
        }
        MoneyChart chart = new MoneyChart(width, height, most);
        double step = (width - 8.0) / years.size();
        for (int i = 0; i < years.size(); i++) {
            chart.year(years.get(i), 4 + step * (i + 0.5), Math.min(64, step * 0.4));
        }
        chart.floor();
        chart.legend();
        return new Drawing(width, height, "Montants par année. " + String.join(" ", chart.words), chart.marks);
    }

    private double bottom() {
        return height - FOOT;
    }

    private void year(JsonNode year, double centre, double bar) {
        Long before = Amounts.cents(year.path("prevu_avant_eur"));
        Long planned = Amounts.cents(year.path("prevu_eur"));
        Long spent = Amounts.cents(year.path("realise_eur"));
        bar(centre - bar - 1, bar, planned, PALE, GREEN);
        bar(centre + 1, bar, spent, GREEN, GREEN);
        if (before != null && !before.equals(planned)) {
            changed = true;
            Rectangle2D box = new Rectangle2D.Double(
                    centre - bar - 1, bottom() - before * scale, bar, Math.max(1, before * scale));
            marks.add(new Drawing.Figure(
                    new Path2D.Double(box), null, null, new Drawing.Line(INK, 1.2, Drawing.Dash.DASHED), null));
        }
        String name = year.path("annee").asText();
        centred(name, centre, bottom() + 16, strong, INK);
        words.add("%s : prévu %s, réalisé %s."
                .formatted(name, Amounts.euros(year.path("prevu_eur")), Amounts.euros(year.path("realise_eur"))));
    }

    private void bar(double x, double bar, @Nullable Long cents, Color fill, Color edge) {
        if (cents == null) {
            centred(French.UNKNOWN_SHORT, x + bar / 2, bottom() - 4, small, GREY);
            return;
        }
        double tall = cents * scale;
        marks.add(new Drawing.Figure(
                new Path2D.Double(new Rectangle2D.Double(x, bottom() - tall, bar, Math.max(0.5, tall))),
                fill,
                null,
                new Drawing.Line(edge, 0.8, Drawing.Dash.SOLID),
                null));
        centred(rounded(cents), x + bar / 2, bottom() - tall - 5, small, INK);
    }

    private void floor() {
        Path2D line = new Path2D.Double();
        line.moveTo(4, bottom());
        line.lineTo(width - 4.0, bottom());
        marks.add(new Drawing.Figure(line, null, null, new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID), null));
    }

    private void legend() {
        double y = height - 14.0;
        double x = 6;
        x = key(x, y, PALE, new Drawing.Line(GREEN, 0.8, Drawing.Dash.SOLID), "Prévu");
        x = key(x, y, GREEN, new Drawing.Line(GREEN, 0.8, Drawing.Dash.SOLID), "Réalisé");
        if (changed) {
            key(x, y, null, new Drawing.Line(INK, 1.2, Drawing.Dash.DASHED), "Prévu au comité précédent");
        }
    }

    private double key(double x, double y, @Nullable Color fill, Drawing.Line line, String words) {
        marks.add(new Drawing.Figure(
                new Path2D.Double(new Rectangle2D.Double(x, y - 9, 16, 10)), fill, null, line, null));
        marks.add(new Drawing.Label(words, x + 22, y, strong, INK, false));
        return x + 22 + strong.width(words) + 22;
    }

    private void centred(String text, double centre, double y, Drawing.Face face, Color color) {
        marks.add(new Drawing.Label(text, centre - face.width(text) / 2, y, face, color, false));
    }

    /** {@code 4,4 M€}, {@code 883 k€}. */
    static String rounded(long cents) {
        if (cents >= 99_950_000L) {
            return French.decimal(new BigDecimal(cents).movePointLeft(8).setScale(1, RoundingMode.HALF_UP))
                    + "\u00a0M€";
        }
        return cents >= 100_000 ? French.integer(Math.round(cents / 100_000.0)) + "\u00a0k€" : French.money(cents);
    }
}
