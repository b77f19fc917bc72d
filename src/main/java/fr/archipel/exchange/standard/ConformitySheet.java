package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.archipel.exchange.standard.Conformity.FieldTally;
import fr.archipel.exchange.standard.Conformity.LeftOut;
import fr.archipel.request.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report of conformity as JSON: {@code items} are the faults of a page, {@code numberMatched} counts all. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConformitySheet(
        String standard,
        @JsonProperty("titre") String title,
        String version,
        String schema,
        @JsonProperty("portee") Scope scope,
        @JsonProperty("lignes") long rows,
        @JsonProperty("lignes_conformes") long conforming,
        @JsonProperty("ecartes_nombre") long leftOutCount,
        @JsonProperty("ecartes") List<LeftOut> leftOut,
        List<Table> tables,
        long numberMatched,
        List<Fault> items,
        List<Link> links) {
    public ConformitySheet {
        leftOut = List.copyOf(leftOut);
        tables = List.copyOf(tables);
        items = List.copyOf(items);
        links = List.copyOf(links);
    }

    public record Table(
            @JsonProperty("table") String name,
            @JsonProperty("titre") String title,
            @JsonProperty("lignes") long rows,
            @JsonProperty("champs") List<Field> fields) {
        public Table {
            fields = List.copyOf(fields);
        }
    }

    /** {@code from}: French, what fills it; null when nothing of ours does. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Field(
            @JsonProperty("champ") String name,
            FieldKind type,
            @JsonProperty("obligatoire") boolean required,
            @JsonProperty("origine") @Nullable String from,
            @JsonProperty("renseignes") long filled,
            @JsonProperty("vides") long empty,
            @JsonProperty("fautes") List<RuleCount> faults) {
        public Field {
            faults = List.copyOf(faults);
        }
    }

    public record RuleCount(
            @JsonProperty("regle") Fault.Rule rule,
            @JsonProperty("titre") String title,
            @JsonProperty("nombre") long count) {}

    static ConformitySheet of(Standard standard, Scope scope, Conformity found, List<Link> links) {
        return new ConformitySheet(
                standard.id(),
                standard.title(),
                standard.version(),
                standard.schema(),
                scope,
                found.rows(),
                found.conforming(),
                found.leftOutCount(),
                found.leftOut(),
                found.tables().stream()
                        .map(table -> new Table(
                                table.name(),
                                table.title(),
                                table.rows(),
                                table.fields().stream()
                                        .map(ConformitySheet::field)
                                        .toList()))
                        .toList(),
                found.faultCount(),
                found.faults(),
                links);
    }

    private static Field field(FieldTally tally) {
        return new Field(
                tally.field().name(),
                tally.field().kind(),
                tally.field().required(),
                tally.field().from(),
                tally.filled(),
                tally.empty(),
                tally.faults().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(entry ->
                                new RuleCount(entry.getKey(), entry.getKey().title(), entry.getValue()))
                        .toList());
    }
}
