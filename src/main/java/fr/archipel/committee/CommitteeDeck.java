package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Deck;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Table;
import fr.archipel.fiche.map.FicheDrawing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is projected during a meeting: agenda, figures, a map for each fiche of the agenda, the four sections, sources. */
final class CommitteeDeck {
    /** Fiches of a section that are shown: beyond, a slide is not read. */
    private static final int MOST = 15;

    private static final int CHART_WIDTH = 900;
    private static final int CHART_HEIGHT = 380;
    private static final int LONGEST = 120;
    private static final int LONGEST_TITLE = 64;

    private final JsonNode committee;
    private final JsonNode situation;
    private final List<Deck.Slide> slides = new ArrayList<>();

    private CommitteeDeck(JsonNode committee, JsonNode situation) {
        this.committee = committee;
        this.situation = situation;
    }

    static Deck of(JsonNode committee, JsonNode situation, Map<String, FicheDrawing> maps, LocalDate today) {
        CommitteeDeck made = new CommitteeDeck(committee, situation);
        made.cover();
        if (!committee.path("points").isEmpty()) {
            made.slides.add(new Deck.Grid(Tables.agenda(committee, "Ordre du jour"), ""));
        }
        made.figures();
        made.chart();
        committee.path("points").forEach(point -> made.fiche(point, maps));
        for (Section section : List.of(Section.TO_DECIDE, Section.MOVED, Section.LATE, Section.UNBALANCED)) {
            made.section(section);
        }
        Table decisions = Tables.decisions(committee);
        if (!decisions.isEmpty()) {
            made.slides.add(new Deck.Grid(decisions, ""));
        }
        made.sources();
        LocalDate day = Heading.day(situation, today);
        return new Deck(
                "comite-" + committee.path("id").asText() + "-diaporama",
                committee.path("titre").asText(),
                Heading.of(committee) + " · chiffres au " + French.day(day),
                day,
                made.slides);
    }

    private void cover() {
        List<String> lines = new ArrayList<>();
        String place = Texts.text(committee.path("lieu"));
        lines.add(Tables.day(committee, "date_comite") + (place == null ? "" : ", " + place));
        lines.add("Ce qui a bougé depuis le " + Tables.day(situation, "depuis"));
        slides.add(new Deck.Cover(
                committee.path("titre").asText(),
                Nature.of(committee.path("nature").asText()).words() + " · " + Heading.contract(committee),
                lines));
    }

    private void figures() {
        JsonNode before = situation.path("chiffres").path("avant");
        JsonNode after = situation.path("chiffres").path("apres");
        List<Deck.Figure> figures = new ArrayList<>();
        figures.add(new Deck.Figure(
                "Fiches du contrat",
                Integer.toString(after.path("fiches").asInt()),
                "dont %d sans coût connu".formatted(after.path("sans_cout").asInt())));
        figures.add(figure("Coût des fiches", "cout_eur", before, after));
        figures.add(figure("Financements notifiés", "notifie_eur", before, after));
        figures.add(figure("Financements versés", "verse_eur", before, after));
        figures.add(figure("Dépenses réalisées", "realise_eur", before, after));
        figures.add(figure("Reste à financer", "reste_a_financer_eur", before, after));
        slides.add(new Deck.Figures(
                "Où en est le contrat",
                figures,
                "Un montant inconnu n'entre dans aucune somme ; le coût est celui d'aujourd'hui aux deux dates."));
    }

    private Deck.Figure figure(String label, String name, JsonNode before, JsonNode after) {
        Long is = Amounts.cents(after.path(name));
        Long was = Amounts.cents(before.path(name));
        return new Deck.Figure(
                label,
                is == null ? null : MoneyChart.rounded(is),
                "au %s : %s"
                        .formatted(
                                Tables.day(situation, "depuis"),
                                was == null ? French.UNKNOWN : MoneyChart.rounded(was)));
    }

    private void chart() {
        Drawing chart = MoneyChart.of(situation.path("chiffres").path("annees"), CHART_WIDTH, CHART_HEIGHT);
        if (chart != null) {
            slides.add(new Deck.Picture(
                    "Les dépenses par année", List.of(), chart, "Dépenses prévues et réalisées, toutes fiches."));
        }
    }

    private void fiche(JsonNode point, Map<String, FicheDrawing> maps) {
        JsonNode fiche = point.path("fiche");
        if (!fiche.isObject()) {
            return;
        }
        List<Deck.Line> lines = new ArrayList<>();
        lines.add(new Deck.Line("Fiche", Tables.shorten(Tables.name(fiche), 90)));
        lines.add(new Deck.Line("Statut", StatusWords.of(point.path("statut").asText())));
        if (point.path("statut_demande").isTextual()) {
            lines.add(new Deck.Line(
                    "Statut demandé",
                    StatusWords.of(point.path("statut_demande").asText())));
        }
        String asked = Texts.text(point.path("demande"));
        if (asked != null) {
            lines.add(new Deck.Line("Demandé", Tables.shorten(asked, LONGEST)));
        }
        JsonNode figures = figuresOf(fiche.path("id").asText());
        if (figures != null) {
            lines.add(new Deck.Line(
                    "Coût et financement connu",
                    Amounts.euros(figures.path("cout_eur")) + " ; " + Amounts.euros(figures.path("financement_eur"))));
        }
        String title = point.path("rang").asText() + ". " + point.path("titre").asText();
        FicheDrawing map = maps.get(fiche.path("id").asText());
        if (map == null) {
            slides.add(new Deck.Words(title, lines, "Cette fiche n'a pas de lieu connu."));
        } else {
            slides.add(new Deck.Picture(
                    title, lines, map.drawing(), Tables.shorten(String.join(" ", map.caption()), 300)));
        }
    }

    /** Of a fiche that one of the sections shows, as every fiche of the agenda without a decision is. */
    private @Nullable JsonNode figuresOf(String fiche) {
        for (Section section : Section.values()) {
            for (JsonNode item : situation.path(section.member()).path("items")) {
                if (item.path("fiche").path("id").asText().equals(fiche)) {
                    return item.path("apres");
                }
            }
        }
        return null;
    }

    private void section(Section section) {
        JsonNode part = situation.path(section.member());
        int matched = part.path("numberMatched").asInt();
        if (matched == 0) {
            return;
        }
        slides.add(new Deck.Grid(
                Tables.section(section, situation, MOST, section.title, LONGEST_TITLE),
                matched > MOST
                        ? "Les %d premières fiches sur %d ; toutes sont dans le dossier.".formatted(MOST, matched)
                        : ""));
    }

    private void sources() {
        List<Deck.Line> lines = new ArrayList<>();
        lines.add(new Deck.Line("Source", Heading.SOURCE));
        lines.add(new Deck.Line(
                "Période",
                "Après le %s et jusqu'au %s."
                        .formatted(Tables.day(situation, "depuis"), Tables.day(situation, "date"))));
        lines.add(new Deck.Line(
                "En retard",
                "Sans mouvement, ou sans réponse à une demande de financement, depuis %d mois ; année de lancement ou de fin passée."
                        .formatted(situation.path("mois").asInt())));
        lines.add(new Deck.Line("Règles", "Celles du suivi des contrats, écrites en entier à la fin du dossier."));
        slides.add(new Deck.Words("Sources et règles", lines, ""));
    }
}
