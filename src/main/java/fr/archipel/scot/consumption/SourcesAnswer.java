package fr.archipel.scot.consumption;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of flows, what is imported of each, and how the others are. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SourcesAnswer(List<OfSource> items, @Nullable String commentImporter) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OfSource(
            String id,
            String titre,
            String unitePublication,
            String attribution,
            List<Edition> editions,
            String commentImporter) {}

    static SourcesAnswer of(Map<LandSource, List<Edition>> editions) {
        List<OfSource> items = Arrays.stream(LandSource.values())
                .map(source -> new OfSource(
                        source.id(),
                        source.title(),
                        source.unit(),
                        source.attribution(),
                        editions.getOrDefault(source, List.of()),
                        source.howToImport()))
                .toList();
        return new SourcesAnswer(
                items,
                items.stream().allMatch(item -> item.editions().isEmpty())
                        ? "Aucune donnée de consommation n'est importée. Téléchargez le fichier du Cerema, puis : "
                                + LandSource.ENAF.howToImport()
                        : null);
    }
}
