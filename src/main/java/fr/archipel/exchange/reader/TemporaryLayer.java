package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.TemporaryFolder;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A layer read from a folder of ours, which leaves with it; maybe under another name. */
final class TemporaryLayer implements LayerReader {
    private final LayerReader inside;
    private final String name;
    private final TemporaryFolder folder;

    TemporaryLayer(LayerReader inside, String name, TemporaryFolder folder) {
        this.inside = inside;
        this.name = name;
        this.folder = folder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return inside.columns();
    }

    @Override
    public FileCrs crs() {
        return inside.crs();
    }

    @Override
    public @Nullable String geometryType() {
        return inside.geometryType();
    }

    @Override
    public boolean hasGeometry() {
        return inside.hasGeometry();
    }

    @Override
    public @Nullable String encoding() {
        return inside.encoding();
    }

    @Override
    public OptionalLong count() {
        return inside.count();
    }

    @Override
    public @Nullable String description() {
        return inside.description();
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        inside.read(visitor);
    }

    @Override
    public List<String> notes() {
        return inside.notes();
    }

    @Override
    public void close() {
        try {
            inside.close();
        } finally {
            folder.close();
        }
    }
}
