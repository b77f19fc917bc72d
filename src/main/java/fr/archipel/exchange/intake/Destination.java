package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.Target;
import fr.archipel.feature.edit.TableColumn;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A target and what the database says of its table. The one place where names of tables and columns become SQL.
 *
 * @param layer the layer it is; null for a table that is not served as one
 * @param columns by name
 * @param defaults SQL of the value a column takes when none is given
 * @param generated columns that the table computes
 * @param identity whether the database numbers the keys by itself
 */
record Destination(
        Target target,
        @Nullable Layer layer,
        Map<String, TableColumn> columns,
        Map<String, String> defaults,
        Set<String> generated,
        boolean identity) {

    static Destination read(Session session, Target target, @Nullable Layer layer) throws SQLException {
        Map<String, TableColumn> columns = new HashMap<>();
        Map<String, String> defaults = new HashMap<>();
        List<String> identities = new ArrayList<>();
        Set<String> generated = new HashSet<>();
        session.forEach(Sql.of("""
                SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull, a.attidentity <> '' AS numerotee, a.attgenerated <> '' AS calculee,
                       CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS defaut
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped""", Sql.name(target.table())), 0, row -> {
            String name = row.getString("attname");
            String value = row.getString("defaut");
            boolean numbered = row.getBoolean("numerotee");
            columns.put(
                    name,
                    new TableColumn(row.getString("type"), row.getBoolean("attnotnull"), numbered || value != null));
            if (value != null) {
                defaults.put(name, value);
            }
            if (row.getBoolean("calculee")) {
                generated.add(name);
            }
            if (numbered) {
                identities.add(name);
            }
        });
        if (!columns.containsKey(target.key())) {
            throw new IllegalStateException("no column " + target.key() + " in " + target.table());
        }
        return new Destination(target, layer, columns, defaults, generated, identities.contains(target.key()));
    }

    List<Field> fields() {
        return target.fields();
    }

    TableColumn column(String name) {
        return Objects.requireNonNull(columns.get(name), () -> "column " + name + " of " + target.table());
    }

    /** Its type without what bounds it. */
    String type(String name) {
        return column(name).type();
    }

    String table() {
        return Sql.name(target.table());
    }

    /** The key of row {@code alias}. */
    String key(String alias) {
        return alias + "." + Sql.name(target.key());
    }

    boolean hasGeometry() {
        return target.geometry() != null;
    }

    /** The geometry of row {@code alias}. */
    String geometry(String alias) {
        return alias + "." + Sql.name(Objects.requireNonNull(target.geometry()));
    }

    boolean needsGeometry() {
        return target.geometry() != null && column(target.geometry()).notNull();
    }

    /** Place of a field among those of an import, or -1. */
    int place(String field) {
        for (int i = 0; i < fields().size(); i++) {
            if (fields().get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** The field that names an object to people; null when there is none among those of an import. */
    @Nullable
    String label() {
        return layer != null && place(layer.label()) >= 0 ? layer.label() : null;
    }

    /** Large tables follow a curve: what would compare each row with its neighbours is left out there. */
    boolean isLarge() {
        return layer != null && layer.storage().order() != null;
    }

    /** All columns of the table that can be written, but its geometry. */
    List<String> plain() {
        return columns.keySet().stream()
                .filter(name -> !name.equals(target.geometry()) && !generated.contains(name))
                .sorted()
                .toList();
    }

    /** SQL: those of row {@code alias}. */
    String plainColumns(String alias) {
        return plain().stream().map(name -> alias + "." + Sql.name(name)).collect(Collectors.joining(", "));
    }

    /** SQL: a digest of row {@code alias}, of what imports write, so that a change since is seen. */
    String digest(String alias) {
        StringBuilder row = new StringBuilder("md5(ROW(");
        for (Field field : fields()) {
            row.append(alias).append('.').append(Sql.name(field.name())).append(", ");
        }
        return row.append(hasGeometry() ? geometry(alias) : "NULL")
                .append(")::text)")
                .toString();
    }
}
