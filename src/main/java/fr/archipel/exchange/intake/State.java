package fr.archipel.exchange.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where an import stands. */
public enum State {
    RECEIVED("recu"),
    EXAMINING("examen"),
    READY("pret"),
    REFUSED("refuse"),
    APPLYING("application"),
    APPLIED("applique"),
    UNDOING("annulation"),
    UNDONE("annule"),
    ABANDONED("abandonne"),
    INTERRUPTED("interrompu");

    private final String id;

    State(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    static State of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Nobody works on it, and nothing of it was applied: it may be examined, again too. */
    public boolean isTrial() {
        return switch (this) {
            case RECEIVED, READY, REFUSED, ABANDONED, INTERRUPTED -> true;
            case EXAMINING, APPLYING, APPLIED, UNDOING, UNDONE -> false;
        };
    }
}
