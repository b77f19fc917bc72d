package fr.archipel.sheet;

import fr.archipel.fiche.map.TerritoryDrawing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The paper a sheet is printed on. */
enum Paper {
    A4(TerritoryDrawing.Paper.A4),
    A3(TerritoryDrawing.Paper.A3);

    private final TerritoryDrawing.Paper map;

    Paper(TerritoryDrawing.Paper map) {
        this.map = map;
    }

    TerritoryDrawing.Paper map() {
        return map;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Paper::name).toList();
    }

    static Optional<Paper> find(String id) {
        return Arrays.stream(values()).filter(each -> each.name().equals(id)).findFirst();
    }
}
