package fr.archipel.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Our font as outlines, for words inside a {@link Drawing}; sizes are in em. AWT's own fonts would ask the machine for
 * some, and a server may have none.
 */
final class Lettering {
    private static final Lettering PLAIN = new Lettering("fonts/SourceSans3-Regular.ttf");
    private static final Lettering STRONG = new Lettering("fonts/SourceSans3-Semibold.ttf");

    /** An outline in em, upside up in a plane whose y goes down, and the way to the next letter. */
    private record Letter(Path2D outline, double advance) {}

    private final TrueTypeFont font;
    private final ConcurrentHashMap<Integer, Letter> letters = new ConcurrentHashMap<>();

    private Lettering(String resource) {
        try (InputStream in = Pdf.resource(resource)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lettering of(boolean strong) {
        return strong ? STRONG : PLAIN;
    }

    double width(String text) {
        return text.codePoints().mapToDouble(letter -> letter(letter).advance()).sum();
    }

    /** The outline of a text whose baseline starts at {@code x}, {@code y}. */
    Path2D outline(String text, double x, double y, double size) {
        Path2D outline = new Path2D.Double();
        double at = x;
        for (int code : text.codePoints().toArray()) {
            Letter letter = letter(code);
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size, size);
            outline.append(letter.outline().getPathIterator(place), false);
            at += letter.advance() * size;
        }
        return outline;
    }

    private Letter letter(int code) {
        return letters.computeIfAbsent(code, this::read);
    }

    /** The font's file is read from place to place: by one at a time. */
    private synchronized Letter read(int code) {
        try {
            CmapLookup letterOf = font.getUnicodeCmapLookup();
            int glyph = letterOf.getGlyphId(code);
            double unit = 1.0 / font.getUnitsPerEm();
            GlyphData data = font.getGlyph().getGlyph(glyph);
            Path2D outline = new Path2D.Double();
            if (data != null) {
                outline.append(data.getPath().getPathIterator(AffineTransform.getScaleInstance(unit, -unit)), false);
            }
            return new Letter(outline, font.getAdvanceWidth(glyph) * unit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
