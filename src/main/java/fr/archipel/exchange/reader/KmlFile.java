package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.SafeXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A KML 2: its placemarks, all together with the folder each is in, or those of one folder. */
final class KmlFile {
    private KmlFile() {}

    static LayerReader open(Path file, @Nullable String layer) {
        String name = LayerFile.name(file);
        String whole = ShapefileReader.baseName(file);
        String wanted = layer == null
                ? whole
                : LayerFile.only(contents(file).stream().map(FileLayer::name).toList(), layer);
        String folder = wanted.equals(whole) ? null : wanted;
        return RecordReader.ofShapes(
                name, wanted, GpxFile.DEGREES, (sink, notes) -> pass(file, folder, sink, notes, null));
    }

    /** The whole first, then its folders when there are several. */
    static List<FileLayer> contents(Path file) {
        Map<String, Long> folders = new LinkedHashMap<>();
        long[] all = {0};
        try {
            pass(file, null, (values, geometry) -> all[0]++, new Notes(), folders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<FileLayer> layers = new ArrayList<>();
        layers.add(new FileLayer(ShapefileReader.baseName(file), "Geometry", OptionalLong.of(all[0])));
        if (folders.size() > 1) {
            folders.remove("");
            folders.forEach((folder, count) -> layers.add(new FileLayer(folder, "Geometry", OptionalLong.of(count))));
        }
        return layers;
    }

    private static void pass(
            Path file,
            @Nullable String folder,
            RecordReader.Sink sink,
            Notes notes,
            @Nullable Map<String, Long> folders)
            throws IOException {
        String name = LayerFile.name(file);
        KmlObjects objects = new KmlObjects(folder, sink, folders);
        try {
            SafeXml.read(file, name, objects::see);
        } catch (GeometryGuard.Broken e) {
            throw FileProblems.unreadable(
                    name, "la géométrie de l'objet %d %s.".formatted(objects.number(), e.getMessage()));
        }
        if (objects.sawHeights()) {
            notes.add("Les altitudes (Z) ne sont pas gardées", 1);
        }
        if (objects.sawLinks()) {
            notes.add("Les liens vers d'autres fichiers (NetworkLink) ne sont pas suivis", 1);
        }
    }
}
