package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Catalogue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet of marks and hatches. */
class SpriteTest {
    private static final Sprite SPRITE = new Sprite(Catalogue.builtIn().listLayers());

    private static BufferedImage sheet(int ratio) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(SPRITE.png(ratio)));
    }

    private static BufferedImage picture(String name, int ratio) throws IOException {
        JsonNode at = SPRITE.index(ratio).path(name);
        return sheet(ratio)
                .getSubimage(
                        at.path("x").asInt(),
                        at.path("y").asInt(),
                        at.path("width").asInt(),
                        at.path("height").asInt());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_picture_is_on_the_sheet_and_none_over_another(int ratio) throws IOException {
        BufferedImage sheet = sheet(ratio);
        Set<Integer> taken = new HashSet<>();
        SPRITE.index(ratio).forEach(at -> {
            int right = at.path("x").asInt() + at.path("width").asInt();
            int bottom = at.path("y").asInt() + at.path("height").asInt();
            assertThat(right).isLessThanOrEqualTo(sheet.getWidth());
            assertThat(bottom).isLessThanOrEqualTo(sheet.getHeight());
            for (int x = at.path("x").asInt(); x < right; x++) {
                for (int y = at.path("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(y * sheet.getWidth() + x)).isTrue();
                }
            }
        });
    }

    @Test
    void marks_are_full_in_their_colour_or_hatched_on_paper() throws IOException {
        BufferedImage full = picture("friches/friche avec projet", 2);
        assertThat(full.getRGB(20, 20)).as("c88a1e at 0.7 (178/255) over paper").isEqualTo(0xffd7ac5f);
        assertThat(full.getRGB(0, 0) >>> 24).as("nothing in the corner").isZero();
        BufferedImage hatched = picture("friches/friche sans projet", 2);
        Set<Integer> colors = new HashSet<>();
        for (int x = 12; x < 28; x++) {
            colors.add(hatched.getRGB(x, 20));
        }
        assertThat(colors).contains(0xffc88a1e, 0xfffbfaf7);
    }

    @Test
    void a_hatch_goes_on_without_a_seam() throws IOException {
        BufferedImage hatch = picture("hachures/c88a1e", 2);
        int side = hatch.getWidth();
        assertThat(side).isEqualTo(18);
        // Lines rise by one pixel a column: a row is the one above it, shifted, and the last leads back to the first.
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                int next = hatch.getRGB((x + side - 1) % side, (y + 1) % side) >>> 24;
                assertThat(hatch.getRGB(x, y) >>> 24).isCloseTo(next, org.assertj.core.data.Offset.offset(2));
            }
        }
    }
}
