package fr.archipel.exchange.intake;

import fr.archipel.db.CopyText;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import fr.archipel.exchange.profile.MappedRow;
import fr.archipel.exchange.profile.RowMapper;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.Row;
import fr.archipel.layer.Field;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of a file, mapped and sent to {@code brut} as they are read: none is held. */
final class RawRows implements RowMapper.Sink {
    private static final int TELL_EVERY = 1_000;

    /** In {@code fautes}: a person decided that the row stays out. */
    static final int LEFT_ASIDE = -1;

    private final Session session;
    private final Arrival arrival;
    private final Destination to;
    private final FindingLog findings;
    private final List<MappedRow> mapped = new ArrayList<>();
    private @Nullable CopyIn copy;
    private @Nullable CopyText out;
    private long written;
    private int faults;
    private boolean leftAside;

    /** Rows of the file. */
    long read;
    /** Rows with an error, of which nothing could be mapped. */
    long unreadable;
    /** Rows that the mapper leaves aside. */
    long skipped;

    RawRows(Session session, Arrival arrival, Destination to, FindingLog findings) {
        this.session = session;
        this.arrival = arrival;
        this.to = to;
        this.findings = findings;
    }

    void fill(LayerReader reader, FileMapping mapping, Corrections corrections, Progress progress)
            throws SQLException, IOException {
        create();
        long total = reader.count().orElse(-1);
        try {
            reader.read(row -> {
                if (read % TELL_EVERY == 0) {
                    Cancelled.check(progress);
                    progress.step(Progress.READING, read, total);
                }
                read++;
                one(corrections.apply(row), mapping.mapper());
            });
            end();
            findings.flush(session);
            progress.step(Progress.READING, read, read);
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void create() throws SQLException {
        StringBuilder columns =
                new StringBuilder("n bigint, ligne bigint, cle_fichier text, fautes integer, dits varbit");
        for (int i = 0; i < to.fields().size(); i++) {
            columns.append(", f")
                    .append(i)
                    .append(' ')
                    .append(to.type(to.fields().get(i).name()));
        }
        session.update(Sql.of(
                "CREATE UNLOGGED TABLE " + arrival.raw() + " (" + columns + ", aire double precision, geom geometry)"));
    }

    private void one(Row row, RowMapper mapper) throws IOException {
        mapped.clear();
        faults = 0;
        leftAside = false;
        mapper.map(row, this);
        if (mapped.isEmpty()) {
            if (faults > 0 && !leftAside) {
                unreadable++;
            } else {
                skipped++;
            }
            return;
        }
        // Values that do not fit are found while writing: every row of the line must know of all its faults.
        List<Object[]> values = new ArrayList<>(mapped.size());
        for (MappedRow each : mapped) {
            values.add(fit(each));
        }
        for (int i = 0; i < mapped.size(); i++) {
            write(mapped.get(i), values.get(i));
        }
        if (findings.isFull()) {
            try {
                end();
                findings.flush(session);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private Object[] fit(MappedRow row) {
        Object[] values = new Object[to.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = to.fields().get(i);
            Object value = row.values().get(i);
            ColumnFit.Fit fit = ColumnFit.of(to.column(field.name()), value);
            if (fit.accepted() != null) {
                finding(new Finding(
                        row.number(),
                        Rule.OUT_OF_RANGE,
                        field.name(),
                        String.valueOf(value),
                        fit.accepted(),
                        "« %s » ne peut pas être la valeur de « %s » ; accepté : %s."
                                .formatted(value, field.title(), fit.accepted())));
            }
            values[i] = fit.value();
        }
        return values;
    }

    private void write(MappedRow row, Object[] values) throws IOException {
        CopyText to = open();
        StringBuilder said = new StringBuilder(values.length);
        row.sent().forEach(each -> said.append(each ? '1' : '0'));
        to.value(++written)
                .value(row.number())
                .value(row.key())
                .value(leftAside ? LEFT_ASIDE : faults)
                .value(said);
        for (Object value : values) {
            to.value(value);
        }
        to.value(row.drawnArea()).geometry(row.geometry());
        to.endRow();
    }

    private CopyText open() throws IOException {
        if (copy == null || out == null) {
            try {
                copy = session.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + arrival.raw() + " FROM STDIN");
            } catch (SQLException e) {
                throw new IOException(e);
            }
            out = new CopyText(copy);
        }
        return out;
    }

    private void end() throws SQLException, IOException {
        if (copy != null && out != null) {
            out.flush();
            copy.endCopy();
            copy = null;
            out = null;
        }
    }

    @Override
    public void row(MappedRow row) {
        mapped.add(row);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
        Choices choices = findings.choices();
        if (choices.rejects(finding.rule(), finding.row())) {
            leftAside = true;
        } else if (choices.severity(finding.rule(), finding.row()) == Severity.ERROR) {
            faults++;
        }
    }
}
