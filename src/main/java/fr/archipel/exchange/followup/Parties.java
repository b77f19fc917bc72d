package fr.archipel.exchange.followup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who funds, under the names found in titles.
 *
 * @param funders codes of those who already fund a fiche of the contract
 */
record Parties(List<Partie> all, List<String> funders) {

    /** {@code forms}: folded. */
    record Partie(String code, String name, List<String> forms) {}

    /** Who is named in a title, and through which fund. */
    record Funder(String partie, @Nullable String dispositif) {}

    /** Funds that say by themselves who gives them. */
    private static final Map<String, Funder> FUNDS = Map.ofEntries(
            Map.entry("detr", new Funder("etat", "DETR")),
            Map.entry("dsil", new Funder("etat", "DSIL")),
            Map.entry("dpv", new Funder("etat", "DPV")),
            Map.entry("fnadt", new Funder("etat", "FNADT")),
            Map.entry("fsil", new Funder("etat", "FSIL")),
            Map.entry("fonds vert", new Funder("etat", "Fonds vert")),
            Map.entry("fonds friches", new Funder("etat", "Fonds friches")),
            Map.entry("aap friches", new Funder("etat", "AAP Friches")),
            Map.entry("drac", new Funder("etat", "DRAC")),
            Map.entry("feder", new Funder("europe", "FEDER")),
            Map.entry("fse", new Funder("europe", "FSE")),
            Map.entry("leader", new Funder("europe", "LEADER")),
            Map.entry("cd62", new Funder("departement", null)),
            Map.entry("conseil departemental", new Funder("departement", null)),
            Map.entry("conseil regional", new Funder("region", null)),
            Map.entry("aeap", new Funder("agence-eau", null)),
            Map.entry("banque des territoires", new Funder("cdc", null)));

    Parties {
        all = List.copyOf(all);
        funders = List.copyOf(funders);
    }

    boolean has(String code) {
        return all.stream().anyMatch(partie -> partie.code.equals(code));
    }

    String name(String code) {
        return all.stream()
                .filter(partie -> partie.code.equals(code))
                .map(Partie::name)
                .findFirst()
                .orElse(code);
    }

    /** The funder that a folded title names with most letters; a fund goes before a party. */
    Optional<Funder> find(String folded) {
        Optional<Funder> fund = FUNDS.entrySet().stream()
                .filter(entry -> Words.holds(folded, entry.getKey()) && has(entry.getValue().partie))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
        if (fund.isPresent()) {
            return fund;
        }
        return named(folded).map(partie -> new Funder(partie.code, null));
    }

    /** The title without the words that name who funds. */
    String without(String folded) {
        List<String> names = new ArrayList<>(FUNDS.keySet());
        all.forEach(partie -> names.addAll(partie.forms));
        names.sort(Comparator.comparingInt(String::length).reversed());
        String rest = " " + folded + " ";
        for (String name : names) {
            rest = rest.replace(" " + name + " ", " ");
        }
        return rest.strip();
    }

    private Optional<Partie> named(String folded) {
        Partie best = null;
        int length = 1;
        for (Partie partie : all) {
            for (String form : partie.forms) {
                if (form.length() > length && Words.holds(folded, form)) {
                    best = partie;
                    length = form.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
