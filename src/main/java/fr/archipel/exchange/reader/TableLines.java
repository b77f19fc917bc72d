package fr.archipel.exchange.reader;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table without types: lines of cells, in order, as often as asked. */
interface TableLines {
    /** A cell is a String that is not blank, a LocalDate, a Boolean, or null. The list is not to be kept unless copied. */
    @FunctionalInterface
    interface Visitor {
        /** {@code number}: of the line, as an editor or a spreadsheet counts it. False to stop. */
        boolean line(long number, List<@Nullable Object> cells) throws IOException;
    }

    void read(Visitor visitor) throws IOException;
}
