package fr.archipel.scot.rule;

import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ScotRef;
import java.util.List;
import java.util.stream.Stream;

/** Perimeters that parameters are stated for, as they surround the one that is asked about. */
final class Levels {
    /** All our perimeters lie in Hauts-de-France. */
    static final List<String> EVERYWHERE = List.of("france", "region:32");

    private Levels() {}

    /** From the perimeter itself to the whole country. An EPCI or a SCoT surrounds it when it holds all its communes. */
    static List<String> around(PerimeterSheet perimeter) {
        Stream<String> epci =
                perimeter.type().startsWith("commune") && perimeter.epci().size() == 1
                        ? perimeter.epci().stream().map(Levels::name)
                        : Stream.of();
        Stream<String> scot =
                !perimeter.type().equals("scot") && perimeter.scots().size() == 1
                        ? perimeter.scots().stream().map(Levels::name)
                        : Stream.of();
        return Stream.of(Stream.of(perimeter.id()), epci, scot, Stream.of("region:32", "france"))
                .flatMap(each -> each)
                .toList();
    }

    /** The perimeter, its communes, and the EPCI and SCoTs they belong to. */
    static List<String> within(PerimeterSheet perimeter) {
        return Stream.of(
                        Stream.of(perimeter.id()),
                        perimeter.insee().stream().map(insee -> "commune:" + insee),
                        perimeter.epci().stream().map(Levels::name),
                        perimeter.scots().stream().map(Levels::name))
                .flatMap(each -> each)
                .toList();
    }

    private static String name(EpciRef epci) {
        return "epci:" + epci.siren();
    }

    private static String name(ScotRef scot) {
        return "scot:" + scot.id();
    }
}
