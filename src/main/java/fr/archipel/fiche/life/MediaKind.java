package fr.archipel.fiche.life;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a file is, by its first bytes; what its name or its sender claims counts for nothing. */
final class MediaKind {
    static final int SIGNATURE_BYTES = 12;
    static final List<String> ACCEPTED = List.of("application/pdf", "image/jpeg", "image/png", "image/webp");

    private MediaKind() {}

    static Optional<String> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("%PDF-")) {
            return Optional.of("application/pdf");
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        return text.length() >= 12 && text.startsWith("RIFF") && text.startsWith("WEBP", 8)
                ? Optional.of("image/webp")
                : Optional.empty();
    }
}
