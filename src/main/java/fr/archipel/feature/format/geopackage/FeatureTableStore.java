package fr.archipel.feature.format.geopackage;

import fr.archipel.db.Sql;
import fr.archipel.feature.FeatureRow;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Boxes;
import fr.archipel.feature.format.binary.KeyColumn;
import fr.archipel.feature.format.binary.WkbPass;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One layer's table in a GeoPackage: {@code fid}, {@code geom}, the key, the fields. Of each row only its box is held. */
final class FeatureTableStore {
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final String name;
    private final Output what;
    private final List<Field> columns;
    private final List<String> columnNames;
    private final WkbPass pass;
    private final Boxes boxes = new Boxes();
    private final Box none = new Box();
    private final PreparedStatement insert;
    private int count;

    FeatureTableStore(Connection connection, String name, Output what) throws SQLException {
        this.connection = connection;
        this.name = name;
        this.what = what;
        this.columns = KeyColumn.first(what);
        this.columnNames = names(columns);
        this.pass = new WkbPass(what.crs().eastFirst());
        GeoPackageStore.execute(connection, create());
        this.insert = connection.prepareStatement(insertion());
    }

    String name() {
        return name;
    }

    Output what() {
        return what;
    }

    String moment() {
        return MOMENT.format(what.moment());
    }

    /** {@code fid} and {@code geom} are ours; a field of one of these names takes another. */
    private static List<String> names(List<Field> columns) {
        Set<String> taken = new HashSet<>(Set.of("fid", "geom"));
        List<String> names = new ArrayList<>();
        for (Field field : columns) {
            String name = field.name();
            while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                name += "_";
            }
            names.add(name);
        }
        return names;
    }

    private String create() {
        StringBuilder sql =
                new StringBuilder("CREATE TABLE " + Sql.name(name) + " (\n  fid INTEGER PRIMARY KEY NOT NULL");
        if (what.geometry()) {
            sql.append(",\n  geom ").append(geometryType());
        }
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.get(i);
            sql.append(",\n  ").append(Sql.name(columnNames.get(i))).append(' ').append(type(field));
            if (field.required()) {
                sql.append(" NOT NULL");
            }
        }
        return sql.append(')').toString();
    }

    /** Text arrives as the bytes of its UTF-8, which a cast takes for text without a copy as a String. */
    private String insertion() {
        List<String> values = new ArrayList<>(List.of("?"));
        if (what.geometry()) {
            values.add("?");
        }
        columns.forEach(field -> values.add(isText(field) ? "CAST(? AS TEXT)" : "?"));
        return "INSERT INTO " + Sql.name(name) + " VALUES (" + String.join(", ", values) + ")";
    }

    private static boolean isText(Field field) {
        return switch (field.type()) {
            case TEXT, TEXTS, DATE, TIMESTAMP -> true;
            case INTEGER, DECIMAL, BOOLEAN -> false;
        };
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT, TEXTS -> "TEXT";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME";
        };
    }

    private String geometryType() {
        return what.layer().geometryType().toUpperCase(Locale.ROOT);
    }

    void add(FeatureRow row) throws IOException {
        try {
            int at = 1;
            insert.setInt(at++, ++count);
            if (what.geometry()) {
                geometry(at++, row.geometry());
            }
            for (int i = 0; i < columns.size(); i++) {
                bind(at++, columns.get(i), KeyColumn.value(row, i));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw GeoPackageStore.failed(e);
        }
    }

    private void geometry(int at, byte @Nullable [] wkb) throws SQLException {
        if (wkb == null) {
            boxes.add(none);
            insert.setNull(at, Types.BLOB);
        } else {
            insert.setBytes(at, GeometryBlob.of(wkb, what.crs().srid(), pass, boxes));
        }
    }

    private void bind(int at, Field field, byte @Nullable [] value) throws SQLException {
        if (value == null) {
            insert.setNull(at, Types.NULL);
            return;
        }
        switch (field.type()) {
            case TEXT, TEXTS, DATE, TIMESTAMP -> insert.setBytes(at, value);
            case INTEGER -> insert.setLong(at, Long.parseLong(ascii(value)));
            case DECIMAL -> insert.setDouble(at, Double.parseDouble(ascii(value)));
            case BOOLEAN -> insert.setInt(at, value[0] == 't' ? 1 : 0);
        }
    }

    private static String ascii(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }

    /** {@code title}: of the layer, as no other has it in this file. */
    void finish(String title) throws SQLException {
        insert.close();
        Box extent = boxes.extent();
        boolean empty = extent.isEmpty();
        GeoPackageStore.execute(
                connection,
                GeoPackageSql.CONTENTS,
                name,
                what.geometry() ? "features" : "attributes",
                title,
                what.layer().description(),
                moment(),
                empty ? null : extent.minX(),
                empty ? null : extent.minY(),
                empty ? null : extent.maxX(),
                empty ? null : extent.maxY(),
                what.geometry() ? what.crs().srid() : null);
        if (what.geometry()) {
            GeoPackageStore.execute(
                    connection,
                    GeoPackageSql.GEOMETRY_COLUMN,
                    name,
                    geometryType(),
                    what.crs().srid());
            TreeStore.write(connection, "rtree_" + name + "_geom", boxes);
            GeoPackageStore.execute(connection, GeoPackageSql.EXTENSION, name);
            for (String trigger : GeoPackageSql.triggers(name)) {
                GeoPackageStore.execute(connection, trigger);
            }
        }
        describeColumns();
    }

    private void describeColumns() throws SQLException {
        Set<String> titles = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.get(i);
            String unit = Objects.requireNonNullElse(field.unit(), "");
            String title = unit.isEmpty() ? field.title() : "%s (%s)".formatted(field.title(), unit);
            boolean list = field.type() == FieldType.TEXTS;
            String codes = field.codes().isEmpty() || list ? null : name + "_" + columnNames.get(i);
            GeoPackageStore.execute(
                    connection,
                    GeoPackageSql.DATA_COLUMN,
                    name,
                    columnNames.get(i),
                    titles.add(title) ? title : columnNames.get(i),
                    title,
                    field.meaning(),
                    list ? "application/json" : null,
                    codes);
            if (codes != null) {
                for (Field.Code code : field.codes()) {
                    GeoPackageStore.execute(connection, GeoPackageSql.CODE, codes, code.code(), code.title());
                }
            }
        }
    }

    void close() throws SQLException {
        insert.close();
    }
}
