package fr.archipel.scot.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a project besides its ground; null: nobody said.
 *
 * @param etatOrigine {@link #ASKED}, {@link #REGISTER}, {@link #STATUS}; {@link #UNKNOWN} without a state
 * @param dateEffet day its ground is taken
 * @param conforme of photovoltaics: whether they meet the decree
 */
record Declaration(
        @Nullable Nature nature,
        @Nullable Etat etat,
        String etatOrigine,
        @Nullable LocalDate dateEffet,
        @Nullable Boolean conforme) {
    static final String ASKED = "demande";
    static final String REGISTER = "declaration";
    static final String STATUS = "statut";
    static final String UNKNOWN = "non_renseigne";
    static final Declaration NONE = new Declaration(null, null, UNKNOWN, null, null);

    /** What this says, completed where it says nothing. */
    Declaration or(Declaration other) {
        return new Declaration(
                nature == null ? other.nature : nature,
                etat == null ? other.etat : etat,
                etat == null ? other.etatOrigine : etatOrigine,
                dateEffet == null ? other.dateEffet : dateEffet,
                conforme == null ? other.conforme : conforme);
    }

    /** Given up, or gives ground back: credits come by the register alone. */
    boolean takesNothing() {
        return isAbandoned() || nature == Nature.RENATURATION;
    }

    boolean isAbandoned() {
        return etat == Etat.ABANDONNE;
    }
}
