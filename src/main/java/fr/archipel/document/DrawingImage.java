package fr.archipel.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A {@link Drawing} as pixels, for who wants a picture and not paths. */
public final class DrawingImage {
    private DrawingImage() {}

    /**
     * A PNG of {@code ratio} pixels for one of the drawing's.
     *
     * @param background null is transparent
     */
    public static byte[] png(Drawing drawing, double ratio, @Nullable Color background) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image(drawing, ratio, background), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage image(Drawing drawing, double ratio, @Nullable Color background) {
        int width = (int) Math.round(drawing.width() * ratio);
        int height = (int) Math.round(drawing.height() * ratio);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            if (background != null) {
                graphics.setColor(background);
                graphics.fillRect(0, 0, width, height);
            }
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(ratio, ratio);
            drawing.marks().forEach(mark -> DrawingPainter.paint(graphics, mark));
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
