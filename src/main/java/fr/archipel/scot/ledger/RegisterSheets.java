package fr.archipel.scot.ledger;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registers as tables: an entry a row; a project of national scope has one a commune and year. */
final class RegisterSheets {
    private static final List<Column> SIGNED = List.of(
            Column.text("auteur", "Saisi par", 20),
            Column.date("saisi_le", "Saisi le"),
            Column.date("annule_le", "Annulé le"),
            Column.text("annule_par", "Annulé par", 20),
            Column.text("annule_motif", "Motif", 40));

    private RegisterSheets() {}

    /** {@code perimeter}: what was asked for, in words, or null. */
    static Report report(
            Register register, List<? extends Entry> entries, @Nullable String perimeter, LocalDate today) {
        List<Table.Row> rows = entries.stream().flatMap(RegisterSheets::rows).toList();
        return new Report(
                "registre-" + register.id(),
                register.titre(),
                perimeter,
                today,
                List.of(Table.flat(register.titre(), columns(register), rows)),
                List.of(
                        entries.isEmpty()
                                ? "Aucune inscription."
                                : "Une inscription annulée ne compte plus ; elle reste lisible avec son motif."),
                List.of("Registre tenu dans Archipel"));
    }

    private static List<Column> columns(Register register) {
        List<Column> own = switch (register.id()) {
            case "qualifications" ->
                List.of(
                        Column.text("friche", "Friche", 24),
                        Column.text("nom", "Nom", 30),
                        Column.text("qualification", "Qualification", 14),
                        Column.text("en_vigueur", "En vigueur", 10),
                        Column.text("decideur", "Décidé par", 24),
                        Column.date("date_decision", "Décidé le"),
                        Column.text("preuve", "Preuve", 40),
                        Column.text("remarque", "Remarque", 40));
            case "renaturations" ->
                List.of(
                        Column.text("titre", "Titre", 30),
                        Column.text("insee", "Code INSEE", 10),
                        Column.text("commune", "Commune", 24),
                        Column.area("surface_ha", "Surface (ha)"),
                        Column.date("date_effet", "Date d'effet"),
                        Column.text("deductible", "Déductible", 10),
                        Column.text("preuve", "Preuve", 40),
                        Column.text("remarque", "Remarque", 40));
            case "pene" ->
                List.of(
                        Column.text("titre", "Titre", 30),
                        Column.text("arrete", "Texte", 40),
                        Column.text("fiche", "Fiche", 12),
                        Column.text("insee", "Code INSEE", 10),
                        Column.text("commune", "Commune", 24),
                        Column.number("annee", "Année"),
                        Column.area("surface_ha", "Surface (ha)"),
                        Column.text("remarque", "Remarque", 40));
            default ->
                List.of(
                        Column.text("titre", "Titre", 30),
                        Column.text("fiche", "Fiche", 12),
                        Column.text("objet", "Objet", 24),
                        Column.text("dessin", "Dessin", 8),
                        Column.text("nature", "Nature", 14),
                        Column.text("etat", "État", 12),
                        Column.date("date_effet", "Date d'effet"),
                        Column.text("conforme", "Conforme", 10),
                        Column.text("preuve", "Preuve", 40),
                        Column.text("remarque", "Remarque", 40));
        };
        List<Column> all = new ArrayList<>(List.of(Column.number("id", "N°")));
        all.addAll(own);
        all.addAll(SIGNED);
        return all;
    }

    private static Stream<Table.Row> rows(Entry entry) {
        if (entry instanceof Qualification q) {
            return Stream.of(row(
                    q,
                    Cell.text(q.friche().id()),
                    Cell.text(q.friche().nom()),
                    Cell.text(q.qualification()),
                    yes(q.enVigueur()),
                    Cell.text(q.decideur()),
                    day(q.dateDecision()),
                    Cell.text(q.preuve()),
                    Cell.text(q.remarque())));
        }
        if (entry instanceof Renaturation r) {
            return Stream.of(row(
                    r,
                    Cell.text(r.titre()),
                    Cell.text(r.commune().insee()),
                    Cell.text(r.commune().nom()),
                    Cell.area(r.surfaceM2()),
                    day(r.dateEffet()),
                    yes(r.deductible()),
                    Cell.text(r.preuve()),
                    Cell.text(r.remarque())));
        }
        return entry instanceof Pene p ? pene(p) : Stream.of(declaration((Declaration) entry));
    }

    private static Stream<Table.Row> pene(Pene p) {
        if (p.consommations().isEmpty()) {
            return Stream.of(pene(p, null));
        }
        return p.consommations().stream().map(share -> pene(p, share));
    }

    private static Table.Row pene(Pene p, Pene.@Nullable Share share) {
        return row(
                p,
                Cell.text(p.titre()),
                Cell.text(p.arrete()),
                fiche(p.fiche()),
                share == null ? Cell.UNKNOWN : Cell.text(share.commune().insee()),
                share == null ? Cell.UNKNOWN : Cell.text(share.commune().nom()),
                share == null ? Cell.UNKNOWN : Cell.number(share.annee()),
                share == null ? Cell.UNKNOWN : Cell.area(share.surfaceM2()),
                Cell.text(p.remarque()));
    }

    private static Table.Row declaration(Declaration d) {
        ObjetRef object = d.objet();
        Boolean fits = d.conforme();
        return row(
                d,
                Cell.text(d.titre()),
                fiche(d.fiche()),
                object == null ? Cell.BLANK : Cell.text(object.layer() + "/" + object.id()),
                yes(d.dessin()),
                Cell.text(d.nature()),
                Cell.text(d.etat()),
                day(d.dateEffet()),
                fits == null ? Cell.UNKNOWN : yes(fits),
                Cell.text(d.preuve()),
                Cell.text(d.remarque()));
    }

    private static Table.Row row(Entry entry, Cell... own) {
        Signature signature = entry.signature();
        List<Cell> cells = new ArrayList<>(List.of(Cell.number(entry.id())));
        cells.addAll(List.of(own));
        cells.add(Cell.text(signature.auteur()));
        cells.add(day(signature.saisiLe()));
        cells.add(signature.isAnnulled() ? day(signature.annuleLe()) : Cell.BLANK);
        cells.add(signature.isAnnulled() ? Cell.text(signature.annulePar()) : Cell.BLANK);
        cells.add(signature.isAnnulled() ? Cell.text(signature.annuleMotif()) : Cell.BLANK);
        return new Table.Row(cells);
    }

    private static Cell fiche(@Nullable FicheRef fiche) {
        return fiche == null ? Cell.BLANK : Cell.text(fiche.id());
    }

    private static Cell yes(boolean yes) {
        return Cell.text(yes ? "oui" : "non");
    }

    /** Of a date or a moment, ISO 8601. */
    private static Cell day(@Nullable String moment) {
        return moment == null ? Cell.UNKNOWN : Cell.day(LocalDate.parse(moment.substring(0, 10)));
    }
}
