package fr.archipel.scot.cover;

import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.cover.FluxAnswer.ClassRef;
import fr.archipel.scot.cover.FluxAnswer.Flows;
import fr.archipel.scot.cover.FluxAnswer.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of what changed: by pair of classes, by commune, by kind of zone, by friche. */
final class FluxLines {
    private static final Map<String, String> ZONES = Map.of(
            "U", "Zones urbaines",
            "AU", "Zones à urbaniser",
            "AUc", "Zones à urbaniser ouvertes",
            "AUs", "Zones à urbaniser fermées",
            "A", "Zones agricoles",
            "Ah", "Secteurs bâtis en zone agricole",
            "N", "Zones naturelles",
            "Nh", "Secteurs bâtis en zone naturelle",
            "Nd", "Secteurs de loisirs en zone naturelle");

    private final CoverSource source;
    private final Flux flux;

    FluxLines(CoverSource source, Flux flux) {
        this.source = source;
        this.flux = flux;
    }

    /** Widest change first. */
    List<Line> classes(Titles titles) {
        return flux.by(row -> List.of(row.de(), row.vers())).entrySet().stream()
                .map(e -> Map.entry(e.getKey(), Flux.sums(e.getValue())))
                .sorted(Comparator.comparingLong(e -> -moved(e.getValue())))
                .map(e -> {
                    ClassRef de = ClassRef.of(e.getKey().get(0), titles);
                    ClassRef vers = ClassRef.of(e.getKey().get(1), titles);
                    return line(de, vers, null, null, null, de.titre() + " → " + vers.titre(), e.getValue());
                })
                .toList();
    }

    /** Every commune of the perimeter, changed or not. */
    List<Line> communes(PerimeterSheet perimeter) {
        Map<String, List<Flux.Cell>> by = flux.by(Flux.Row::insee);
        return perimeter.communes().stream()
                .map(commune -> new Line(
                        null,
                        null,
                        commune,
                        null,
                        null,
                        commune.nom(),
                        Flows.of(source, Flux.sums(by.getOrDefault(commune.insee(), List.of())))))
                .toList();
    }

    List<Line> zones(List<Flux.Part> parts) {
        List<Flux.Sums> sums = flux.split(parts);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String zone = parts.get(i).id();
            lines.add(line(null, null, zone, null, null, ZONES.getOrDefault(zone, zone), sums.get(i)));
        }
        lines.add(line(null, null, null, null, null, "Hors zonage importé", sums.get(parts.size())));
        return lines;
    }

    List<Line> friches(List<Flux.Part> parts) {
        List<Flux.Sums> sums = flux.split(parts);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Flux.Part part = parts.get(i);
            lines.add(line(
                    null,
                    null,
                    null,
                    FluxStore.friche(part),
                    null,
                    Objects.requireNonNullElse(part.name(), part.id()),
                    sums.get(i)));
        }
        lines.add(line(null, null, null, null, null, "Hors friches", sums.get(parts.size())));
        return lines;
    }

    private Line line(
            @Nullable ClassRef de,
            @Nullable ClassRef vers,
            @Nullable String zone,
            fr.archipel.territory.@Nullable ObjetRef friche,
            fr.archipel.territory.@Nullable CommuneRef commune,
            String title,
            Flux.Sums sums) {
        return new Line(de, vers, commune, zone, friche, title, Flows.of(source, sums));
    }

    private static long moved(Flux.Sums sums) {
        return sums.gained() + sums.returned() + sums.sealed() + sums.unsealed();
    }
}
