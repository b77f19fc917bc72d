package fr.archipel.scot.output;

import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Consumption by year: a bar stacked by destination, the paces that are permitted as lines over the decade. */
final class YearChart {
    static final int WIDTH = 690;
    private static final int HEIGHT = 236;
    /** Of a line of the legend that says the levels. */
    private static final int ROW = 15;

    private static final double LEFT = 4;
    private static final double FLOOR = 186;
    private static final double ROOM = 150;
    private static final double WIDEST = 34;
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color GREY = new Color(0x50, 0x56, 0x5e);
    private static final Drawing.Face SMALL = new Drawing.Face(9, false);
    private static final Drawing.Face YEAR = new Drawing.Face(9.6, true);

    /** A level over some years: {@code words} stand in the legend, for levels may lie close to one another. */
    record Level(int first, int last, long squareMetres, String words, Drawing.Dash dash) {}

    private record Paint(Color color, boolean hatched) {}

    private static final Map<String, Paint> PAINTS = paints();

    private final List<Flows.Year> years;
    private final List<Level> levels;
    private final long most;
    private final double step;
    private final List<Drawing.Mark> marks = new ArrayList<>();

    private YearChart(List<Flows.Year> years, List<Level> levels) {
        this.years = years;
        this.levels = levels;
        long highest = Math.max(
                years.stream().mapToLong(YearChart::height).max().orElse(0),
                levels.stream().mapToLong(Level::squareMetres).max().orElse(0));
        this.most = Math.max(1, highest);
        this.step = (WIDTH - 2 * LEFT) / Math.max(1, years.size());
    }

