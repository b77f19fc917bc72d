package fr.archipel.exchange.file;

import java.util.ArrayList;
import java.util.List;

/** What cuts the lines of a table in text: a semicolon, a tab, a comma or, where there is nothing else, a bar. */
public final class Separator {
    private static final String KNOWN = ";\t,|";
    private static final int SAMPLE_LINES = 20;
    private static final int ENOUGH_LINES = 3;

    private Separator() {}

    /** Of the start of a text; the semicolon when nothing cuts it. « sep=; » on the first line says it to Excel. */
    public static char of(String text) {
        if (text.startsWith("sep=") && text.length() > 4) {
            return text.charAt(4);
        }
        List<int[]> lines = counts(text);
        int[] total = new int[KNOWN.length()];
        lines.forEach(line -> {
            for (int i = 0; i < total.length; i++) {
                total[i] += line[i];
            }
        });
        // A comma is also the decimal mark and a mark of prose: it separates only where nothing else does, or where
        // every line has as many of them and of nothing else.
        boolean semicolonOrTab = total[0] > 0 || total[1] > 0;
        if (total[2] > 0 && (!semicolonOrTab || (isSteady(lines, 2) && !isSteady(lines, 0) && !isSteady(lines, 1)))) {
            return ',';
        }
        if (!semicolonOrTab) {
            return total[3] > 0 ? '|' : ';';
        }
        return total[0] >= total[1] ? ';' : '\t';
    }

    /** How often each stands in each of the first lines, outside quotes. */
    private static List<int[]> counts(String text) {
        List<int[]> lines = new ArrayList<>();
        int[] line = new int[KNOWN.length()];
        boolean quoted = false;
        boolean empty = true;
        for (int i = 0; i < text.length() && lines.size() < SAMPLE_LINES; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = quoted ? -1 : KNOWN.indexOf(c);
            if (which >= 0) {
                line[which]++;
            }
            if (!quoted && (c == '\n' || c == '\r')) {
                if (!empty) {
                    lines.add(line);
                }
                line = new int[KNOWN.length()];
                empty = true;
            } else {
                empty = false;
            }
        }
        if (!empty && lines.size() < SAMPLE_LINES) {
            lines.add(line);
        }
        return lines;
    }

    private static boolean isSteady(List<int[]> lines, int which) {
        return lines.size() >= ENOUGH_LINES
                && lines.get(0)[which] > 0
                && lines.stream().allMatch(line -> line[which] == lines.get(0)[which]);
    }
}
