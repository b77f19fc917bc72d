package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a standard's files hold, and where they fall short of it.
 *
 * @param rows written, in all tables
 * @param conforming rows without a fault
 * @param leftOutCount objects the standard has no place for
 * @param leftOut the first thousand of them
 * @param faultCount in all rows
 * @param faults those of one page
 */
public record Conformity(
        long rows,
        long conforming,
        long leftOutCount,
        List<LeftOut> leftOut,
        List<TableTally> tables,
        long faultCount,
        List<Fault> faults) {
    public Conformity {
        leftOut = List.copyOf(leftOut);
        tables = List.copyOf(tables);
        faults = List.copyOf(faults);
    }

    /** An object that is not written; {@code reason} is French. */
    public record LeftOut(
            @JsonProperty("objet") String object,
            @JsonProperty("motif") String reason) {}

    public record TableTally(
            @JsonProperty("table") String name,
            @JsonProperty("titre") String title,
            @JsonProperty("lignes") long rows,
            @JsonProperty("champs") List<FieldTally> fields) {
        public TableTally {
            fields = List.copyOf(fields);
        }
    }

    /** {@code faults}: how many, by rule. */
    public record FieldTally(StandardField field, long filled, long empty, Map<Fault.Rule, Long> faults) {
        public FieldTally {
            faults = Map.copyOf(faults);
        }
    }
}
