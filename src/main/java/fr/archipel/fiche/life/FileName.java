package fr.archipel.fiche.life;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names of files as people give them, made harmless. */
final class FileName {
    private static final int MAXIMUM = 150;

    private FileName() {}

    /** The last step of a path, without what is no letter to see; never empty. */
    static String clean(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\"<>:|?*]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (name.length() > MAXIMUM) {
            int dot = name.lastIndexOf('.');
            String extension = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
            name = name.substring(0, MAXIMUM - extension.length()) + extension;
        }
        return name.replace(".", "").isBlank() ? "piece-jointe" : name;
    }

    /** RFC 6266: saved, not shown; a plain name for old clients, the true one in UTF-8. */
    static String disposition(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}
