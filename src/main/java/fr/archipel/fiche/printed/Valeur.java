package fr.archipel.fiche.printed;

import org.jspecify.annotations.Nullable;

/**
 * A single value of a fiche: what is meant, what is printed when it differs, and where.
 *
 * @param valeur null when the document leaves it blank
 * @param imprime null: printed as meant; empty: printed blank
 */
public record Valeur(@Nullable String valeur, @Nullable String imprime, Provenance ligne) {
    public static final Valeur ABSENT = new Valeur(null, null, Provenance.NONE);

    public Valeur {
        ligne = orNone(ligne);
    }

    /** Throws {@link IllegalStateException} when the value is blank. */
    public String get() {
        if (valeur == null) {
            throw new IllegalStateException("valeur absente (ligne " + String.join(", ", ligne.places()) + ")");
        }
        return valeur;
    }

    static Provenance orNone(@Nullable Provenance ligne) {
        return ligne == null ? Provenance.NONE : ligne;
    }
}
