package fr.archipel.scot.cover;

import fr.archipel.scot.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** French sentences to read with the figures: what is missing, what is doubtful. */
final class Reasons {
    private static final String INDICATIVE =
            "La loi mesure l'artificialisation nette à partir de %s, à l'échelle d'un document "
                    + "de planification : jusque-là ces figures sont indicatives, et elles ne s'ajoutent jamais à la consommation d'ENAF.";
    private static final String READING =
            "Ce qui est urbanisé dans l'OCS2D suit notre lecture des intitulés de ses usages "
                    + "(table ocs2d_urbanise), indicative et à confirmer ; ce n'est ni l'artificialisation de la loi, ni la consommation "
                    + "publiée par le Cerema, et aucune de ces figures ne s'ajoute aux leurs.";

    private Reasons() {}

    static List<String> stock(CoverSource source, Stock stock, boolean schematic) {
        List<String> all = new ArrayList<>();
        if (stock.notCovered() > 0) {
            all.add("%s du périmètre ne sont couverts par aucun polygone du millésime."
                    .formatted(Words.hectares(stock.notCovered())));
        }
        if (stock.overlaps() > 0) {
            all.add("Des polygones se recouvrent ou débordent : la somme dépasse le périmètre de %s."
                    .formatted(Words.hectares(stock.overlaps())));
        }
        long unknown = Stock.sum(stock.cells(), row -> row.state() == null);
        if (unknown > 0) {
            all.add(
                    source == CoverSource.OCSGE
                            ? "%s portent un couple de codes que la nomenclature ne connaît pas : comptés ni artificialisés, ni non artificialisés."
                                    .formatted(Words.hectares(unknown))
                            : "%s n'ont pas d'usage, ou un usage non tranché : comptés ni urbanisés, ni non urbanisés."
                                    .formatted(Words.hectares(unknown)));
        }
        general(all, source, schematic);
        return all;
    }

    static List<String> flux(CoverSource source, boolean schematic, @Nullable Integer firstYear) {
        List<String> all = new ArrayList<>();
        if (source == CoverSource.OCSGE) {
            all.add(INDICATIVE.formatted(firstYear == null ? "2031" : firstYear.toString()));
        }
        general(all, source, schematic);
        return all;
    }

    private static void general(List<String> all, CoverSource source, boolean schematic) {
        if (source == CoverSource.OCS2D) {
            all.add(READING);
        }
        if (schematic) {
            all.add(
                    "Des contours de communes sont schématiques : les parts près des limites communales sont approchées.");
        }
    }
}
