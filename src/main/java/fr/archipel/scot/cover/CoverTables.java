package fr.archipel.scot.cover;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as tables, for CSV and workbooks. */
final class CoverTables {
    private CoverTables() {}

    static Report stock(StockAnswer answer, LocalDate today) {
        boolean law = answer.source().id().equals("ocsge");
        String state = law ? "artificialise" : "urbanise";
        String word = law ? "artificialisé" : "urbanisé";
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("code", "Code", 18),
                Column.text("titre", "Ligne", 46),
                Column.area("surface_ha", "Surface"),
                Column.area(state + "_ha", "Sol " + word),
                Column.area("non_" + state + "_ha", "Sol non " + word),
                Column.area("indetermine_ha", "Nature inconnue"),
                Column.area("impermeable_ha", "Sol imperméable"),
                Column.percent("part_pct", "Part du sol couvert")));
        List<Table.Row> rows = new ArrayList<>();
        for (StockAnswer.Line line : answer.lignes()) {
            rows.add(row(code(line), line.titre(), line.surface(), line.partPct()));
        }
        Amount total = answer.total();
        Table table = new Table(
                "Occupation du sol",
                columns,
                List.of(new Table.Group(null, rows, null)),
                total == null ? null : row("", "Total couvert", total, null));
        return report(
                "occupation-sol-" + answer.source().id() + "-"
                        + answer.perimetre().id().replace(':', '-'),
                "Occupation du sol : " + answer.perimetre().titre(),
                "%s %s".formatted(answer.source().titre(), answer.millesime() == null ? "" : answer.millesime()),
                today,
                table,
                answer.raisons(),
                answer.source());
    }

    static Report flux(FluxAnswer answer, LocalDate today) {
        boolean law = answer.source().id().equals("ocsge");
        List<Column> columns = List.of(
                Column.text("code", "Code", 34),
                Column.text("titre", "Ligne", 60),
                law
                        ? Column.areaApart("artificialisation_ha", "Artificialisation")
                        : Column.areaApart("urbanisation_ha", "Urbanisation"),
                law
                        ? Column.areaApart("desartificialisation_ha", "Désartificialisation")
                        : Column.areaApart("retour_ha", "Retour"),
                Column.areaApart("net_ha", "Solde"),
                Column.areaApart("impermeabilisation_ha", "Imperméabilisation"),
                Column.areaApart("desimpermeabilisation_ha", "Désimperméabilisation"),
                Column.areaApart("impermeabilisation_nette_ha", "Solde imperméabilisé"));
        List<Table.Row> rows = new ArrayList<>();
        for (FluxAnswer.Line line : answer.lignes()) {
            rows.add(row(code(line), line.titre(), line.surface()));
        }
        FluxAnswer.Flows total = answer.total();
        Table table = new Table(
                "Flux",
                columns,
                List.of(new Table.Group(null, rows, null)),
                total == null ? null : row("", "Total du périmètre", total));
        return report(
                "flux-" + answer.source().id() + "-" + answer.perimetre().id().replace(':', '-'),
                "Flux d'occupation du sol : " + answer.perimetre().titre(),
                answer.de() == null
                        ? answer.source().titre()
                        : "%s, de %d à %d".formatted(answer.source().titre(), answer.de(), answer.vers()),
                today,
                table,
                answer.raisons(),
                answer.source());
    }

    private static Report report(
            String id,
            String title,
            String subtitle,
            LocalDate today,
            Table table,
            List<String> notes,
            SourceSheet source) {
        return new Report(
                id.length() > 80 ? id.substring(0, 80) : id,
                title,
                subtitle.strip(),
                today,
                List.of(table),
                notes,
                List.of(source.nom() + ", " + source.attribution()));
    }

    private static String code(StockAnswer.Line line) {
        return line.commune() != null ? line.commune().insee() : join(line.codeCs(), line.codeUs());
    }

    private static String code(FluxAnswer.Line line) {
        if (line.classeDe() != null && line.classeVers() != null) {
            return join(line.classeDe().codeCs(), line.classeDe().codeUs()) + " > "
                    + join(line.classeVers().codeCs(), line.classeVers().codeUs());
        }
        return line.commune() != null
                ? line.commune().insee()
                : line.zone() != null
                        ? line.zone()
                        : line.friche() != null ? line.friche().id() : "";
    }

    private static String join(@Nullable String cover, @Nullable String use) {
        return ((cover == null ? "" : cover) + " " + (use == null ? "" : use)).strip();
    }

    private static Table.Row row(String code, String title, Amount amount, @Nullable BigDecimal percent) {
        return new Table.Row(List.of(
                code.isEmpty() ? Cell.BLANK : Cell.text(code),
                Cell.text(title),
                Cell.hectares(amount.surfaceHa()),
                Cell.hectares(amount.artificialiseHa() != null ? amount.artificialiseHa() : amount.urbaniseHa()),
                Cell.hectares(
                        amount.nonArtificialiseHa() != null ? amount.nonArtificialiseHa() : amount.nonUrbaniseHa()),
                Cell.hectares(amount.indetermineHa()),
                Cell.hectares(amount.impermeableHa()),
                percent == null ? Cell.BLANK : Cell.percent(percent)));
    }

    private static Table.Row row(String code, String title, FluxAnswer.Flows flows) {
        return new Table.Row(List.of(
                code.isEmpty() ? Cell.BLANK : Cell.text(code),
                Cell.text(title),
                Cell.hectares(
                        flows.artificialisationHa() != null ? flows.artificialisationHa() : flows.urbanisationHa()),
                Cell.hectares(
                        flows.desartificialisationHa() != null ? flows.desartificialisationHa() : flows.retourHa()),
                Cell.hectares(flows.netHa()),
                Cell.hectares(flows.impermeabilisationHa()),
                Cell.hectares(flows.desimpermeabilisationHa()),
                Cell.hectares(flows.impermeabilisationNetteHa())));
    }
}