    /** {@code years}: one at least has a figure. */
    static Drawing of(List<Flows.Year> years, List<Level> levels) {
        YearChart chart = new YearChart(years, levels);
        for (int i = 0; i < years.size(); i++) {
            chart.bar(years.get(i), LEFT + chart.step * (i + 0.5));
        }
        chart.line(LEFT, WIDTH - LEFT, FLOOR, new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID));
        levels.forEach(chart::level);
        chart.legend();
        return new Drawing(WIDTH, HEIGHT + chart.levelLegend(), chart.words(), chart.marks);
    }

    private static Map<String, Paint> paints() {
        Map<String, Paint> paints = new LinkedHashMap<>();
        paints.put("hab", new Paint(new Color(0xb5, 0x52, 0x3b), false));
        paints.put("act", new Paint(new Color(0x6c, 0x54, 0x9e), true));
        paints.put("mix", new Paint(new Color(0xc8, 0x8a, 0x1e), false));
        paints.put("rou", new Paint(new Color(0x50, 0x56, 0x5e), false));
        paints.put("fer", new Paint(new Color(0x24, 0x64, 0xb4), true));
        paints.put("inc", new Paint(new Color(0xc9, 0xcd, 0xc8), false));
        return paints;
    }

    private static long height(Flows.Year year) {
        return Math.max(0, Objects.requireNonNullElse(year.total(), 0L));
    }

    private void bar(Flows.Year year, double centre) {
        double width = Math.min(WIDEST, step * 0.72);
        double top = FLOOR;
        String label = French.UNKNOWN_SHORT;
        if (year.total() != null) {
            for (Map.Entry<String, Paint> paint : PAINTS.entrySet()) {
                long part = Math.max(0, Objects.requireNonNullElse(year.parts().get(paint.getKey()), 0L));
                double height = ROOM * part / most;
                if (height > 0) {
                    top -= height;
                    box(centre - width / 2, top, width, height, paint.getValue());
                }
            }
            if (top == FLOOR && year.total() > 0) {
                top -= ROOM * year.total() / most;
                box(centre - width / 2, top, width, FLOOR - top, Objects.requireNonNull(PAINTS.get("inc")));
            }
            label = rounded(year.total());
        }
        centred(label, centre, top - 4, SMALL, year.total() == null ? GREY : INK);
        centred(Integer.toString(year.annee()), centre, FLOOR + 13, YEAR, INK);
        if (year.provisional() || year.interpolated()) {
            centred(
                    year.provisional() ? "provisoire" : "interpolé",
                    centre,
                    FLOOR + 23,
                    new Drawing.Face(7.2, false),
                    GREY);
        }
    }

    private void box(double x, double y, double width, double height, Paint paint) {
        Path2D path = new Path2D.Double(new Rectangle2D.Double(x, y, width, height));
        marks.add(new Drawing.Figure(
                path,
                paint.hatched() ? Color.WHITE : paint.color(),
                paint.hatched() ? paint.color() : null,
                new Drawing.Line(paint.hatched() ? paint.color() : Color.WHITE, 0.5, Drawing.Dash.SOLID),
                null));
    }

    private void level(Level level) {
        int first = index(level.first());
        int last = index(level.last());
        if (first < 0 || last < first) {
            return;
        }
        double y = FLOOR - ROOM * level.squareMetres() / most;
        double from = LEFT + step * first;
        double to = LEFT + step * (last + 1);
        line(from, to, y, new Drawing.Line(Color.WHITE, 3, Drawing.Dash.SOLID));
        line(from, to, y, new Drawing.Line(INK, 1.3, level.dash()));
    }

    /** Under the destinations; how high it is. */
    private int levelLegend() {
        double x = LEFT;
        int height = 0;
        for (Level level : levels) {
            double width = 26 + SMALL.width(level.words()) + 18;
            if (height == 0 || x + width > WIDTH - LEFT + 18) {
                height += ROW;
                x = LEFT;
            }
            double y = HEIGHT + height - 7;
            line(x, x + 20, y - 3, new Drawing.Line(INK, 1.3, level.dash()));
            marks.add(new Drawing.Label(level.words(), x + 26, y, SMALL, INK, false));
            x += width;
        }
        return height;
    }

    /** Of the first year at or after, or of the last at or before; -1 outside. */
    private int index(int year) {
        if (years.isEmpty() || years.get(0).annee() > year) {
            return years.isEmpty() ? -1 : 0;
        }
        int found = -1;
        for (int i = 0; i < years.size(); i++) {
            if (years.get(i).annee() <= year) {
                found = i;
            }
        }
        return found;
    }

    private void line(double from, double to, double y, Drawing.Line line) {
        Path2D path = new Path2D.Double();
        path.moveTo(from, y);
        path.lineTo(to, y);
        marks.add(new Drawing.Figure(path, null, null, line, null));
    }

    private void legend() {
        double x = LEFT;
        for (Map.Entry<String, Paint> paint : PAINTS.entrySet()) {
            String words = Objects.requireNonNull(Flows.DESTINATIONS.get(paint.getKey()));
            box(x, HEIGHT - 15, 12, 9, paint.getValue());
            marks.add(new Drawing.Label(words, x + 16, HEIGHT - 7, SMALL, INK, false));
            x += 16 + SMALL.width(words) + 18;
        }
    }

    private void centred(String text, double centre, double y, Drawing.Face face, Color color) {
        marks.add(new Drawing.Label(text, centre - face.width(text) / 2, y, face, color, true));
    }

    private static String rounded(long squareMetres) {
        return French.decimal(BigDecimal.valueOf(squareMetres, 4).setScale(1, java.math.RoundingMode.HALF_UP));
    }

    private String words() {
        StringBuilder words = new StringBuilder("Consommation par année, en hectares :");
        for (Flows.Year year : years) {
            words.append(' ')
                    .append(year.annee())
                    .append(' ')
                    .append(year.total() == null ? French.UNKNOWN : rounded(year.total()))
                    .append(';');
        }
        levels.forEach(level -> words.append(' ').append(level.words()).append(';'));
        return words.toString().replaceFirst(";$", ".");
    }
}
