package fr.archipel.feature.format;

import fr.archipel.layer.Field;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;

/** The second sheet: where the data come from, and what each column means. */
final class XlsxNotice {
    private XlsxNotice() {}

    static void write(Worksheet sheet, Output what, long objects, boolean cut) throws IOException {
        sheet.width(0, 34);
        sheet.width(1, 30);
        sheet.width(2, 12);
        sheet.width(3, 14);
        sheet.width(4, 90);
        int row = 0;
        for (var entry : what.notice().entrySet()) {
            if (!entry.getKey().equals("Système de coordonnées")) {
                label(sheet, row, entry.getKey());
                sheet.inlineString(row++, 1, entry.getValue());
            }
        }
        label(sheet, row, "Objets");
        sheet.value(row++, 1, objects);
        label(sheet, row, "Géométrie");
        sheet.inlineString(row++, 1, "Un classeur n'en tient pas : prenez un autre format pour la carte.");
        if (cut) {
            label(sheet, row, "Textes coupés");
            sheet.inlineString(row++, 1, "Une cellule tient 32 767 signes ; les textes plus longs y sont coupés.");
        }
        row++;
        List<String> heads = List.of("Colonne", "Champ", "Unité", "Type", "Sens et valeurs admises");
        for (int i = 0; i < heads.size(); i++) {
            label(sheet, row, i, heads.get(i));
        }
        List<String> titles = XlsxEncoder.titles(what.fields());
        for (int i = 0; i < titles.size(); i++) {
            field(sheet, ++row, titles.get(i), what.fields().get(i));
        }
        sheet.finish();
    }

    private static void field(Worksheet sheet, int row, String title, Field field) {
        sheet.inlineString(row, 0, title);
        sheet.inlineString(row, 1, field.name());
        sheet.inlineString(row, 2, field.unit() == null ? "" : field.unit());
        sheet.inlineString(row, 3, type(field));
        String meaning = field.meaning() == null ? "" : field.meaning();
        String codes = field.codes().stream()
                .map(code -> code.code() + " = " + code.title())
                .collect(Collectors.joining(" ; "));
        sheet.inlineString(row, 4, codes.isEmpty() ? meaning : meaning + ". Valeurs : " + codes);
        sheet.style(row, 4).wrapText(true).verticalAlignment("top").set();
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> "texte";
            case TEXTS -> "textes, entre |";
            case INTEGER -> "entier";
            case DECIMAL -> "nombre";
            case BOOLEAN -> "vrai ou faux";
            case DATE -> "date";
            case TIMESTAMP -> "date et heure, UTC";
        };
    }

    private static void label(Worksheet sheet, int row, String text) {
        label(sheet, row, 0, text);
    }

    private static void label(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, text);
        sheet.style(row, column).bold().set();
    }
}
