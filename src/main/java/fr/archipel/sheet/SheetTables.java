package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The sheet's tables: its own figures, none computed again. */
final class SheetTables {
    private static final Map<String, String> STATUTS = Map.of(
            "en_maturation", "en maturation",
            "proposee", "proposée",
            "validee", "validée",
            "engagee", "engagée",
            "en_travaux", "en travaux",
            "realisee", "réalisée",
            "abandonnee", "abandonnée");
    private static final Map<String, String> LIENS = Map.of(
            "communes", "ses communes",
            "agglomeration", "toute l'agglomération",
            "sans_lieu", "lieu non précisé");

    private SheetTables() {}

    static Report report(JsonNode sheet) {
        String id = sheet.path("perimetre").path("id").asText();
        List<String> notes = new ArrayList<>(List.of(Sheet.SHARES));
        sheet.path("foncier").path("doute").forEach(doubt -> notes.add(doubt.asText()));
        List<String> sources = new ArrayList<>();
        for (JsonNode figure : sheet.path("chiffres")) {
            if (figure.path("source").isTextual()
                    && !sources.contains(figure.path("source").asText())) {
                sources.add(figure.path("source").asText());
            }
        }
        return new Report(
                "territoire-" + id.replace(':', '-').replace(',', '-'),
                sheet.path("perimetre").path("titre").asText(),
                "Portrait du territoire",
                LocalDate.parse(sheet.path("date").asText()),
                List.of(
                        fiches(sheet, "Fiches"),
                        figures(sheet),
                        communes(sheet),
                        years(sheet),
                        partners(sheet),
                        layers(sheet),
                        objects(sheet),
                        land(sheet),
                        quality(sheet)),
                notes,
                sources);
    }

    static Table figures(JsonNode sheet) {
        List<Column> columns = List.of(
                Column.text("titre", "Chiffre", 30),
                Column.decimal("valeur", "Valeur"),
                Column.text("unite", "Unité", 8),
                Column.text("source", "Source", 50),
                Column.text("raison", "Pourquoi il manque", 40));
        return Table.flat(
                "Chiffres clés",
                columns,
                rows(
                        sheet.path("chiffres"),
                        f -> List.of(
                                Cell.text(f.path("titre").asText()),
                                decimal(f.path("valeur")),
                                orBlank(f.path("unite")),
                                orBlank(f.path("source")),
                                orBlank(f.path("raison")))));
    }

    static Table fiches(JsonNode sheet, String title) {
        List<Column> columns = List.of(
                Column.text("numero", "N°", 6),
                Column.text("titre", "Action", 40),
                Column.text("contrat", "Contrat", 13),
                Column.text("statut", "Statut", 13),
                Column.text("lien", "Portée", 18),
                Column.moneyApart("cout_eur", "Coût de la fiche"),
                Column.money("part_eur", "Part du territoire"),
                Column.money("realise_eur", "Réalisé"));
        return Table.summed(
                title,
                columns,
                rows(
                        sheet.path("fiches"),
                        f -> List.of(
                                Cell.text(f.path("numero").asText()),
                                Cell.text(f.path("titre").asText()),
                                Cell.text(f.path("contrat").asText()),
                                Cell.text(STATUTS.getOrDefault(
                                        f.path("statut").asText(),
                                        f.path("statut").asText())),
                                Cell.text(LIENS.getOrDefault(f.path("lien").asText(), "")),
                                money(f.path("cout_eur")),
                                f.path("compte").asBoolean() ? money(f.path("part_eur")) : Cell.words("à part"),
                                money(f.path("realise_eur")))),
                "Total");
    }

    static Table communes(JsonNode sheet) {
        List<Column> columns = List.of(
                Column.text("nom", "Commune", 24),
                Column.text("insee", "Code", 7),
                Column.count("population", "Population"),
                Column.decimal("surface_ha", "Surface (ha)"),
                Column.number("fiches", "Fiches"),
                Column.money("part_eur", "Part du coût"),
                Column.number("objets", "Objets"));
        return Table.summed(
                "Communes",
                columns,
                rows(
                        sheet.path("communes"),
                        c -> List.of(
                                Cell.text(c.path("nom").asText()),
                                Cell.text(c.path("insee").asText()),
                                whole(c.path("population")),
                                decimal(c.path("surface_ha")),
                                whole(c.path("fiches")),
                                money(c.path("part_eur")),
                                whole(c.path("objets")))),
                "Total");
    }

    static Table years(JsonNode sheet) {
        return Table.summed(
                "Argent par année",
                List.of(
                        Column.text("annee", "Année", 8),
                        Column.money("prevu_eur", "Prévu"),
                        Column.money("realise_eur", "Réalisé")),
                rows(
                        sheet.path("argent").path("par_annee"),
                        y -> List.of(
                                Cell.text(y.path("annee").asText()),
                                money(y.path("prevu_eur")),
                                money(y.path("realise_eur")))),
                "Total");
    }

