package fr.archipel.fiche.printed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code gis-data/contrats} as records. Every file is read strictly: an unknown key, a repeated one or a value
 * of another kind is refused; what holds between files is {@link ContractChecks}' affair.
 */
public record ContractFiles(List<Partie> parties, List<Contrat> contrats, List<Fiche> fiches) {
    private record Parties(List<Partie> parties) {}

    public ContractFiles {
        parties = List.copyOf(parties);
        contrats = List.copyOf(contrats);
        fiches = List.copyOf(fiches);
    }

    /**
     * Reads the whole folder, fiches in the order of their ids. Throws {@link Problem.Unreadable} naming the file and the
     * place in it.
     */
    public static ContractFiles read(Path folder) {
        List<Contrat> contrats = new ArrayList<>();
        List<Fiche> fiches = new ArrayList<>();
        for (Path child : list(folder, Files::isDirectory)) {
            Path file = child.resolve("contrat.yaml");
            if (Files.exists(file)) {
                contrats.add(read(folder, file, Contrat.class));
                Path own = child.resolve("fiches");
                if (Files.isDirectory(own)) {
                    list(own, f -> f.toString().endsWith(".yaml"))
                            .forEach(fiche -> fiches.add(readFiche(folder, fiche)));
                }
            }
        }
        return new ContractFiles(
                read(folder, folder.resolve("parties.yaml"), Parties.class).parties(), contrats, fiches);
    }

    public List<Fiche> fichesOf(Contrat contrat) {
        return fiches.stream().filter(f -> f.contrat().equals(contrat.id())).toList();
    }

    private static Fiche readFiche(Path folder, Path file) {
        Fiche fiche = read(folder, file, Fiche.class);
        if (!file.getFileName().toString().equals(fiche.id() + ".yaml")) {
            throw unreadable(
                    folder, file, "la fiche s'appelle « %s » ; le fichier doit porter ce nom".formatted(fiche.id()));
        }
        return fiche;
    }

    private static <T> T read(Path folder, Path file, Class<T> type) {
        try {
            return ContractMapper.YAML.readValue(file.toFile(), type);
        } catch (JsonProcessingException e) {
            throw unreadable(folder, file, reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException unreadable(Path folder, Path file, String reason) {
        return new ProblemException(
                new Problem.Unreadable(folder.relativize(file).toString(), reason));
    }

    private static String reason(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : "ligne " + e.getLocation().getLineNr();
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String cause = e.getCause() instanceof IllegalArgumentException refused
                ? refused.getMessage()
                : e.getOriginalMessage();
        return Stream.of(line, path, cause).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static List<Path> list(Path folder, Predicate<Path> kept) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(kept)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
