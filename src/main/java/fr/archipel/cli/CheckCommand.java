package fr.archipel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.fiche.coherence.Anomalie;
import fr.archipel.fiche.coherence.Dossier;
import fr.archipel.fiche.coherence.Regles;
import fr.archipel.fiche.coherence.Severite;
import fr.archipel.fiche.printed.ContractChecks;
import fr.archipel.fiche.printed.ContractFiles;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.TerritoryFiles;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./archipel check}: what the bundled data say that does not hold together; needs no database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Vérifie les données de gis-data.",
        subcommands = CheckCommand.Contrats.class)
final class CheckCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println("Vérifier les contrats : ./archipel check contrats");
        return 0;
    }

    /** {@code ./archipel check contrats}. */
    @Command(
            name = "contrats",
            mixinStandardHelpOptions = true,
            description = "Cherche les contradictions imprimées dans les contrats.")
    static final class Contrats implements Callable<Integer> {

        @Option(names = "--contrat", paramLabel = "ID", description = "un seul contrat : crte-call…")
        private @Nullable String contrat;

        @Option(names = "--json", description = "écrire en JSON")
        private boolean json;

        @Override
        public Integer call() throws JsonProcessingException {
            Path data = Installation.root().resolve("gis-data");
            ContractFiles files = ContractFiles.read(data.resolve("contrats"));
            List<String> faults = ContractChecks.faults(files);
            if (!faults.isEmpty()) {
                faults.forEach(System.err::println);
                return 1;
            }
            Map<String, String> epciOf = TerritoryFiles.read(data.resolve("territoire")).communes().stream()
                    .collect(Collectors.toMap(TerritoryFiles.Commune::insee, TerritoryFiles.Commune::epci));
            List<Anomalie> found = Regles.check(Dossier.all(files, epciOf).stream()
                    .filter(d -> contrat == null || contrat.equals(d.contrat().id()))
                    .toList());
            if (contrat != null && files.contrats().stream().noneMatch(c -> c.id().equals(contrat))) {
                throw new ProblemException(new Problem.InvalidParameter(
                        "--contrat",
                        contrat,
                        files.contrats().stream().map(c -> c.id()).collect(Collectors.joining(", "))));
            }
            System.out.println(
                    json ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(found) : table(found));
            return 0;
        }

        private static String summary(int found, Map<Severite, Integer> counts) {
            return found == 0
                    ? "Aucune anomalie."
                    : "%n%s : %s."
                            .formatted(
                                    counted(found, "anomalie"),
                                    counts.entrySet().stream()
                                            .map(e -> counted(
                                                    e.getValue(), e.getKey().code()))
                                            .collect(Collectors.joining(", ")));
        }

        private static String counted(int number, String what) {
            return number + " " + what + (number > 1 ? "s" : "");
        }

        private static String table(List<Anomalie> found) {
            StringBuilder text = new StringBuilder();
            Map<Severite, Integer> counts = new EnumMap<>(Severite.class);
            for (Anomalie a : found) {
                counts.merge(a.severite(), 1, Integer::sum);
                text.append("%-14s %-13s %s%n"
                        .formatted(
                                a.fiche() == null ? a.contrat() : a.fiche(),
                                a.severite().code(),
                                a.phrase()));
                for (Anomalie.Valeur value : a.valeurs()) {
                    String places = value.sources().isEmpty() ? "" : " (" + String.join(", ", value.sources()) + ")";
                    text.append("%28s %s : %s%s%n".formatted("", value.libelle(), value.shown(), places));
                }
            }
            return text.append(summary(found.size(), counts)).toString();
        }
    }
}
