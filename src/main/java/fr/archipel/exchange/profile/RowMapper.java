package fr.archipel.exchange.profile;

import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.reader.Row;
import java.io.IOException;

/** Reads the values of a file's rows as a target's. Told row after row, by one thread. */
public interface RowMapper {

    /** Where mapped rows and findings go. */
    interface Sink {
        void row(MappedRow row) throws IOException;

        void finding(Finding finding) throws IOException;
    }

    void map(Row row, Sink sink) throws IOException;
}
