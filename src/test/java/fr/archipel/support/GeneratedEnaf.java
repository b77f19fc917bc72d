package fr.archipel.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Files in the exact shape of Cerema's ENAF file whose every figure is GENERATED: invented by a seeded generator, so that
 * screens, files and computations have something to show. They say nothing of any place.
 *
 * <p>By hand: {@code GeneratedEnaf FOLDER [gis-data/territoire/communes.csv]} writes two editions, 2009-2023 and 2011-2024,
 * named {@code conso_enaf_GENERE_…csv}.
 */
public final class GeneratedEnaf {
    private static final List<String> PARTS = List.of("act", "hab", "mix", "rou", "fer", "inc");
    /** The file does not keep the same order there. */
    private static final List<String> WHOLE_PERIOD = List.of("act", "hab", "mix", "inc", "rou", "fer");

    private static final List<String> HEAD = List.of(
            "idcom",
            "idcomtxt",
            "idreg",
            "idregtxt",
            "iddep",
            "iddeptxt",
            "epci",
            "epcitxt",
            "scot",
            "aav2020",
            "aav2020txt",
            "aav2020_typo");
    private static final List<String> TAIL = List.of(
            "pop14",
            "pop20",
            "pop1420",
            "men14",
            "men20",
            "men1420",
            "emp14",
            "emp20",
            "emp1420",
            "mepart1420",
            "menhab1420",
            "artpop1420");

    private GeneratedEnaf() {}

    /** A commune as the file names it. */
    public record Place(String insee, String name, String epci, String scot) {}

    /** m² by year, then by destination; {@code total} beside its parts. */
    public record Flows(Map<Integer, Map<String, Long>> byYear) {
        public long area(int year, String destination) {
            return byYear.get(year).get(destination);
        }
    }

    /** First and last years of the edition, as its name has them: the last flow is of the year before {@code last}. */
    public record Edition(int first, int last) {
        public String fileName() {
            return "conso_enaf_GENERE_%d_%d.csv".formatted(first, last);
        }
    }

    /** The flows of a commune: the same for the same seed; a later edition corrects the provisional year of the one before. */
    public static Flows flows(Place place, Edition edition) {
        Map<Integer, Map<String, Long>> all = new LinkedHashMap<>();
        Random of = new Random(31L * Integer.parseInt(place.insee()));
        double size = 2_000 + of.nextInt(40_000);
        double slowing = 0.3 + 0.9 * of.nextDouble();
        boolean quiet = of.nextInt(12) == 0;
        for (int year = edition.first(); year < edition.last(); year++) {
            Random now = new Random(1_000_003L * year + Integer.parseInt(place.insee()));
            double whole = quiet && year > 2020 ? 0 : size * (0.4 + now.nextDouble()) * (year > 2020 ? slowing : 1);
            if (year == edition.last() - 1) {
                whole *= 0.7;
            }
            all.put(year, year(now, (long) whole));
        }
        return new Flows(all);
    }

    private static Map<String, Long> year(Random random, long whole) {
        Map<String, Long> areas = new LinkedHashMap<>();
        long housing = (long) (whole * (0.4 + 0.4 * random.nextDouble()));
        long activity = (long) ((whole - housing) * random.nextDouble());
        long mixed = (long) ((whole - housing - activity) * 0.5 * random.nextDouble());
        long roads = (long) ((whole - housing - activity - mixed) * 0.6);
        areas.put("act", activity);
        areas.put("hab", housing);
        areas.put("mix", mixed);
        areas.put("rou", roads);
        areas.put("fer", 0L);
        // What Cerema's file has too: residues of a square metre or two, and totals that are off by one.
        areas.put("inc", random.nextInt(9) == 0 ? -1L : whole - housing - activity - mixed - roads);
        areas.put("total", areas.values().stream().mapToLong(Long::longValue).sum() + random.nextInt(2));
        return areas;
    }

    public static Path write(Path folder, Edition edition, List<Place> places) {
        StringBuilder text = new StringBuilder(String.join(";", heads(edition)));
        places.forEach(place -> text.append('\n').append(String.join(";", row(place, edition))));
        try {
            return Files.writeString(folder.resolve(edition.fileName()), text.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> heads(Edition edition) {
        List<String> heads = new ArrayList<>(HEAD);
        heads.replaceAll(head -> head.replaceFirst("^epci", "epci" + two(edition.last())));
        for (int year = edition.first(); year < edition.last(); year++) {
            heads.add("naf" + two(year) + "art" + two(year + 1));
            for (String part : PARTS) {
                heads.add("art" + two(year) + part + two(year + 1));
            }
        }
        heads.add("naf" + two(edition.first()) + "art" + two(edition.last()));
        WHOLE_PERIOD.forEach(part -> heads.add("art" + two(edition.first()) + part + two(edition.last())));
        heads.add("artcom" + two(edition.first()) + two(edition.last()));
        heads.addAll(TAIL);
        heads.add("surfcom" + edition.last());
        return heads;
    }

    private static List<String> row(Place place, Edition edition) {
        Flows flows = flows(place, edition);
        List<String> cells = new ArrayList<>(List.of(
                place.insee(), "\"GÉNÉRÉ " + place.name().replace("\"", "\"\"") + "\"", "32", "Hauts-de-France", "62"));
        cells.addAll(List.of("Pas-de-Calais", place.epci(), "généré", place.scot(), "généré", "généré", "T00_00"));
        Map<String, Long> sums = new LinkedHashMap<>();
        flows.byYear().values().forEach(year -> {
            cells.add(Long.toString(year.get("total")));
            PARTS.forEach(part -> cells.add(Long.toString(year.get(part))));
            year.forEach((part, area) -> sums.merge(part, area, Long::sum));
        });
        cells.add(Long.toString(sums.get("total")));
        WHOLE_PERIOD.forEach(part -> cells.add(Long.toString(sums.get(part))));
        Random random = new Random(7L * Integer.parseInt(place.insee()));
        int households = random.nextInt(200) - 20;
        int jobs = random.nextInt(120) - 40;
        cells.add("0.5");
        cells.addAll(List.of("2000", "2100", "100", "800", Integer.toString(800 + households)));
        cells.addAll(
                List.of(Integer.toString(households), "500", Integer.toString(500 + jobs), Integer.toString(jobs)));
        cells.addAll(List.of("10.5", "7.25", "150.5", "8000000"));
        return cells;
    }

    /** Households gained between 2014 and 2020, as {@link #write} prints them. */
    public static int households(Place place) {
        return new Random(7L * Integer.parseInt(place.insee())).nextInt(200) - 20;
    }

    private static String two(int year) {
        return "%02d".formatted(year % 100);
    }

    /** The communes of the bundled territory. */
    public static List<Place> territory(Path communes) throws IOException {
        List<String> lines = Files.readAllLines(communes);
        List<String> heads = List.of(lines.get(0).replace("\ufeff", "").split(",", -1));
        List<Place> places = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            places.add(new Place(
                    cells.get(heads.indexOf("insee")),
                    cells.get(heads.indexOf("nom")),
                    cells.get(heads.indexOf("epci")),
                    cells.get(heads.indexOf("scot"))));
        }
        return places;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target");
        Path communes = Path.of(arguments.length > 1 ? arguments[1] : "gis-data/territoire/communes.csv");
        for (Edition edition : List.of(new Edition(2009, 2023), new Edition(2011, 2024))) {
            System.out.println(write(folder, edition, territory(communes)));
        }
    }
}
