package fr.archipel.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slides to be projected: described once, written as an OpenDocument presentation (ODF 1.3), which LibreOffice Impress and
 * PowerPoint open. Texts stay texts and tables tables, so that whoever presents may correct them.
 *
 * @param id name of the file without its extension
 * @param footer at the foot of every slide
 * @param date the day the figures are of
 */
public record Deck(String id, String title, String footer, LocalDate date, List<Slide> slides) {
    public static final String EXTENSION = "odp";
    public static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.presentation";

    public Deck {
        slides = List.copyOf(slides);
    }

    /** Leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        OdpContent content = new OdpContent(this);
        OdfPackage.write(
                out,
                MEDIA_TYPE,
                content.xml(),
                OdpStyles.xml(footer),
                OdfPackage.meta(title, date),
                content.pictures());
    }

    public sealed interface Slide {
        String title();
    }

    /** The first slide. {@code lead}: under the title; {@code lines}: date, place… */
    public record Cover(String title, String lead, List<String> lines) implements Slide {
        public Cover {
            lines = List.copyOf(lines);
        }
    }

    /** {@code value} large (null: not known), {@code label} above it, {@code note} below: what it was, or null. */
    public record Figure(
            String label, @Nullable String value, @Nullable String note) {}

    /** Up to six figures; {@code note}: how they are made. */
    public record Figures(String title, List<Figure> figures, String note) implements Slide {
        public Figures {
            figures = List.copyOf(figures);
            if (figures.size() > 6) {
                throw new IllegalArgumentException(figures.size() + " figures on a slide");
            }
        }
    }

    /**
     * A chart or a map.
     *
     * @param beside lines at its left; empty: the drawing has the whole width
     * @param note sources, below
     */
    public record Picture(String title, List<Line> beside, Drawing drawing, String note) implements Slide {
        public Picture {
            beside = List.copyOf(beside);
        }
    }

    /** {@code label} in small letters before the words; null for none. */
    public record Line(@Nullable String label, String words) {}

    /** A table; one that is too long goes on over the next slides, under the same title. */
    public record Grid(Table table, String note) implements Slide {
        @Override
        public String title() {
            return table.title();
        }
    }

    /** Sentences one under the other. */
    public record Words(String title, List<Line> lines, String note) implements Slide {
        public Words {
            lines = List.copyOf(lines);
        }
    }
}
