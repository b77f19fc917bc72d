package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.KeyColumn;
import fr.archipel.feature.format.binary.WkbPass;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a layer in one zip. A layer of one kind makes one shapefile. One that mixes kinds makes one for each that it
 * holds: an object drawn as surfaces and lines stands in both with the same values, one without a geometry in a table of its
 * own. Written when everything is known; until then the rows wait in temporary files.
 */
final class ShapefileEncoder implements FeatureEncoder {
    private final Output what;
    private final OutputStream out;
    private final List<Part> parts = new ArrayList<>();
    private final boolean mixed;
    private final List<Field> fields;
    private final WkbPass pass;
    private final Bytes wkb = new Bytes();
    private final List<byte @Nullable []> values = new ArrayList<>();

    ShapefileEncoder(Output what, OutputStream out) {
        this.what = what;
        this.out = out;
        this.pass = new WkbPass(what.crs().eastFirst());
        this.fields = KeyColumn.first(what);
        List<ShapeKind> kinds = what.geometry() ? ShapeKind.of(what.layer().geometryType()) : List.of();
        this.mixed = kinds.size() > 1;
        List<String> names = ShortNames.of(fields.stream().map(Field::name).toList());
        String name = what.layer().id();
        for (ShapeKind kind : kinds) {
            parts.add(Part.of(mixed ? name + "_" + kind.suffix() : name, kind, fields, names));
        }
        if (kinds.size() != 1) {
            parts.add(Part.of(mixed ? name + "_sans_geometrie" : name, null, fields, names));
        }
    }

    @Override
    public void feature(FeatureRow row) throws IOException {
        values.clear();
        for (int i = 0; i < fields.size(); i++) {
            values.add(KeyColumn.value(row, i));
        }
        byte[] geometry = what.geometry() ? row.geometry() : null;
        if (geometry != null) {
            wkb.clear().put(geometry);
            pass.map(wkb.array(), 0);
        }
        boolean added = false;
        for (Part part : parts) {
            added |= add(part, geometry != null, added);
        }
    }

    /** Whether the row has its place in that part; {@code elsewhere}: it has one already. */
    private boolean add(Part part, boolean drawn, boolean elsewhere) throws IOException {
        Shapes shapes = part.shapes();
        if (shapes == null) {
            if (elsewhere) {
                return false;
            }
        } else if (drawn && (!mixed || shapes.parts(wkb.array(), 0) > 0)) {
            shapes.add(wkb.array(), 0);
        } else if (mixed) {
            return false;
        } else {
            shapes.addNull();
        }
        part.table().add(values);
        return true;
    }

    @Override
    public void end(PageEnd end) throws IOException {
        List<Part> kept = new ArrayList<>(parts);
        kept.removeIf(part -> mixed && part.table().count() == 0);
        if (kept.isEmpty()) {
            kept.add(parts.get(0));
        }
        kept.forEach(part -> part.table().check());
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // The bytes of coordinates hardly shrink more at a higher level, and take three times as long.
        zip.setLevel(Deflater.BEST_SPEED);
        for (Part part : kept) {
            Shapes shapes = part.shapes();
            if (shapes != null) {
                entry(zip, part.name() + ".shp", shapes::writeShapes);
                entry(zip, part.name() + ".shx", shapes::writeIndex);
                entry(
                        zip,
                        part.name() + ".prj",
                        to -> to.write(EsriWkt.of(what.crs()).getBytes(StandardCharsets.UTF_8)));
            }
            entry(zip, part.name() + ".dbf", to -> part.table().writeTo(to, moment().toLocalDate()));
            entry(zip, part.name() + ".cpg", to -> to.write("UTF-8".getBytes(StandardCharsets.US_ASCII)));
        }
        Notice notice = new Notice(what, kept);
        entry(zip, "LISEZMOI.txt", to -> to.write(notice.text().getBytes(StandardCharsets.UTF_8)));
        entry(zip, "noms-des-champs.csv", to -> to.write(notice.names().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
        out.flush();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(moment());
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    private LocalDateTime moment() {
        return LocalDateTime.ofInstant(what.moment(), ZoneOffset.UTC);
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (Part part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                first = e;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
