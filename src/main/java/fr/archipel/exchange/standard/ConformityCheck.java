package fr.archipel.exchange.standard;

import fr.archipel.exchange.standard.Conformity.FieldTally;
import fr.archipel.exchange.standard.Conformity.LeftOut;
import fr.archipel.exchange.standard.Conformity.TableTally;
import fr.archipel.exchange.standard.Fault.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a standard as its files would hold them, and counts. Of their faults only a page is held. */
public final class ConformityCheck {
    private static final int LEFT_OUT_SHOWN = 1_000;

    private final StandardStore store;

    public ConformityCheck(StandardStore store) {
        this.store = store;
    }

    /** {@code skip}: faults before the page; {@code limit}: faults on it. */
    public Conformity of(Standard standard, Scope scope, long skip, int limit) {
        Count count = new Count(skip, limit);
        List<TableTally> tables = new ArrayList<>();
        for (StandardTable table : standard.tables()) {
            TableCount each = new TableCount(table, count);
            if (table.rows()) {
                store.checkedRows(standard, table, scope, each::row);
            }
            tables.add(each.tally());
        }
        return new Conformity(
                count.rows,
                count.conforming,
                count.leftOutCount,
                count.leftOut,
                tables,
                count.faultCount,
                count.faults);
    }

    private static final class Count {
        private final long skip;
        private final int limit;
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private long rows;
        private long conforming;
        private long faultCount;
        private long leftOutCount;

        Count(long skip, int limit) {
            this.skip = skip;
            this.limit = limit;
        }

        void fault(Fault fault) {
            if (++faultCount > skip && faults.size() < limit) {
                faults.add(fault);
            }
        }
    }

    private static final class TableCount {
        private final StandardTable table;
        private final Count count;
        private final List<FieldCheck> checks;
        private final List<Map<Rule, Long>> faults = new ArrayList<>();
        private final long[] filled;
        private final int key;
        private long rows;

        TableCount(StandardTable table, Count count) {
            this.table = table;
            this.count = count;
            this.checks = table.fields().stream().map(FieldCheck::new).toList();
            this.filled = new long[checks.size()];
            int found = -1;
            for (int i = 0; i < checks.size(); i++) {
                faults.add(new EnumMap<>(Rule.class));
                found = table.fields().get(i).name().equals(table.key()) ? i : found;
            }
            this.key = found;
        }

        void row(StandardRow row) {
            String reason = row.leftOut();
            if (reason != null) {
                count.leftOutCount++;
                if (count.leftOut.size() < LEFT_OUT_SHOWN) {
                    count.leftOut.add(new LeftOut(row.objet(), reason));
                }
                return;
            }
            rows++;
            count.rows++;
            boolean good = true;
            for (int i = 0; i < checks.size(); i++) {
                String value = checks.get(i).field().isGeometry() ? shape(row) : row.value(i);
                if (value != null && !value.isEmpty()) {
                    filled[i]++;
                }
                FieldCheck.Wrong wrong = checks.get(i).find(value).orElse(null);
                if (wrong == null && i == key && row.keyIsTwice()) {
                    wrong = new FieldCheck.Wrong(
                            Rule.UNIQUE, "« %s » vaut « %s » dans plusieurs lignes.".formatted(table.key(), value));
                }
                if (wrong != null) {
                    good = false;
                    faults.get(i).merge(wrong.rule(), 1L, Long::sum);
                    count.fault(new Fault(
                            table.name(),
                            row.objet(),
                            row.value(key),
                            checks.get(i).field().name(),
                            wrong.rule(),
                            value,
                            wrong.sentence()));
                }
            }
            count.conforming += good ? 1 : 0;
        }

        /** Only whether there is one: our tables hold no other than valid ones, of the right kind. */
        private static @Nullable String shape(StandardRow row) {
            return row.geometry() == null ? null : "géométrie";
        }

        TableTally tally() {
            List<FieldTally> fields = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                fields.add(new FieldTally(checks.get(i).field(), filled[i], rows - filled[i], faults.get(i)));
            }
            return new TableTally(table.name(), table.title(), rows, fields);
        }
    }
}
