package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.territory.TerritoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rules find in the bundled contracts, or in a copy of them. */
final class BundledFindings {
    static final Path CONTRACTS = Path.of("gis-data/contrats");

    private static final Map<String, String> EPCI_OF =
            TerritoryFiles.read(Path.of("gis-data/territoire")).communes().stream()
                    .collect(Collectors.toMap(TerritoryFiles.Commune::insee, TerritoryFiles.Commune::epci));

    static final List<Dossier> DOSSIERS = Dossier.all(ContractFiles.read(CONTRACTS), EPCI_OF);
    static final List<Anomalie> FOUND = Regles.check(DOSSIERS);

    private BundledFindings() {}

    static List<Anomalie> in(Path contracts) {
        return Regles.check(Dossier.all(ContractFiles.read(contracts), EPCI_OF));
    }
}
