package fr.archipel.exchange.intake.desk;

import fr.archipel.document.French;
import fr.archipel.document.Html;
import fr.archipel.exchange.intake.Counts;
import fr.archipel.exchange.intake.Examination;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.RuleCount;
import fr.archipel.exchange.intake.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The report of an import as a page of its own, to print or to send: what was read, what was found, row by row. */
final class ReportHtml {
    /** Findings of a rule that are printed; the JSON has all. */
    static final int SHOWN = 200;

    private static final String STYLE = """
            body { font: 11pt/1.4 "Source Sans 3", "Source Sans Pro", "Segoe UI", sans-serif; color: #1f2328; background: #fff;
              max-width: 190mm; margin: 12mm auto; padding: 0 6mm; font-variant-numeric: tabular-nums; }
            h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 2mm; }
            h2 { font-size: 13pt; margin: 8mm 0 2mm; page-break-after: avoid; }
            h3 { font-size: 11pt; margin: 5mm 0 1mm; page-break-after: avoid; }
            table { border-collapse: collapse; width: 100%; }
            th, td { padding: 1mm 3mm 1mm 0; border-bottom: 0.3pt solid #b9bdb8; text-align: left; vertical-align: top;
              overflow-wrap: anywhere; }
            thead th { border-bottom: 1pt solid #1f2328; font-size: 9.5pt; }
            td.n, th.n { text-align: right; white-space: nowrap; }
            tr { page-break-inside: avoid; }
            .note { color: #50565e; font-size: 9.5pt; }
            .stop { border-left: 3pt solid #9a3412; padding-left: 3mm; }
            .facts th { width: 45mm; font-weight: 400; color: #50565e; }
            @media print { body { margin: 0; max-width: none; } }
            """;

    /** What lets a browser take the page's own style, and nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest() + "'; frame-ancestors 'none'";

    private static final Map<String, String> SEVERITIES =
            Map.of("erreur", "Erreur", "avertissement", "Avertissement", "information", "Information");

    private static final Map<String, String> ORIGINS =
            Map.of("fichier", "lu dans le fichier", "choix", "choisi", "aucune", "inconnu");

    /** The first findings of a rule. */
    interface Findings {
        List<Found> listFirst(RuleCount rule, int limit);
    }

    private ReportHtml() {}

    static String of(ImportReport report, Findings findings, LocalDate today) {
        StringBuilder html = new StringBuilder(20_000);
        String title = "Import de « " + report.fichier() + " »";
        html.append("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>")
                .append(Html.escape(title))
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(Html.escape(title))
                .append("</h1>\n<p class=\"note\">Archipel, rapport du ")
                .append(French.day(today))
                .append(". ")
                .append(Html.escape(state(report)))
                .append("</p>\n");
        if (report.motif() != null) {
            html.append("<p class=\"stop\">")
                    .append(Html.escape(report.motif()))
                    .append("</p>\n");
        }
        Examination found = report.examination();
        if (found != null) {
            facts(html, report, found);
            counts(html, found.comptes());
            rules(html, found, findings);
            notes(html, found.notes());
        }
        return html.append("</main></body></html>\n").toString();
    }

    private static String state(ImportReport report) {
        State state = report.etat();
        return switch (state) {
            case APPLIED -> "Importé le " + day(report.applique_le()) + by(report) + ".";
            case UNDONE ->
                "Importé le " + day(report.applique_le()) + by(report) + ", annulé le " + day(report.annule_le()) + ".";
            case REFUSED -> "Ne peut pas être importé tel quel ; rien n'est écrit.";
            default -> "Essai : rien n'est écrit.";
        };
    }

    private static String by(ImportReport report) {
        return report.auteur() == null ? "" : " par " + report.auteur();
    }

    private static String day(@org.jspecify.annotations.Nullable String moment) {
        return moment == null ? French.UNKNOWN : French.day(LocalDate.parse(moment.substring(0, 10)));
    }

