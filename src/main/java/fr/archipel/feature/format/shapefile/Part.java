package fr.archipel.feature.format.shapefile;

import fr.archipel.layer.Field;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One table of the archive, with its shapes or without.
 *
 * @param name of its files, without their extensions
 * @param kind null without shapes
 */
record Part(String name, @Nullable ShapeKind kind, @Nullable Shapes shapes, Table table) implements Closeable {

    static Part of(String name, @Nullable ShapeKind kind, List<Field> fields, List<String> names) {
        return new Part(
                name,
                kind,
                kind == null ? null : new Shapes(kind),
                new Table(IntStream.range(0, fields.size())
                        .mapToObj(i -> new TableColumn(fields.get(i), names.get(i)))
                        .toList()));
    }

    /** What it holds, for people. */
    String content() {
        return kind == null ? "sans géométrie" : kind.suffix();
    }

    @Override
    public void close() throws IOException {
        if (shapes != null) {
            shapes.close();
        }
        table.close();
    }
}
