package fr.archipel.exchange.finding;

import java.util.Arrays;

/** What a finding does to its row. */
public enum Severity {
    /** The row cannot go in as it is. */
    ERROR("erreur"),
    /** The row goes in; someone should look. */
    WARNING("avertissement"),
    /** The row goes in; what was done to it is said. */
    NOTE("information");

    private final String id;

    Severity(String id) {
        this.id = id;
    }

    /** As reports and the database write it. */
    public String id() {
        return id;
    }

    /** The severity of that id, which is one. */
    public static Severity of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
