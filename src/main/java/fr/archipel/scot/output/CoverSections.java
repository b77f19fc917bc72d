package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final String ONE_VINTAGE =
            "Un flux se mesure entre deux millésimes de l'OCS GE : il n'y en a qu'un pour ce périmètre.";

    private final LandCover cover;
    private final List<Figure> figures = new ArrayList<>();

    private CoverSections(LandCover cover) {
        this.cover = cover;
    }

    static Section net(LandCover cover) {
        return new CoverSections(cover).net();
    }

    static Section sealed(LandCover cover) {
        return new CoverSections(cover).sealed();
    }

    private Section net() {
        stocks("artificialise", "Sols artificialisés");
        flux("artificialisation", "Artificialisation");
        flux("desartificialisation", "Désartificialisation");
        flux("net", "Artificialisation nette");
        return section(Rubrique.ARTIFICIALISATION, NET, List.of());
    }

    private Section sealed() {
        stocks("impermeable", "Sols imperméables");
        flux("impermeabilisation", "Imperméabilisation");
        flux("desimpermeabilisation", "Désimperméabilisation");
        flux("impermeabilisation_nette", "Imperméabilisation nette");
        List<Table.Row> rows = cover.stocks().stream()
                .map(stock -> new Table.Row(List.of(
                        Cell.text(stock.path("millesime").asText()),
                        Cell.area(Values.area(stock.path("total"), "surface_ha")),
                        Cell.area(Values.area(stock.path("total"), "artificialise_ha")),
                        Cell.area(Values.area(stock.path("total"), "impermeable_ha")))))
                .toList();
        return section(
                Rubrique.IMPERMEABILISATION,
                SEALED,
                rows.isEmpty()
                        ? List.of()
                        : List.of(Table.flat(
                                "Stock par millésime de l'OCS GE",
                                List.of(
                                        Column.text("millesime", "Millésime", 14),
                                        Column.areaApart("surface_ha", "Couvert par la donnée"),
                                        Column.areaApart("artificialise_ha", "Artificialisé"),
                                        Column.areaApart("impermeable_ha", "Imperméable")),
                                rows)));
    }

    private Section section(Rubrique rubrique, String lead, List<Table> tables) {
        Set<String> reasons = new LinkedHashSet<>();
        if (cover.stocks().size() < 2) {
            reasons.add(reason());
        }
        cover.stocks().forEach(stock -> reasons.addAll(Values.texts(stock.path("raisons"))));
        reasons.addAll(Values.texts(cover.flux().path("raisons")));
        return new Section(rubrique, lead, figures, tables, List.of(), List.copyOf(reasons), null);
    }

    private String reason() {
        return cover.stocks().size() == 1 ? ONE_VINTAGE : cover.reason();
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
        figure(key, title + span, Values.area(flux.path("total"), key + "_ha"), reason());
    }

    private void figure(String key, String title, @Nullable Long squareMetres, String reason) {
        figures.add(
                squareMetres == null
                        ? Figure.missing(key, title, "ha", reason)
                        : Figure.hectares(key, title, squareMetres));
    }
}
