package fr.archipel.support;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.Formats;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Rows made of their number alone, for files of any length without a database. */
public final class GeneratedRows {
    private GeneratedRows() {}

    /** {@code FORMAT COUNT FILE}: a program of its own, to be run with little memory. */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
            write(arguments[0], Integer.parseInt(arguments[1]), out);
        }
    }

    public static void write(String format, int count, OutputStream out) throws IOException {
        Layer layer = Catalogue.builtIn().getLayer("friches");
        try (FeatureEncoder encoder = Formats.byId(format).orElseThrow().open(output(layer), out)) {
            for (int i = 0; i < count; i++) {
                encoder.feature(row(layer, i));
            }
            encoder.end(new PageEnd(count, OptionalLong.of(count), List.of()));
        }
    }

    public static Output output(Layer layer) {
        return new Output(
                layer,
                layer.fields(),
                true,
                ServedCrs.of(2154),
                Instant.parse("2026-11-21T12:00:00Z"),
                "2026-11-21",
                "http://127.0.0.1");
    }

    /** A square with a hole, and a value of its type in two fields of three. */
    public static FeatureRow row(Layer layer, int number) {
        return new FeatureRow() {
            @Override
            public byte[] key() {
                return bytes("objet-" + number);
            }

            @Override
            public byte[] position() {
                return key();
            }

            @Override
            public byte[] geometry() {
                return wkb(660_000 + number * 7919L % 40_009, 7_025_000 + number * 104_729L % 40_013);
            }

            @Override
            public byte @Nullable [] value(int index) {
                Field field = layer.fields().get(index);
                if (!field.required() && (number + index) % 3 == 0) {
                    return null;
                }
                return bytes(
                        switch (field.type()) {
                            case TEXT -> "Objet n° " + number + " à l'été";
                            case INTEGER -> Integer.toString(number);
                            case DECIMAL -> number + ".25";
                            case BOOLEAN -> Boolean.toString(number % 2 == 0);
                            case DATE -> "2026-01-%02d".formatted(1 + number % 28);
                            case TIMESTAMP -> "2026-01-%02dT00:00:00.000Z".formatted(1 + number % 28);
                            case TEXTS -> "[\"a\",\"n° " + number + "\"]";
                        });
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wkb(double x, double y) {
        ByteBuffer wkb = ByteBuffer.allocate(9 + 9 + 2 * (4 + 5 * 16)).order(ByteOrder.LITTLE_ENDIAN);
        wkb.put((byte) 1).putInt(6).putInt(1).put((byte) 1).putInt(3).putInt(2);
        square(wkb, x, y, 30);
        square(wkb, x + 10, y + 10, 10);
        return wkb.array();
    }

    private static void square(ByteBuffer wkb, double x, double y, double side) {
        wkb.putInt(5);
        for (double[] corner : new double[][] {{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}}) {
            wkb.putDouble(x + corner[0]).putDouble(y + corner[1]);
        }
    }
}
