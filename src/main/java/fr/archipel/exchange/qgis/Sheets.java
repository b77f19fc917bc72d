package fr.archipel.exchange.qgis;

import fr.archipel.layer.Layer;
import fr.archipel.style.qml.Xml;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The sheets to print: the territory on A3 and A4, and a map of each commune on A3. */
final class Sheets {
    private static final String DATE = "[% format_date(now(), 'd MMMM yyyy', 'fr') %]";

    private Sheets() {}

    static void write(Xml xml, Content content) {
        territory(new Sheet(xml, "Carte A3", 420, 297), content);
        territory(new Sheet(xml, "Carte A4", 297, 210), content);
        communes(new Sheet(xml, "Carte de la commune", 420, 297), content);
    }

    private static void territory(Sheet sheet, Content content) {
        furnish(
                sheet,
                content,
                "Les contrats du territoire minier de l'Artois",
                "Cités minières, friches, Chaîne des Parcs, EuroVelo 5 et zones d'activité",
                false);
        sheet.close();
    }

    private static void communes(Sheet sheet, Content content) {
        furnish(sheet, content, "[% \"nom\" %]", "Carte de la commune – code INSEE [% \"insee\" %]", true);
        sheet.atlas(Ties.layerId("communes"), "Communes", "'carte_' || \"insee\"", "nom");
    }

    /** Title above, map on the left, legend, scale and north on the right, sources and date below; millimetres. */
    private static void furnish(Sheet sheet, Content content, String title, String subtitle, boolean atlas) {
        boolean large = sheet.width() > 300;
        double margin = 10;
        double side = large ? 84 : 66;
        double foot = large ? 20 : 24;
        double top = 24;
        double mapWidth = sheet.width() - 2 * margin - side - 6;
        double mapHeight = sheet.height() - top - foot - margin + 4;
        double x = margin + mapWidth + 6;
        double below = top + mapHeight + 2;
        sheet.label(title, margin, 7, mapWidth, 10, large ? 22 : 17, true);
        sheet.label(subtitle, margin, 17, mapWidth, 6, large ? 10 : 9, false);
        sheet.map(margin, top, mapWidth, mapHeight, content.places().get(0).within(0.02), atlas);
        sheet.legend(x, top, side, mapHeight - 34, large ? 9 : 8);
        sheet.north(x, top + mapHeight - 30, 12);
        sheet.scaleBar(x, top + mapHeight - 15, side);
        sheet.label(sources(content), margin, below, mapWidth, foot, large ? 5.5 : 4.8, false);
        sheet.label("Archipel, " + DATE + "\n" + content.origin(), x, below, side, foot, 7, false);
    }

    /** Each layer's own words, once. */
    private static String sources(Content content) {
        Set<String> lines = new LinkedHashSet<>();
        for (Layer layer : content.layers()) {
            lines.add(layer.title() + " : " + layer.attribution() + " ("
                    + layer.licence().title() + ")");
        }
        return "Sources – " + lines.stream().collect(Collectors.joining(" · "));
    }
}
