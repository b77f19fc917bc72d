package fr.archipel.exchange.profile;

import fr.archipel.exchange.profile.value.Folding;
import fr.archipel.exchange.profile.value.Texts;
import fr.archipel.exchange.reader.Row;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@link Constant} over the columns of one file. */
record Template(Constant constant, Columns file, String fileName) {
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)\\}");

    /** Null when it says nothing of such a geometry, or one of its columns is not there or says nothing. */
    @Nullable
    String text(Row row) {
        String text = constant.text(row.geometry());
        if (text == null || text.indexOf('{') < 0) {
            return text;
        }
        Matcher matcher = HOLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String piece = piece(matcher.group(1), row);
            if (piece == null || Folding.isNull(piece)) {
                return null;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(piece));
        }
        return matcher.appendTail(filled).toString();
    }

    private @Nullable String piece(String name, Row row) {
        if (name.equals("numero")) {
            return String.valueOf(row.number());
        }
        if (name.equals("fichier")) {
            return fileName;
        }
        Object cell = file.findCut(name).map(place -> row.values().get(place)).orElse(null);
        return cell == null ? null : Texts.plain(cell);
    }
}
