package fr.archipel.tile;

import fr.archipel.feature.FeatureRow;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to one layer of a vector tile (Mapbox Vector Tile 2.1, § 4.1 and 4.2). A feature whose geometry mixes areas, lines and
 * points becomes up to three, with the same key and values. The key is the feature's id where it is a whole number, else the
 * property {@code id}. Not for two threads.
 */
final class LayerEncoder {
    static final String KEY = "id";
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;

    private final String name;
    private final List<Field> fields;
    private final boolean numbered;
    private final boolean namesKey;
    private final ShapeReader reader;
    private final int[] keys;
    private final Pbf keyNames = new Pbf(256);
    private int keyCount;
    private final ValueTable values = new ValueTable();
    private final Pbf features = new Pbf(16_384);
    private final Pbf tags = new Pbf(64);
    private final Pbf feature = new Pbf(1024);
    private int count;
    private final int limit;
    private boolean full;

    /**
     * {@code fields}: those of the rows, in their order; {@code numbered}: whether the key is a whole number;
     * {@code limit}: bytes after which it takes no more features and {@link #isFull}.
     */
    LayerEncoder(String name, List<Field> fields, boolean numbered, TileFrame frame, double tolerance, int limit) {
        this.name = name;
        this.limit = limit;
        this.fields = fields;
        this.numbered = numbered;
        this.namesKey = fields.stream().noneMatch(field -> field.name().equals(KEY));
        this.reader = new ShapeReader(frame, tolerance);
        this.keys = new int[fields.size() + 1];
    }

    void feature(FeatureRow row) {
        byte[] geometry = row.geometry();
        full |= features.size() + values.bytes().size() > limit;
        if (geometry == null || full) {
            return;
        }
        Shapes shapes = reader.read(geometry);
        if (!shapes.hasPolygons() && !shapes.hasLines() && !shapes.hasPoints()) {
            return;
        }
        tags.clear();
        long id = numbered ? Long.parseLong(new String(row.key(), StandardCharsets.US_ASCII)) : -1;
        if (id < 0 && namesKey) {
            tag(fields.size(), numbered ? FieldType.INTEGER : FieldType.TEXT, row.key());
        }
        for (int i = 0; i < fields.size(); i++) {
            byte @Nullable [] value = row.value(i);
            if (value != null) {
                tag(i, fields.get(i).type(), value);
            }
        }
        if (shapes.hasPolygons()) {
            write(id, POLYGON, shapes.polygonCommands());
        }
        if (shapes.hasLines()) {
            write(id, LINE, shapes.lines());
        }
        if (shapes.hasPoints()) {
            write(id, POINT, shapes.pointCommands());
        }
    }

    private void tag(int field, FieldType type, byte[] value) {
        if (keys[field] == 0) {
            keys[field] = ++keyCount;
            String key = field == fields.size() ? KEY : fields.get(field).name();
            keyNames.key(3, Pbf.BYTES).bytes(key.getBytes(StandardCharsets.UTF_8));
        }
        tags.varint(keys[field] - 1).varint(values.index(type, value));
    }

    private void write(long id, int type, Pbf commands) {
        feature.clear();
        if (id >= 0) {
            feature.key(1, Pbf.VARINT).varint(id);
        }
        if (tags.size() > 0) {
            feature.key(2, Pbf.BYTES).bytes(tags);
        }
        feature.key(3, Pbf.VARINT).varint(type);
        feature.key(4, Pbf.BYTES).bytes(commands);
        features.key(2, Pbf.BYTES).bytes(feature);
        count++;
    }

    /** Whether features were left out: what it holds is not to be served. */
    boolean isFull() {
        return full;
    }

    /** Adds the layer to the tile; one without features is left out, as the specification asks. */
    void writeTo(Pbf tile) {
        if (count == 0) {
            return;
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int length = 2
                + 1
                + Pbf.lengthOf(utf8.length)
                + utf8.length
                + features.size()
                + keyNames.size()
                + values.bytes().size()
                + 1
                + Pbf.lengthOf(TileFrame.EXTENT);
        tile.room(1 + Pbf.lengthOf(length) + length);
        tile.key(3, Pbf.BYTES).varint(length);
        tile.key(15, Pbf.VARINT).varint(2);
        tile.key(1, Pbf.BYTES).bytes(utf8);
        tile.append(features).append(keyNames).append(values.bytes());
        tile.key(5, Pbf.VARINT).varint(TileFrame.EXTENT);
    }
}
