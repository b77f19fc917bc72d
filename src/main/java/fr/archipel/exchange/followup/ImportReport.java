package fr.archipel.exchange.followup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.FicheRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import did or would do, line by line.
 *
 * @param ligneTitres number of the line of titles
 * @param date the day the table is of
 * @param dateOrigine option, fichier, aujourd'hui
 * @param champs what columns may be read as
 * @param problemes those of the whole table
 * @param empreinte of the lines: the same trial gives the same
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ImportReport(
        String fichier,
        List<String> feuilles,
        String feuille,
        int ligneTitres,
        String date,
        String dateOrigine,
        List<Colonne> colonnes,
        List<Field> champs,
        Comptes comptes,
        List<Ligne> lignes,
        List<Ignoree> ignorees,
        List<Probleme> problemes,
        boolean applique,
        String empreinte) {

    /** {@code unite}: € , k€ or M€, for a column of amounts. */
    public record Colonne(
            String lettre,
            String titre,
            List<String> exemples,
            @Nullable String champ,
            @Nullable String remarque,
            @Nullable String unite) {}

    public record Field(String id, String libelle, String groupe, boolean obligatoire) {}

    /** {@code lues}: the lines about fiches; {@code ignorees} are not among them. */
    public record Comptes(int lues, int valides, int rejetees, int inchangees, int ignorees) {}

    /** {@code etat}: valide, rejetee, inchangee. {@code libelle}: what the line calls its fiche. */
    public record Ligne(
            int ligne,
            String libelle,
            @Nullable FicheRef fiche,
            String etat,
            List<Changement> changements,
            List<Probleme> problemes) {}

    /** Euros as decimals, texts, or null for « non renseigné ». */
    public record Changement(
            String champ,
            String libelle,
            @Nullable Object avant,
            @Nullable Object apres) {}

    /** {@code severite}: erreur (the line is refused), avertissement, information. */
    public record Probleme(@Nullable String champ, @Nullable String valeur, String severite, String phrase) {}

    public record Ignoree(int ligne, String raison) {}

    ImportReport applied() {
        return new ImportReport(
                fichier,
                feuilles,
                feuille,
                ligneTitres,
                date,
                dateOrigine,
                colonnes,
                champs,
                comptes,
                lignes,
                ignorees,
                problemes,
                true,
                empreinte);
    }

    static List<Ligne> lines(List<LinePlan> plans) {
        return plans.stream()
                .map(plan -> new Ligne(
                        plan.line,
                        plan.said,
                        plan.fiche == null ? null : plan.fiche.ref(),
                        plan.state(),
                        plan.changes.stream()
                                .map(c -> new Changement(c.champ(), c.libelle(), c.avant(), c.apres()))
                                .toList(),
                        problems(plan.problems)))
                .toList();
    }

    static List<Probleme> problems(List<LineProblem> problems) {
        return problems.stream()
                .map(p -> new Probleme(p.champ(), p.valeur(), p.severite(), p.phrase()))
                .toList();
    }

    static Comptes counts(List<LinePlan> plans, int skipped) {
        Map<String, Integer> states = new TreeMap<>();
        plans.forEach(plan -> states.merge(plan.state(), 1, Integer::sum));
        return new Comptes(
                plans.size(),
                states.getOrDefault("valide", 0),
                states.getOrDefault("rejetee", 0),
                states.getOrDefault("inchangee", 0),
                skipped);
    }

    static List<Colonne> columns(List<TableColumn> columns) {
        return columns.stream()
                .map(c -> new Colonne(
                        c.letter(),
                        c.title(),
                        c.examples(),
                        c.champ() == null ? null : c.champ().id(),
                        c.remark(),
                        c.champ() != null && c.champ().kind().isAmount()
                                ? c.unit() == 1 ? "€" : c.unit() == 1000 ? "k€" : "M€"
                                : null))
                .toList();
    }

    /** Those a user may choose: of the contract's years and of those who fund it, and those already chosen. */
    static List<Field> fields(Parties parties, int first, int last, List<TableColumn> columns) {
        List<Champ> champs = new ArrayList<>();
        for (Champ.Kind kind : Champ.Kind.values()) {
            switch (kind) {
                case PREVU, REALISE -> {
                    for (int year = first; year <= last; year++) {
                        champs.add(Champ.ofYear(kind, year));
                    }
                    champs.add(Champ.of(kind));
                }
                case ETAPE, DATE_ETAPE -> {
                    for (String etape : Champ.ETAPES) {
                        champs.add(Champ.step(kind, etape, null, null));
                        parties.funders().forEach(code -> champs.add(Champ.step(kind, etape, code, null)));
                    }
                }
                default -> champs.add(Champ.of(kind));
            }
        }
        columns.stream()
                .map(TableColumn::champ)
                .filter(champ -> champ != null && !champs.contains(champ))
                .forEach(champs::add);
        return champs.stream()
                .map(champ -> new Field(
                        champ.id(), champ.label(parties), champ.kind().group, champ.kind() == Champ.Kind.NUMERO))
                .toList();
    }
}
