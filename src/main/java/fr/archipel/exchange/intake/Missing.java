package fr.archipel.exchange.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What becomes of objects that the file should hold and no longer does. */
public enum Missing {
    GARDER("garder"),
    SUPPRIMER("supprimer");

    private final String id;

    Missing(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public static Optional<Missing> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
