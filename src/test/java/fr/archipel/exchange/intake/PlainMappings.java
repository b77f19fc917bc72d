package fr.archipel.exchange.intake;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.exchange.profile.MappedRow;
import fr.archipel.exchange.profile.RowMapper;
import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.reader.Column;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.Row;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plainest mapping: a field takes the column of its own name. What the pipeline does is tested apart from how profiles
 * read values. A text « ? » is a value no reader understands; {@code cle}, a key; {@code disque}, an area to draw.
 */
record PlainMappings(Function<String, Target> targets, KeyRule key) implements FileMappings {

    static PlainMappings of(Catalogue catalogue, KeyRule key) {
        return new PlainMappings(
                id -> catalogue
                        .findLayer(id)
                        .map(layer -> Target.of(layer, Catalogue.isBuiltIn(id)))
                        .orElseThrow(() -> new ProblemException(new Problem.InvalidField("cible", id, "une couche"))),
                key);
    }

    @Override
    public Target target(String id) {
        return targets.apply(id);
    }

    @Override
    public FileMapping of(ImportRequest request, LayerReader reader, String fileName) {
        Target target = target(String.valueOf(request.target()));
        List<String> names = reader.columns().stream().map(Column::name).toList();
        Map<String, String> columns = new LinkedHashMap<>();
        target.fields().stream().map(Field::name).filter(names::contains).forEach(name -> columns.put(name, name));
        return new FileMapping(target, key, new ByName(target, names), columns, Json.object());
    }

    private record ByName(Target target, List<String> names) implements RowMapper {
        @Override
        public void map(Row row, Sink sink) throws IOException {
            List<@Nullable Object> values = new ArrayList<>();
            List<Boolean> sent = new ArrayList<>();
            for (Field field : target.fields()) {
                int at = names.indexOf(field.name());
                Object value = at < 0 ? null : row.values().get(at);
                sent.add(at >= 0);
                if ("?".equals(value)) {
                    sink.finding(new Finding(
                            row.number(), Rule.UNKNOWN_CODE, field.name(), "?", null, "« ? » n'est pas un code."));
                    values.add(null);
                } else {
                    values.add(read(field, value));
                }
            }
            Object key = value(row, "cle");
            Object disc = value(row, "disque");
            sink.row(new MappedRow(
                    row.number(),
                    key == null ? row.key() : key.toString(),
                    values,
                    sent,
                    row.geometry(),
                    disc == null ? null : Double.valueOf(disc.toString())));
        }

        private @Nullable Object value(Row row, String name) {
            int at = names.indexOf(name);
            return at < 0 ? null : row.values().get(at);
        }

        private static @Nullable Object read(Field field, @Nullable Object value) {
            if (value == null) {
                return null;
            }
            return switch (field.type()) {
                case TEXT -> value.toString();
                case INTEGER -> Long.valueOf(value.toString());
                case DECIMAL -> new java.math.BigDecimal(value.toString());
                case DATE -> java.time.LocalDate.parse(value.toString());
                case TEXTS -> value instanceof String[] texts ? texts : new String[] {value.toString()};
                default -> value;
            };
        }
    }
}
