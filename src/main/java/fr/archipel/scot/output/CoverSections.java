package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 2° and 3° of art. R. 2231-1 CGCT: net artificialisation and sealed ground, from land cover (OCS GE). */
final class CoverSections {
    private static final String NET =
            "Solde entre les surfaces artificialisées et les surfaces désartificialisées, au sens de"
                    + " la nomenclature annexée à l'article R.\u00A0101-1 du code de l'urbanisme (2° de l'article R.\u00A02231-1 du CGCT).";
    private static final String SEALED =
            "Surfaces dont les sols ont été rendus imperméables, au sens des 1° et 2° de la même"
                    + " nomenclature (3° de l'article R.\u00A02231-1 du CGCT) ; mesurées par les zones imperméables de l'OCS GE.";
    private static final String SPAN =
            "Le flux est mesuré entre les millésimes %s et %s de l'OCS GE, les plus proches des années du rapport, %d à %d.";

    private final LandCover cover;
    private final int firstYear;
    private final List<Figure> figures = new ArrayList<>();

    private CoverSections(LandCover cover, int firstYear) {
        this.cover = cover;
        this.firstYear = firstYear;
    }

    /** {@code firstYear}: of the years told. */
    static Section net(LandCover cover, int firstYear) {
        return new CoverSections(cover, firstYear).net();
    }

    static Section sealed(LandCover cover, int firstYear) {
        return new CoverSections(cover, firstYear).sealed();
    }

    private Section net() {
        stocks("artificialise", "Sols artificialisés");
        flux("artificialisation", "Artificialisation");
        flux("desartificialisation", "Désartificialisation");
        flux("net", "Artificialisation nette");
        return section(Rubrique.ARTIFICIALISATION, NET, byClass("artificialise", "Sols artificialisés"));
    }

    private Section sealed() {
        stocks("impermeable", "Sols imperméables");
        flux("impermeabilisation", "Imperméabilisation");
        flux("desimpermeabilisation", "Désimperméabilisation");
        flux("impermeabilisation_nette", "Imperméabilisation nette");
        List<Table> tables = new ArrayList<>(byVintage());
        tables.addAll(byClass("impermeable", "Sols imperméables"));
        return section(Rubrique.IMPERMEABILISATION, SEALED, tables);
    }

    private List<Table> byVintage() {
        List<Table.Row> rows = cover.stocks().stream()
                .map(stock -> new Table.Row(List.of(
                        Cell.text(stock.path("millesime").asText()),
                        Cell.area(Values.area(stock.path("total"), "surface_ha")),
                        Cell.area(Values.area(stock.path("total"), "artificialise_ha")),
                        Cell.area(Values.area(stock.path("total"), "impermeable_ha")))))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(Table.flat(
                        "Stock par millésime de l'OCS GE",
                        List.of(
                                Column.text("millesime", "Millésime", 14),
                                Column.areaApart("surface_ha", "Couvert par la donnée"),
                                Column.areaApart("artificialise_ha", "Artificialisé"),
                                Column.areaApart("impermeable_ha", "Imperméable")),
                        rows));
    }

    /** The classes of cover and use that are so in part at least, in each vintage; widest in the last one first. */
    private List<Table> byClass(String key, String title) {
        Map<String, List<@Nullable Long>> classes = new LinkedHashMap<>();
        int count = cover.stocks().size();
        for (int i = count - 1; i >= 0; i--) {
            for (JsonNode line : cover.stocks().get(i).path("lignes")) {
                Long area = Values.area(line, key + "_ha");
                if (area != null && area > 0) {
                    classes.computeIfAbsent(
                                    line.path("titre").asText(),
                                    each -> new ArrayList<>(Collections.nCopies(count, 0L)))
                            .set(i, area);
                }
            }
        }
        if (classes.isEmpty()) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("classe", "Couverture, usage", 52)));
        cover.stocks().forEach(stock -> {
            String vintage = stock.path("millesime").asText();
            columns.add(Column.area(key + "_" + vintage + "_ha", vintage));
        });
        List<Table.Row> rows = new ArrayList<>();
        classes.forEach((titre, areas) -> {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(titre)));
            areas.forEach(area -> cells.add(Cell.area(area)));
            rows.add(new Table.Row(cells));
        });
        return List.of(Table.summed(title + " par classe", columns, rows, "Total"));
    }

    private Section section(Rubrique rubrique, String lead, List<Table> tables) {
        Set<String> reasons = new LinkedHashSet<>();
        if (!cover.reason().isEmpty()) {
            reasons.add(cover.reason());
        }
        JsonNode flux = cover.flux();
        if (flux.path("de").isInt()) {
            reasons.add(SPAN.formatted(
                    flux.path("de").asText(),
                    flux.path("vers").asText(),
                    firstYear,
                    firstYear + LocalReport.YEARS - 1));
        }
        cover.stocks().forEach(stock -> reasons.addAll(Values.texts(stock.path("raisons"))));
        reasons.addAll(Values.texts(flux.path("raisons")));
        return new Section(rubrique, lead, figures, tables, List.of(), List.copyOf(reasons), null);
    }

    private void stocks(String key, String title) {
        for (JsonNode stock : cover.stocks()) {
            String vintage = stock.path("millesime").asText();
            figure(
                    key + "_" + vintage,
                    title + " en " + vintage,
                    Values.area(stock.path("total"), key + "_ha"),
                    cover.reason());
        }
        if (cover.stocks().isEmpty()) {
            figures.add(Figure.missing(key, title, "ha", cover.reason()));
        }
    }

    private void flux(String key, String title) {
        JsonNode flux = cover.flux();
        String span = flux.path("de").isInt()
                ? " " + flux.path("de").asText() + "-" + flux.path("vers").asText()
                : "";
        figure(key, title + span, Values.area(flux.path("total"), key + "_ha"), cover.reason());
    }

    private void figure(String key, String title, @Nullable Long squareMetres, String reason) {
        figures.add(
                squareMetres == null
                        ? Figure.missing(key, title, "ha", reason)
                        : Figure.hectares(key, title, squareMetres));
    }
}
