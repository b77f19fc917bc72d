package fr.archipel.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with its headings, lists, tables and drawings: described once, written as PDF, HTML or ODT by
 * {@link DocumentFormat}, so that all files say the same.
 *
 * @param id name of the file without its extension
 * @param subtitle under the title, or null
 * @param date the day the document is of
 * @param blocks in the order they are read
 */
public record Document(String id, String title, @Nullable String subtitle, LocalDate date, List<Block> blocks) {

    public Document {
        blocks = List.copyOf(blocks);
    }

    public sealed interface Block {}

    /** {@code level}: 1 under the title, to 3. */
    public record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("level " + level);
            }
        }
    }

    public record Paragraph(String text, Tone tone) implements Block {}

    /** How a paragraph is said. */
    public enum Tone {
        PLAIN,
        /** What one should keep of what follows. */
        STRONG,
        /** A figure that is missing, and why. */
        MISSING,
        /** Sources, methods: smaller. */
        NOTE
    }

    /** A list whose order says nothing. */
    public record Items(List<String> texts) implements Block {
        public Items {
            texts = List.copyOf(texts);
        }
    }

    /** The table's title stands above it. */
    public record Grid(Table table) implements Block {}

    /** {@code caption}: below it; what the drawing says in words is in the drawing itself. */
    public record Picture(Drawing drawing, String caption) implements Block {}

    public static Paragraph paragraph(String text) {
        return new Paragraph(text, Tone.PLAIN);
    }

    /** A text that a person wrote: a paragraph a line, empty lines left out. */
    public static List<Block> written(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .<Block>map(Document::paragraph)
                .toList();
    }

    /** The same tables, notes and sources as a text. */
    public static Document of(Report report) {
        List<Block> blocks = new ArrayList<>();
        boolean empty = report.tables().stream().allMatch(Table::isEmpty);
        if (empty && !report.notes().isEmpty()) {
            blocks.add(new Paragraph(report.notes().get(0), Tone.MISSING));
        } else {
            report.tables().forEach(table -> blocks.add(new Grid(table)));
        }
        report.notes().stream().skip(empty ? 1 : 0).forEach(note -> blocks.add(new Paragraph(note, Tone.NOTE)));
        report.sources().forEach(source -> blocks.add(new Paragraph("Source : " + source, Tone.NOTE)));
        return new Document(report.id(), report.title(), report.subtitle(), report.date(), blocks);
    }

    /** What stands under the title. */
    String lead() {
        return (subtitle == null ? "" : subtitle + " · ") + "Chiffres au " + French.day(date);
    }

    /** Whether a table says « n. r. ». */
    boolean abbreviates() {
        return blocks.stream().anyMatch(block -> block instanceof Grid grid && HtmlTable.abbreviates(grid.table()));
    }
}
