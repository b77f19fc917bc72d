package fr.archipel.feature.format;

import fr.archipel.json.Json;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A list in one cell: its values joined with {@code |}; one in a value is written {@code \|}. */
public final class JoinedList {
    private JoinedList() {}

    /** {@code json}: the list as a row holds it, a JSON array of texts; null in it is an empty text. */
    public static String of(byte[] json) {
        return StreamSupport.stream(Json.read(json).spliterator(), false)
                .map(value -> value.isNull()
                        ? ""
                        : value.asText().replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }
}
