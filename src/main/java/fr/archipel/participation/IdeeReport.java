package fr.archipel.participation;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ideas as a table, for the planner: one a row, with what became of it. */
final class IdeeReport {
    private static final List<Column> COLUMNS = List.of(
            Column.number("id", "N°"),
            Column.text("etat", "État", 12),
            Column.text("theme", "Thème", 14),
            Column.text("titre", "Titre", 30),
            Column.text("texte", "Texte", 60),
            Column.text("insee", "Code INSEE", 10),
            Column.text("commune", "Commune", 24),
            Column.text("lieu", "Lieu", 16),
            Column.decimal("longitude", "Longitude"),
            Column.decimal("latitude", "Latitude"),
            Column.date("depose_le", "Déposée le"),
            Column.date("publiee_le", "Publiée le"),
            Column.text("motif", "Motif", 30),
            Column.text("reponse", "Réponse", 40),
            Column.text("fiche", "Fiche", 12),
            Column.date("efface_le", "Effacée le"));

    private IdeeReport() {}

    static Report of(List<ModeratedIdee> ideas, @Nullable String asked, LocalDate today) {
        return new Report(
                "participation",
                "Idées des habitants",
                asked,
                today,
                List.of(Table.flat(
                        "Idées", COLUMNS, ideas.stream().map(IdeeReport::row).toList())),
                List.of(
                        ideas.isEmpty()
                                ? "Aucune idée."
                                : "Textes tels que leurs auteurs les ont envoyés, publiés ou non : ne diffusez ce tableau qu'après l'avoir relu."),
                List.of("Participation, Archipel"));
    }

    private static Table.Row row(ModeratedIdee idee) {
        return new Table.Row(List.of(
                Cell.number(idee.id()),
                Cell.text(Etat.of(idee.etat()).titre()),
                Cell.text(IdeeTheme.of(idee.theme()).titre()),
                optional(idee.titre()),
                Cell.text(idee.texte()),
                Cell.text(idee.commune().insee()),
                Cell.text(idee.commune().nom()),
                Cell.text(idee.lieu().equals("point") ? "point placé" : "toute la commune"),
                Cell.decimal(BigDecimal.valueOf(idee.position().get(0))),
                Cell.decimal(BigDecimal.valueOf(idee.position().get(1))),
                day(idee.deposeLe()),
                day(idee.publieeLe()),
                optional(idee.motif()),
                optional(idee.reponse() == null ? null : idee.reponse().texte()),
                optional(idee.fiche() == null ? null : idee.fiche().id()),
                day(idee.effaceLe())));
    }

    /** What has no need to be there is no unknown. */
    private static Cell optional(@Nullable String text) {
        return text == null ? Cell.BLANK : Cell.text(text);
    }

    private static Cell day(@Nullable String day) {
        return day == null ? Cell.BLANK : Cell.day(LocalDate.parse(day));
    }
}
