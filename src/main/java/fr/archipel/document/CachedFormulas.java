package fr.archipel.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the formulas of a workbook their figures. fastexcel writes a formula without a value, and whatever does not
 * calculate (previews, readers of files, an import) then shows an empty cell. So the figure travels in an XML comment
 * inside the formula, and {@link #copy} moves it to its place: {@code <f>SUM(A1:A2)</f><v>3</v>}.
 */
final class CachedFormulas {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "--></f>";

    private CachedFormulas() {}

    /** The formula to give to fastexcel; {@code value} is a plain number. */
    static String formula(String expression, String value) {
        // A comment may not hold « -- » nor end in « - »; a number has one sign at most, in front.
        return expression + OPEN + value + "--" + ">";
    }

    /** The workbook again, its sheets put right; leaves {@code out} open. */
    static void copy(Path workbook, OutputStream out) throws IOException {
        ZipOutputStream to = new ZipOutputStream(out);
        // As a file: entries of fastexcel cannot be read without the directory at the end.
        try (ZipFile from = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    if (entry.getName().startsWith("xl/worksheets/sheet")) {
                        sheet(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), to);
                    } else {
                        in.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
        to.finish();
    }

    private static void sheet(Reader from, OutputStream out) throws IOException {
        Writer to = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        int matched = 0;
        for (int c = from.read(); c >= 0; c = from.read()) {
            if (c == OPEN.charAt(matched)) {
                if (++matched == OPEN.length()) {
                    to.append("</f><v>").append(value(from)).append("</v>");
                    matched = 0;
                }
            } else {
                to.append(OPEN, 0, matched);
                matched = c == OPEN.charAt(0) ? 1 : 0;
                if (matched == 0) {
                    to.write(c);
                }
            }
        }
        to.flush();
    }

    /** What stands before the end of the comment and of the formula. */
    private static String value(Reader from) throws IOException {
        StringBuilder value = new StringBuilder();
        while (value.length() < CLOSE.length() || value.lastIndexOf(CLOSE) != value.length() - CLOSE.length()) {
            int c = from.read();
            if (c < 0) {
                throw new IOException("formula without an end");
            }
            value.append((char) c);
        }
        return value.substring(0, value.length() - CLOSE.length());
    }
}
