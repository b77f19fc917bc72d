package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.scot.PerimeterSheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The local report of art. L. 2231-1 CGCT, made of what the rooms below answer: its JSON and its files are written from here
 * alone, so that they say the same.
 *
 * @param year in which it is presented: it tells of the {@link #YEARS} calendar years before
 * @param rules title of the rule set
 * @param version of its texts, 0 without any
 */
record LocalReport(
        PerimeterSheet perimeter,
        int year,
        LocalDate date,
        String rules,
        int version,
        List<Section> sections,
        List<String> sources,
        List<String> method,
        List<String> doubts) {
    /** Years between two reports, at most. */
    static final int YEARS = 3;

    static LocalReport of(
            PerimeterSheet perimeter,
            int year,
            LocalDate date,
            JsonNode trajectory,
            LandCover cover,
            ReportTextStore.Texts texts) {
        Flows flows = Flows.of(trajectory, year);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(Rubrique.INTRODUCTION, LawWords.purpose(perimeter, year)));
        sections.add(ConsumptionSection.of(flows, trajectory, perimeter, year));
        sections.add(CoverSections.net(cover, year - YEARS));
        sections.add(CoverSections.sealed(cover, year - YEARS));
        sections.add(Objectives.of(trajectory));
        sections.add(Section.of(Rubrique.CONCLUSION, LawWords.FOLLOW));
        return new LocalReport(
                perimeter,
                year,
                date,
                Values.text(trajectory.path("regle"), "titre", "Jeu de règles par défaut"),
                texts.version(),
                sections.stream()
                        .map(section -> section.with(text(section, texts)))
                        .toList(),
                sources(trajectory, cover),
                LawWords.method(trajectory),
                doubts(trajectory, perimeter));
    }

    private static @org.jspecify.annotations.Nullable ReportText text(Section section, ReportTextStore.Texts texts) {
        return texts.textes().stream()
                .filter(text -> text.rubrique().equals(section.rubrique().id()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> sources(JsonNode trajectory, LandCover cover) {
        List<String> sources = new ArrayList<>();
        JsonNode source = trajectory.path("source");
        if (source.isObject()) {
            sources.add(Values.text(source, "attribution", "Consommation d'espaces") + ", "
                    + Values.text(source, "titre", "") + ", édition "
                    + source.path("millesime").asText()
                    + ", dernière année " + source.path("derniere_annee").asText() + ".");
        }
        for (JsonNode stock : cover.stocks()) {
            sources.add("Occupation du sol (OCS GE, IGN), millésime "
                    + stock.path("millesime").asText() + ".");
        }
        trajectory.path("regle").path("textes").forEach(text -> sources.add(text.asText()));
        return sources;
    }

    private static List<String> doubts(JsonNode trajectory, PerimeterSheet perimeter) {
        Set<String> doubts = new LinkedHashSet<>();
        doubts.addAll(Values.texts(trajectory.path("doute")));
        doubts.addAll(Values.texts(trajectory.path("raisons")));
        if (perimeter.schematique()) {
            doubts.add("Le contour d'une commune au moins est schématique.");
        }
        return List.copyOf(doubts);
    }

    /** The first of the calendar years it tells of. */
    int firstYear() {
        return year - YEARS;
    }

    String title() {
        return "Rapport local sur l'artificialisation des sols : " + perimeter.titre();
    }
}
