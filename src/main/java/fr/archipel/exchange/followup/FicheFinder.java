package fr.archipel.exchange.followup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which fiche a line is about: by its id, else by its number as meant or as printed, else by its title. */
final class FicheFinder {
    private static final Pattern PREFIX =
            Pattern.compile("^(?:(?:fiches?|actions?|projet|n[°ºo]|n|num[ée]ro|réf\\.?|ref\\.?)\\b?[\\s:.°-]*)+");
    private static final Pattern LEADING = Pattern.compile("^([0-9]+(?:[.,][0-9]+)*)\\s*(?:[-–—:.)]|\\s)\\s*(\\D.*)$");
    private static final int LONG_ENOUGH = 15;

    private final List<Known> fiches;

    FicheFinder(List<Known> fiches) {
        this.fiches = List.copyOf(fiches);
    }

    /** One of the two is null, or both when the line says nothing of its fiche. */
    record Found(@Nullable Known fiche, @Nullable LineProblem problem) {}

    Found find(GridCell id, GridCell number, GridCell title) {
        if (!id.isEmpty()) {
            List<Known> byId = fiches.stream()
                    .filter(f -> f.id().equals(id.text().toLowerCase(Locale.ROOT)))
                    .toList();
            return byId.isEmpty() ? unknown("id", id.text()) : new Found(byId.get(0), null);
        }
        Matcher leading = LEADING.matcher(bare(title.text()));
        boolean numbered = leading.matches() && !byNumber(leading.group(1)).isEmpty();
        List<Known> named = byTitle(numbered ? leading.group(2) : title.text());
        if (!number.isEmpty()) {
            return decide("numero", number, numbers(number), named);
        }
        if (title.isEmpty()) {
            return new Found(null, null);
        }
        List<Known> numbers = numbered ? byNumber(leading.group(1)) : numbers(title);
        if (!numbers.isEmpty()) {
            return decide("titre", title, numbers, named);
        }
        return byTitleAlone(title, named);
    }

    private Found decide(String champ, GridCell said, List<Known> numbers, List<Known> named) {
        if (numbers.isEmpty()) {
            if (said.kind() == GridCell.Kind.DATE && named.isEmpty()) {
                return new Found(
                        null,
                        LineProblem.error(
                                champ,
                                said.text(),
                                "Le tableur a changé ce numéro en date (« %s ») : mettez la colonne au format texte."
                                        .formatted(said.text())));
            }
            return named.size() == 1
                    ? new Found(
                            named.get(0),
                            LineProblem.warning(
                                    champ,
                                    said.text(),
                                    "Aucune fiche du contrat n'a le numéro « %s » ; elle est reconnue à son intitulé : %s."
                                            .formatted(said.text(), name(named.get(0)))))
                    : unknown(champ, said.text());
        }
        List<Known> both = numbers.stream().filter(named::contains).toList();
        if (both.size() == 1) {
            return new Found(both.get(0), null);
        }
        if (numbers.size() == 1 && named.size() != 1) {
            return new Found(numbers.get(0), null);
        }
        if (named.size() == 1) {
            return new Found(
                    null,
                    LineProblem.error(
                            champ,
                            said.text(),
                            "Le numéro désigne %s et l'intitulé %s : corrigez l'un des deux."
                                    .formatted(name(numbers.get(0)), name(named.get(0)))));
        }
        List<Known> meant = numbers.stream()
                .filter(f -> key(f.numero()).equals(key(said.text())))
                .toList();
        return meant.size() == 1
                ? new Found(
                        meant.get(0),
                        LineProblem.warning(
                                champ,
                                said.text(),
                                "Plusieurs fiches peuvent porter ce numéro (%s) ; celle-ci est prise : %s."
                                        .formatted(names(numbers), name(meant.get(0)))))
                : new Found(
                        null,
                        LineProblem.error(
                                champ,
                                said.text(),
                                "Plusieurs fiches peuvent porter ce numéro : %s. Ajoutez l'intitulé."
                                        .formatted(names(numbers))));
    }

    private Found byTitleAlone(GridCell title, List<Known> named) {
        if (named.size() == 1) {
            return new Found(named.get(0), null);
        }
        List<Known> like = named.isEmpty() ? resembling(title.text()) : named;
        if (like.size() == 1) {
            return new Found(
                    like.get(0),
                    LineProblem.warning(
                            "titre",
                            title.text(),
                            "L'intitulé n'est pas tout à fait celui de la fiche ; elle est prise pour %s."
                                    .formatted(name(like.get(0)))));
        }
        return like.isEmpty()
                ? unknown("titre", title.text())
                : new Found(
                        null,
                        LineProblem.error(
                                "titre",
                                title.text(),
                                "Plusieurs fiches ont cet intitulé : %s. Ajoutez le numéro.".formatted(names(like))));
    }

    private Found unknown(String champ, String said) {
        String numbers =
                fiches.stream().filter(f -> !f.archived()).map(Known::numero).collect(Collectors.joining(", "));
        return new Found(
                null,
                LineProblem.error(
                        champ,
                        said,
                        "Aucune fiche du contrat ne correspond à « %s ». Numéros connus : %s."
                                .formatted(said.length() <= 80 ? said : said.substring(0, 80) + "…", numbers)));
    }

    /** A number cell says 1.1 where 1.10 was typed; a date is never taken for a number. */
    private List<Known> numbers(GridCell cell) {
        if (cell.kind() == GridCell.Kind.DATE) {
            return List.of();
        }
        List<Known> found = new ArrayList<>(byNumber(cell.text()));
        if (cell.kind() == GridCell.Kind.NUMBER && cell.text().contains(",")) {
            byNumber(cell.text() + "0").stream().filter(f -> !found.contains(f)).forEach(found::add);
        }
        return found;
    }

    private List<Known> byNumber(String written) {
        String key = key(written);
        return fiches.stream()
                .filter(f -> key(f.numero()).equals(key)
                        || (!f.imprime().isBlank() && key(f.imprime()).equals(key))
                        || f.id().equals(written.strip().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<Known> byTitle(String written) {
        String folded = Words.fold(written);
        return folded.isEmpty()
                ? List.of()
                : fiches.stream()
                        .filter(f -> Words.fold(f.titre()).equals(folded)
                                || Words.fold(f.titreImprime()).equals(folded))
                        .toList();
    }

    private List<Known> resembling(String written) {
        String folded = Words.fold(written.replaceAll("(…|\\.\\.\\.)$", ""));
        return folded.length() < LONG_ENOUGH
                ? List.of()
                : fiches.stream()
                        .filter(f -> Words.fold(f.titre()).startsWith(folded)
                                || (Words.fold(f.titre()).length() >= LONG_ENOUGH
                                        && folded.startsWith(Words.fold(f.titre()))))
                        .toList();
    }

    private static String bare(String written) {
        return PREFIX.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** {@code 1.1} for « Fiche n° 01,1 ». */
    static String key(String written) {
        return Arrays.stream(bare(written).strip().split("[.,]", -1))
                .map(part -> part.replaceFirst("^0+(?=[0-9])", ""))
                .collect(Collectors.joining("."));
    }

    private static String name(Known fiche) {
        return "%s « %s »".formatted(fiche.numero(), fiche.titre());
    }

    private static String names(List<Known> fiches) {
        return fiches.stream().map(FicheFinder::name).collect(Collectors.joining(" ; "));
    }
}
