package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;

/**
 * A rule: what it is called, how grave what it finds is at most, what it compares, and which difference it lets pass.
 *
 * @param check its findings in a contract; pure
 */
public record Regle(
        String id,
        String titre,
        Severite severite,
        String explication,
        String tolerance,
        @JsonIgnore Function<Dossier, List<Anomalie>> check) {}
