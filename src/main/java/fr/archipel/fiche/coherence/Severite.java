package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters: two printed amounts that cannot both be right, a doubt, a remark. */
public enum Severite {
    ERREUR,
    AVERTISSEMENT,
    INFORMATION;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
