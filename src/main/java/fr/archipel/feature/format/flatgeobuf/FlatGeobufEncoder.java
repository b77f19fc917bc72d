package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Boxes;
import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.KeyColumn;
import fr.archipel.feature.format.binary.Spool;
import fr.archipel.feature.format.binary.WkbPass;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Features wait encoded in a temporary file, since the header and the index come before them; only their boxes and lengths,
 * 36 bytes each, are held. They leave along the index's curve, whatever order they came in: a client that reads a box over
 * HTTP then fetches few ranges. Without geometry they keep their order.
 */
final class FlatGeobufEncoder implements FeatureEncoder {
    private static final byte[] MAGIC = {0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00};
    private static final int CHUNK = 64 << 10;

    private final Output what;
    private final OutputStream out;
    private final List<Field> columns;
    private final WkbPass pass;
    private final Box none = new Box();
    private final Boxes boxes = new Boxes();
    private final FlatFeature feature = new FlatFeature();
    private final Properties properties;
    private final Spool spool = new Spool();
    private int[] sizes = new int[256];
    private int count;

    FlatGeobufEncoder(Output what, OutputStream out) {
        this.what = what;
        this.out = out;
        this.columns = KeyColumn.first(what);
        this.pass = new WkbPass(what.crs().eastFirst());
        this.properties = new Properties(columns);
    }

    @Override
    public void feature(FeatureRow row) throws IOException {
        properties.clear();
        for (int i = 0; i < columns.size(); i++) {
            properties.put(i, KeyColumn.value(row, i));
        }
        byte[] wkb = what.geometry() ? row.geometry() : null;
        if (wkb != null) {
            wkb = wkb.clone();
        }
        Box box = wkb == null ? none : pass.map(wkb, 0);
        boxes.add(box);
        Bytes bytes = feature.write(box.isEmpty() ? null : wkb, properties.bytes());
        spool.write(bytes);
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        sizes[count++] = bytes.length();
    }

    @Override
    public void end(PageEnd end) throws IOException {
        out.write(MAGIC);
        boolean indexed = what.geometry() && count > 0;
        Header.of(what, columns, boxes.extent(), count, indexed).writeTo(out);
        if (indexed) {
            int[] order = boxes.alongTheCurve();
            PackedTree.write(boxes, order, sizes, out);
            writeFeatures(order);
        } else {
            spool.copyTo(out);
        }
        out.flush();
    }

    private void writeFeatures(int[] order) throws IOException {
        long[] offsets = new long[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = offsets[i] + sizes[i];
        }
        byte[] buffer = new byte[CHUNK];
        for (int index : order) {
            if (sizes[index] > buffer.length) {
                buffer = new byte[2 * sizes[index]];
            }
            spool.read(offsets[index], buffer, sizes[index]);
            out.write(buffer, 0, sizes[index]);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
