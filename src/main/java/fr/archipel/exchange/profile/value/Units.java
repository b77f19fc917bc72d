package fr.archipel.exchange.profile.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Units of measure, and values taken from one to another, exactly. */
public final class Units {
    /** @param power of ten that takes it to the family's first unit */
    private record Unit(String family, int power) {}

    private static final Map<String, Unit> KNOWN = Map.ofEntries(
            Map.entry("m2", new Unit("surface", 0)),
            Map.entry("ca", new Unit("surface", 0)),
            Map.entry("centiare", new Unit("surface", 0)),
            Map.entry("metre carre", new Unit("surface", 0)),
            Map.entry("a", new Unit("surface", 2)),
            Map.entry("are", new Unit("surface", 2)),
            Map.entry("ha", new Unit("surface", 4)),
            Map.entry("hectare", new Unit("surface", 4)),
            Map.entry("km2", new Unit("surface", 6)),
            Map.entry("kilometre carre", new Unit("surface", 6)),
            Map.entry("m", new Unit("longueur", 0)),
            Map.entry("ml", new Unit("longueur", 0)),
            Map.entry("metre", new Unit("longueur", 0)),
            Map.entry("cm", new Unit("longueur", -2)),
            Map.entry("km", new Unit("longueur", 3)),
            Map.entry("kilometre", new Unit("longueur", 3)),
            Map.entry("€", new Unit("montant", 0)),
            Map.entry("euro", new Unit("montant", 0)),
            Map.entry("eur", new Unit("montant", 0)),
            Map.entry("k€", new Unit("montant", 3)),
            Map.entry("m€", new Unit("montant", 6)),
            Map.entry("%", new Unit("part", -2)),
            Map.entry("1", new Unit("part", 0)));

    private static final Map<String, String> WORDS = Map.of(
            "hab", "habitant",
            "logt", "logement",
            "lgt", "logement",
            "salarie", "emploi",
            "etp", "emploi");

    private static final Pattern ENDING = Pattern.compile("[. ]+$");

    private Units() {}

    /** {@code number}, counted in {@code from}, counted in {@code to}; empty when one is not the other's kind. */
    public static Optional<BigDecimal> convert(BigDecimal number, String from, String to) {
        String source = name(from);
        String wanted = name(to);
        if (source.equals(wanted)) {
            return Optional.of(number);
        }
        Unit known = KNOWN.get(source);
        Unit target = KNOWN.get(wanted);
        if (known == null || target == null || !known.family.equals(target.family)) {
            return Optional.empty();
        }
        BigDecimal moved = number.scaleByPowerOfTen(known.power - target.power);
        return Optional.of(moved.scale() < 0 ? moved.setScale(0) : moved);
    }

    /** Whether it is the name of a unit that can be converted. */
    public static boolean isKnown(String unit) {
        return KNOWN.containsKey(name(unit));
    }

    private static String name(String unit) {
        String small = ENDING.matcher(
                        unit.strip().toLowerCase(java.util.Locale.ROOT).replace("²", "2"))
                .replaceAll("");
        if (small.endsWith("€") || small.equals("%")) {
            return small.replace(" ", "");
        }
        String word = Folding.singular(small);
        return WORDS.getOrDefault(word, word);
    }
}
