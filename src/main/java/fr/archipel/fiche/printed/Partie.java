package fr.archipel.fiche.printed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One who owns, funds or signs; a code of {@code gis-data/contrats/parties.yaml}.
 *
 * @param formes other forms printed in the documents, faults included
 */
public record Partie(
        String code,
        String nom,
        @Nullable String nomLong,
        String type,
        @Nullable String siren,
        @Nullable String insee,
        List<String> formes) {
    public Partie {
        formes = Lists.orEmpty(formes);
    }
}
