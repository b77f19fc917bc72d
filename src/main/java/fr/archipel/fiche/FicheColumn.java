package fr.archipel.fiche;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table of fiches may show, in its usual order; titles are those of the page. */
enum FicheColumn {
    NUMERO(
            Column.text("numero", "N°", 7),
            (fiche, names) -> Cell.text(fiche.fiche().numero())),
    TITRE(
            Column.text("titre", "Action", 44),
            (fiche, names) -> Cell.text(fiche.fiche().titre())),
    CONTRAT(
            Column.text("contrat", "Contrat", 30),
            (fiche, names) -> Cell.text(
                    names.getOrDefault(fiche.fiche().contrat(), fiche.fiche().contrat()))),
    EPCI(Column.text("epci", "Agglomération", 12), (fiche, names) -> Cell.text(fiche.epci())),
    AXE(Column.text("axe", "Axe", 22), (fiche, names) -> Cell.text(fiche.axe())),
    STATUT(Column.text("statut", "Statut", 14), (fiche, names) -> Cell.text(Words.STATUTS.get(fiche.statut()))),
    MAITRE_OUVRAGE(
            Column.text("maitre_ouvrage", "Maîtrise d'ouvrage", 26),
            (fiche, names) -> Cell.text(String.join(", ", fiche.maitresOuvrage()))),
    TYPE_OPERATION(
            Column.text("type_operation", "Type d'opération", 16),
            (fiche, names) ->
                    Cell.text(fiche.typeOperation() == null ? null : Words.OPERATIONS.get(fiche.typeOperation()))),
    ANNEE(Column.number("annee", "Lancement"), (fiche, names) -> Cell.number(fiche.anneeLancement())),
    MONTANT(Column.money("montant", "Montant total"), (fiche, names) -> Cell.euros(fiche.montantTotalEur())),
    PREVU(Column.money("prevu", "Prévu"), (fiche, names) -> Cell.euros(fiche.prevuEur())),
    REALISE(Column.money("realise", "Réalisé"), (fiche, names) -> Cell.euros(fiche.realiseEur())),
    RETENU(Column.money("retenu", "Financements"), (fiche, names) -> Cell.euros(fiche.retenuEur())),
    RESTE(Column.money("reste", "Reste à financer"), (fiche, names) -> Cell.euros(fiche.resteAFinancerEur())),
    COMMUNES(
            Column.text("communes", "Communes", 26),
            (fiche, names) -> fiche.communes().isEmpty()
                    ? Cell.text(fiche.emprise() == null ? null : "toute l'agglomération")
                    : Cell.text(fiche.communes().stream()
                            .map(insee -> names.getOrDefault(insee, insee))
                            .collect(Collectors.joining(", ")))),
    MOUVEMENT(
            Column.date("mouvement", "Dernier mouvement"),
            (fiche, names) ->
                    Cell.day(fiche.dernierMouvement() == null ? null : LocalDate.parse(fiche.dernierMouvement()))),
    RETARD(Column.text("retard", "En retard", 9), (fiche, names) -> Cell.text(fiche.retard() ? "oui" : "non")),
    EMPRISE(
            Column.text("emprise", "Emprise", 14),
            (fiche, names) -> Cell.text(fiche.emprise() == null ? null : Words.EMPRISES.get(fiche.emprise())));

    @SuppressWarnings("ImmutableEnumChecker") // a record
    private final Column head;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiFunction<FicheSummary, Map<String, String>, Cell> cell;

    FicheColumn(Column head, BiFunction<FicheSummary, Map<String, String>, Cell> cell) {
        this.head = head;
        this.cell = cell;
    }

    static Optional<FicheColumn> find(String id) {
        return Stream.of(values()).filter(column -> column.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return Stream.of(values()).map(FicheColumn::id).toList();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Column head() {
        return head;
    }

    /** {@code names}: how contracts and communes are called. */
    Cell cell(FicheSummary fiche, Map<String, String> names) {
        return cell.apply(fiche, names);
    }

    /** As a heading above rows. */
    String title(FicheSummary fiche, Map<String, String> names) {
        return cell(fiche, names) instanceof Cell.Text text ? text.text() : "Non renseigné";
    }

    /** Codes in French. */
    private static final class Words {
        static final Map<String, String> STATUTS = Map.of(
                "en_maturation", "en maturation",
                "proposee", "proposée",
                "validee", "validée",
                "engagee", "engagée",
                "en_travaux", "en travaux",
                "realisee", "réalisée",
                "abandonnee", "abandonnée");
        static final Map<String, String> OPERATIONS = Map.of(
                "travaux", "travaux",
                "subvention", "subvention",
                "etude", "étude",
                "acquisition", "acquisition",
                "fonctionnement", "fonctionnement",
                "ingenierie", "ingénierie");
        static final Map<String, String> EMPRISES = Map.of(
                "traces", "tracés",
                "objets", "objets liés",
                "communes", "communes",
                "epci", "agglomération");
    }
}
