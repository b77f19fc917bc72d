package fr.archipel.document;

/** How many lines a text takes in a cell: spreadsheets do not all find the height of a row by themselves. */
final class Wrapping {
    /** Points. */
    private static final double LINE = 13.4;
    /** A row as high as this is hard to read around; the rest is in the cell. */
    private static final int MOST_LINES = 14;

    private Wrapping() {}

    /** {@code width}: characters a line holds. Breaks between words, within a word that is longer than a line. */
    static int lines(String text, int width) {
        int lines = 0;
        for (String paragraph : text.split("\\R", -1)) {
            int used = 0;
            lines++;
            for (String word : paragraph.split(" ", -1)) {
                int length = word.length();
                if (used > 0 && used + 1 + length > width) {
                    lines++;
                    used = 0;
                }
                lines += length > width ? (length - 1) / width : 0;
                used += (used > 0 ? 1 : 0) + length % Math.max(1, width);
            }
        }
        return lines;
    }

    /** Of a row whose tallest cell has so many lines, in points. */
    static double height(int lines) {
        return LINE * Math.min(MOST_LINES, Math.max(1, lines)) + 1.6;
    }
}