    static Table partners(JsonNode sheet) {
        return Table.summed(
                "Argent par partenaire",
                List.of(
                        Column.text("partenaire", "Partenaire", 30),
                        Column.number("fiches", "Fiches"),
                        Column.money("retenu_eur", "Financement connu"),
                        Column.money("notifie_eur", "Notifié"),
                        Column.money("engage_eur", "Engagé"),
                        Column.money("verse_eur", "Versé")),
                rows(sheet.path("argent").path("par_partenaire"), p -> {
                    List<String> names = new ArrayList<>();
                    p.path("parties")
                            .forEach(party -> names.add(party.path("nom").asText()));
                    return List.of(
                            Cell.text(names.isEmpty() ? "Financeur non nommé" : String.join(", ", names)),
                            whole(p.path("fiches")),
                            money(p.path("retenu_eur")),
                            money(p.path("notifie_eur")),
                            money(p.path("engage_eur")),
                            money(p.path("verse_eur")));
                }),
                "Total");
    }

    static Table layers(JsonNode sheet) {
        return Table.flat(
                "Objets par couche",
                List.of(
                        Column.text("titre", "Couche", 30),
                        Column.number("nombre", "Objets"),
                        Column.decimal("surface_ha", "Surface dedans (ha)"),
                        Column.decimal("longueur_km", "Longueur dedans (km)")),
                rows(
                        sheet.path("objets"),
                        l -> List.of(
                                Cell.text(l.path("titre").asText()),
                                whole(l.path("nombre")),
                                l.path("surface_ha").isNull() ? Cell.BLANK : decimal(l.path("surface_ha")),
                                l.path("longueur_km").isNull() ? Cell.BLANK : decimal(l.path("longueur_km")))));
    }

    private static Table objects(JsonNode sheet) {
        List<Table.Group> groups = new ArrayList<>();
        for (JsonNode layer : sheet.path("objets")) {
            if (!layer.path("liste").isEmpty()) {
                groups.add(new Table.Group(
                        layer.path("titre").asText(),
                        rows(
                                layer.path("liste"),
                                o -> List.of(
                                        Cell.text(o.path("nom").asText()),
                                        Cell.text(o.path("id").asText()),
                                        o.path("surface_ha").isNull() ? Cell.BLANK : decimal(o.path("surface_ha")),
                                        o.path("longueur_km").isNull() ? Cell.BLANK : decimal(o.path("longueur_km")))),
                        null));
            }
        }
        return new Table(
                "Objets",
                List.of(
                        Column.text("nom", "Objet", 36),
                        Column.text("id", "Identifiant", 28),
                        Column.decimal("surface_ha", "Surface dedans (ha)"),
                        Column.decimal("longueur_km", "Longueur dedans (km)")),
                groups,
                null);
    }

    static Table land(JsonNode sheet) {
        List<Table.Row> rows = new ArrayList<>();
        JsonNode land = sheet.path("foncier");
        for (JsonNode h : land.path("hypotheses")) {
            rows.add(new Table.Row(List.of(
                    Cell.percent(h.path("taux_pct").decimalValue()),
                    Cell.text(h.path("titre").asText()),
                    Cell.text(h.path("etat").asText()),
                    measure(h, "enveloppe"),
                    measure(h, "consommation"),
                    measure(h, "reste"),
                    Cell.text(h.path("statut").path("titre").asText()))));
        }
        return Table.flat(
                "Sobriété foncière",
                List.of(
                        Column.percent("taux_pct", "Taux"),
                        Column.text("titre", "Hypothèse", 40),
                        Column.text("etat", "État", 11),
                        Column.decimal("enveloppe", "Enveloppe (ha)"),
                        Column.decimal("consommation", "Consommé (ha)"),
                        Column.decimal("reste", "Reste (ha)"),
                        Column.text("statut", "Statut", 20)),
                rows);
    }

    static Table quality(JsonNode sheet) {
        return Table.flat(
                "Qualité",
                List.of(
                        Column.text("titre", "Constat", 34),
                        Column.text("gravite", "Suite", 14),
                        Column.number("nombre", "Nombre")),
                rows(
                        sheet.path("qualite"),
                        q -> List.of(
                                Cell.text(q.path("titre").asText()),
                                Cell.text(q.path("gravite").asText()),
                                whole(q.path("nombre")))));
    }

    private static Cell measure(JsonNode hypothesis, String key) {
        return decimal(SheetLand.find(hypothesis.path("mesures"), key).path("valeur"));
    }

    private static List<Table.Row> rows(JsonNode list, Function<JsonNode, List<Cell>> cells) {
        List<Table.Row> rows = new ArrayList<>();
        list.forEach(each -> rows.add(new Table.Row(cells.apply(each))));
        return rows;
    }

    private static Cell money(JsonNode value) {
        return value.isNumber() ? Cell.euros(value.decimalValue()) : Cell.UNKNOWN;
    }

    private static Cell whole(JsonNode value) {
        return value.isNumber() ? Cell.number(value.longValue()) : Cell.UNKNOWN;
    }

    private static Cell decimal(JsonNode value) {
        return value.isNumber() ? Cell.decimal(new BigDecimal(value.asText())) : Cell.UNKNOWN;
    }

    private static Cell orBlank(JsonNode text) {
        return text.isTextual() ? Cell.text(text.asText()) : Cell.BLANK;
    }
}
