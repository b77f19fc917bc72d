package fr.archipel.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small report with all there may be in one. */
final class Samples {
    static final List<Column> COLUMNS = List.of(
            Column.text("numero", "N°", 6),
            Column.text("titre", "Titre", 40),
            Column.number("annee", "Année"),
            Column.money("cout_eur", "Coût"),
            Column.percent("taux_pct", "Taux"),
            Column.date("date", "Date"));

    private Samples() {}

    static Table.Row row(String number, String title, Cell cost) {
        return new Table.Row(List.of(
                Cell.text(number),
                Cell.text(title),
                Cell.number(2021),
                cost,
                Cell.percent(new java.math.BigDecimal("37.5")),
                Cell.day(LocalDate.of(2026, 11, 21))));
    }

    static Table.Row sums(String label, @Nullable Long cents) {
        return new Table.Row(
                List.of(Cell.BLANK, Cell.text(label), Cell.BLANK, Cell.cents(cents), Cell.BLANK, Cell.BLANK));
    }

    static Report report() {
        Table table = new Table(
                "Maquette",
                COLUMNS,
                List.of(
                        new Table.Group(
                                "Axe 1 : Habiter & bouger",
                                List.of(
                                        row("1.1", "Réhabiliter l'habitat <minier>", Cell.cents(123_456_789L)),
                                        row("1.2", "=2+3", Cell.words("à évaluer"))),
                                sums("Sous-total", 123_456_789L)),
                        new Table.Group(
                                "Axe 2",
                                List.of(
                                        row("2.1", "Vélo ; « voies vertes »", Cell.cents(1_05L)),
                                        row("2.2", "", Cell.UNKNOWN)),
                                sums("Sous-total", 1_05L))),
                sums("Total", 123_456_894L));
        Table other = Table.flat("Maquette", List.of(Column.count("n", "Nombre")), List.of());
        return new Report(
                "essai",
                "Maquette d'essai",
                "Contrat d'essai",
                LocalDate.of(2026, 11, 21),
                List.of(table, other),
                List.of("Une mention n'est jamais un zéro."),
                List.of("contrat, p. 12"));
    }
}
