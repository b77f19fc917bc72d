package fr.archipel.tile;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.feature.FeatureRow;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerVersionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tiles from the tables of their layers, each in one snapshot with the versions of the layers. */
public final class TileStore {
    /** Rows held at a time. */
    private static final int ROWS = 500;

    /** Bytes of one layer in one tile, beyond which its features lose most of their fields. */
    private static final int LARGEST = 6 << 20;

    private static final Sql SNAPSHOT = Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");

    private final Database database;
    private final LayerVersionStore versions;
    private final Map<Layer.Storage, Boolean> numbered = new ConcurrentHashMap<>();

    /**
     * A tile as it was at one moment.
     *
     * @param versions of the layers at that moment
     */
    record Snapshot(Pbf mvt, Map<String, Long> versions) {}

    public TileStore(Database database) {
        this.database = database;
        this.versions = new LayerVersionStore(database);
    }

    /** The versions of all followed layers now. */
    Map<String, Long> versions() {
        return versions.numbers();
    }

    Snapshot read(List<Layer> layers, TileId tile) {
        return database.inTransaction(session -> {
            session.update(SNAPSHOT);
            Map<String, Long> seen = LayerVersionStore.numbers(session);
            Pbf out = new Pbf(32_768);
            for (Layer layer : layers) {
                Optional<TileFrame> frame = TileFrame.of(tile, StoredCrs.of(layer));
                if (frame.isPresent()) {
                    encode(session, layer, frame.get(), out);
                }
            }
            return new Snapshot(out, seen);
        });
    }

    private void encode(Session session, Layer layer, TileFrame frame, Pbf out) throws SQLException {
        List<Field> fields = layer.tiles().fieldsAt(frame.tile.zoom(), layer.fields());
        LayerEncoder encoder = encode(session, layer, fields, frame, LARGEST);
        if (encoder.isFull()) {
            // A whole large layer in one tile: every feature stays, with what colours it and nothing else.
            List<Field> drawn = fields.stream()
                    .filter(field -> layer.style().cases() != null
                            && field.name().equals(layer.style().cases().field()))
                    .toList();
            encoder = encode(session, layer, drawn, frame, Integer.MAX_VALUE);
        }
        encoder.writeTo(out);
    }

    private LayerEncoder encode(Session session, Layer layer, List<Field> fields, TileFrame frame, int limit)
            throws SQLException {
        double tolerance = frame.tile.zoom() < layer.tiles().maxzoom() ? 1 : 0;
        LayerEncoder encoder =
                new LayerEncoder(layer.id(), fields, isNumbered(session, layer), frame, tolerance, limit);
        session.forEach(TileSql.rows(layer, fields, frame.box()), ROWS, rows -> encoder.feature(new Row(rows)));
        return encoder;
    }

    private boolean isNumbered(Session session, Layer layer) throws SQLException {
        Boolean known = numbered.get(layer.storage());
        if (known == null) {
            known = session.find(TileSql.numbered(layer), row -> row.getBoolean(1))
                    .orElse(false);
            numbered.put(layer.storage(), known);
        }
        return known;
    }

    /** Its values are the bytes that came over the wire. */
    private record Row(ResultSet rows) implements FeatureRow {
        @Override
        public byte[] key() {
            byte[] key = bytes(1);
            if (key == null) {
                throw new IllegalStateException("a feature without a key");
            }
            return key;
        }

        @Override
        public byte[] position() {
            return key();
        }

        @Override
        public byte @Nullable [] geometry() {
            return bytes(2);
        }

        @Override
        public byte @Nullable [] value(int index) {
            return bytes(3 + index);
        }

        private byte @Nullable [] bytes(int column) {
            try {
                return rows.getBytes(column);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }
    }
}
