package fr.archipel.fiche.output;

import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Money by year as bars, each with its amount on top: planned full, actual hatched beside it. */
final class YearBars {
    private static final int WIDTH = 690;
    private static final int HEIGHT = 96;
    private static final double FLOOR = 80;
    private static final double ROOM = 66;
    private static final double WIDEST = 40;
    private static final Color GREEN = new Color(0x2b, 0x6e, 0x4f);
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Drawing.Face AMOUNT = new Drawing.Face(9, false);
    private static final Drawing.Face YEAR = new Drawing.Face(9.6, true);

    private YearBars() {}

    /** Amounts in cents; null when nobody said. */
    record Year(
            String label, @Nullable Long planned, @Nullable Long actual) {}

    /** Empty when there is nothing above zero to show. {@code words}: what the drawing is, for who cannot see it. */
    static Optional<Drawing> of(List<Year> years, String words) {
        long most = years.stream()
                .flatMap(year -> Stream.of(zero(year.planned()), zero(year.actual())))
                .reduce(0L, Math::max);
        if (most == 0) {
            return Optional.empty();
        }
        boolean both = years.stream().anyMatch(year -> year.actual() != null);
        List<Drawing.Mark> marks = new ArrayList<>();
        double step = (double) WIDTH / years.size();
        for (int i = 0; i < years.size(); i++) {
            Year year = years.get(i);
            double centre = step * (i + 0.5);
            bar(marks, both ? centre - WIDEST / 2 - 1 : centre, year.planned(), most, false);
            if (both) {
                bar(marks, centre + WIDEST / 2 + 1, year.actual(), most, true);
            }
            centred(marks, year.label(), centre, FLOOR + 12, YEAR);
        }
        Path2D floor = new Path2D.Double();
        floor.moveTo(0, FLOOR);
        floor.lineTo(WIDTH, FLOOR);
        marks.add(new Drawing.Figure(floor, null, null, new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID), null));
        return Optional.of(new Drawing(WIDTH, HEIGHT, words, marks));
    }

    private static void bar(List<Drawing.Mark> marks, double centre, @Nullable Long cents, long most, boolean hatched) {
        if (cents == null) {
            return;
        }
        double height = ROOM * Math.max(0, cents) / most;
        if (height > 0) {
            Path2D bar = new Path2D.Double(new Rectangle2D.Double(centre - WIDEST / 2, FLOOR - height, WIDEST, height));
            marks.add(new Drawing.Figure(
                    bar,
                    hatched ? Color.WHITE : GREEN,
                    hatched ? GREEN : null,
                    new Drawing.Line(INK, 0.5, Drawing.Dash.SOLID),
                    null));
        }
        centred(marks, French.money(cents), centre, FLOOR - height - 3, AMOUNT);
    }

    private static void centred(List<Drawing.Mark> marks, String text, double centre, double y, Drawing.Face face) {
        marks.add(new Drawing.Label(text, centre - face.width(text) / 2, y, face, INK, false));
    }

    private static long zero(@Nullable Long cents) {
        return cents == null ? 0 : cents;
    }
}
