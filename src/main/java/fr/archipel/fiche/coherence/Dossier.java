package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.fiche.printed.Contrat;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Partie;
import fr.archipel.fiche.printed.Provenance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A contract as the rules see it.
 *
 * @param parties by code
 * @param epciOf SIREN of each commune's EPCI, by INSEE code
 */
public record Dossier(Contrat contrat, List<Fiche> fiches, Map<String, Partie> parties, Map<String, String> epciOf) {

    /** One a contract. */
    public static List<Dossier> all(ContractFiles files, Map<String, String> epciOf) {
        Map<String, Partie> parties =
                files.parties().stream().collect(Collectors.toMap(Partie::code, Function.identity()));
        return files.contrats().stream()
                .map(c -> new Dossier(c, files.fichesOf(c), parties, epciOf))
                .toList();
    }

    List<String> sources(Provenance ligne) {
        return List.of(ligne.sources(contrat.document().id()));
    }
}