    private static void facts(StringBuilder html, ImportReport report, Examination found) {
        html.append("<table class=\"facts\">");
        fact(html, "Couche", report.cible().titre());
        if (found.couche_fichier() != null && found.couches_fichier().size() > 1) {
            fact(html, "Couche du fichier", found.couche_fichier());
        }
        if (found.profil() != null && !found.profil().isNull()) {
            fact(html, "Profil", found.profil().path("titre").asText());
        }
        if (found.crs().epsg() != null) {
            fact(
                    html,
                    "Coordonnées",
                    "%s (EPSG:%d), %s"
                            .formatted(
                                    found.crs().nom() == null
                                            ? "système"
                                            : found.crs().nom(),
                                    found.crs().epsg(),
                                    ORIGINS.getOrDefault(
                                            found.crs().origine(), found.crs().origine())));
        }
        fact(html, "Empreinte (SHA-256)", found.empreinte());
        html.append("</table>\n");
    }

    private static void fact(StringBuilder html, String term, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(Html.escape(term))
                .append("</th><td>")
                .append(Html.escape(value))
                .append("</td></tr>");
    }

    private static void counts(StringBuilder html, Counts counts) {
        html.append("<h2>Ce que deviennent les lignes</h2>\n<table>");
        count(html, "Lignes lues", counts.lues());
        count(html, "Créations", counts.creations());
        count(html, "Modifications", counts.modifications());
        count(html, "Inchangées", counts.inchangees());
        count(html, "Refusées", counts.rejetees());
        count(html, "Laissées de côté", counts.ignorees());
        count(html, "Objets de la couche absents du fichier", counts.absentes());
        html.append("</table>\n");
    }

    private static void count(StringBuilder html, String what, long count) {
        html.append("<tr><th scope=\"row\">")
                .append(what)
                .append("</th><td class=\"n\">")
                .append(French.integer(count))
                .append("</td></tr>");
    }

    private static void rules(StringBuilder html, Examination found, Findings findings) {
        html.append("<h2>Ce qui a été trouvé</h2>\n");
        if (found.regles().isEmpty()) {
            html.append("<p>Rien : chaque ligne convient.</p>\n");
            return;
        }
        html.append("<table><thead><tr><th scope=\"col\">Règle</th><th scope=\"col\">Gravité</th>")
                .append("<th scope=\"col\" class=\"n\">Nombre</th></tr></thead><tbody>");
        for (RuleCount rule : found.regles()) {
            html.append("<tr><td>")
                    .append(Html.escape(rule.titre()))
                    .append("</td><td>")
                    .append(Html.escape(SEVERITIES.getOrDefault(rule.severite(), rule.severite())))
                    .append("</td><td class=\"n\">")
                    .append(French.integer(rule.nombre()))
                    .append("</td></tr>");
        }
        html.append("</tbody></table>\n");
        found.regles().forEach(rule -> rule(html, rule, findings.listFirst(rule, SHOWN)));
    }

    private static void rule(StringBuilder html, RuleCount rule, List<Found> rows) {
        html.append("<h3>").append(Html.escape(rule.titre())).append("</h3>\n");
        html.append(
                        "<table><thead><tr><th scope=\"col\" class=\"n\">Ligne</th><th scope=\"col\">Ce qui est en cause</th>")
                .append("</tr></thead><tbody>");
        for (Found row : rows) {
            html.append("<tr><td class=\"n\">")
                    .append(French.integer(row.ligne()))
                    .append("</td><td>")
                    .append(Html.escape(withoutRow(row)))
                    .append("</td></tr>");
        }
        html.append("</tbody></table>\n");
        if (rule.nombre() > rows.size()) {
            html.append("<p class=\"note\">Et ")
                    .append(French.integer(rule.nombre() - rows.size()))
                    .append(" autres : le rapport en JSON les donne.</p>\n");
        }
    }

    /** Beside a column that says it, the row's number is not said twice. */
    private static String withoutRow(Found row) {
        String start = "Ligne " + row.ligne() + ", ";
        return row.phrase().startsWith(start) ? row.phrase().substring(start.length()) : row.phrase();
    }

    private static void notes(StringBuilder html, List<String> notes) {
        if (!notes.isEmpty()) {
            html.append("<h2>Remarques de lecture</h2>\n<ul>");
            notes.forEach(note -> html.append("<li>").append(Html.escape(note)).append("</li>"));
            html.append("</ul>\n");
        }
    }

    private static String digest() {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
