package fr.archipel.fiche.printed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints the tables of a fiche again, each row at its line of the document: what a reader would compare with the page. */
final class PrintedTables {
    private static final int CELLS = 10;

    private final Map<Integer, String[]> rows = new TreeMap<>();
    private final Map<String, String> names;

    private PrintedTables(Map<String, String> names) {
        this.names = names;
    }

    /** Cells by line, blanks at the end left out. {@code parties}: the usual name of each. */
    static Map<Integer, List<String>> of(Fiche fiche, Contrat contrat, List<Partie> parties) {
        PrintedTables tables = new PrintedTables(parties.stream().collect(Collectors.toMap(Partie::code, Partie::nom)));
        tables.addSections(fiche);
        tables.addSchedule(fiche.echeancier());
        tables.addPartners(fiche.partenaires());
        tables.addRecap(fiche, contrat);
        Map<Integer, List<String>> printed = new TreeMap<>();
        tables.rows.forEach((line, cells) -> printed.put(line, trimmed(cells)));
        return printed;
    }

    /**
     * Both budget tables are printed side by side when one line holds rows of the two; costs of no section are read in a
     * cell of the recapitulative table, which is printed on its own.
     */
    private void addSections(Fiche fiche) {
        Set<Integer> taken = new HashSet<>();
        for (Section section : Stream.of(fiche.investissement(), fiche.fonctionnement())
                .filter(Objects::nonNull)
                .toList()) {
            List<Integer> lines = new ArrayList<>();
            cotes(section).forEach(cote -> {
                cote.lignes().forEach(l -> lines.add(line(l.ligne())));
                if (cote.total() != null) {
                    lines.add(line(cote.total().ligne()));
                }
            });
            int at = lines.stream().anyMatch(taken::contains) ? 4 : 0;
            taken.addAll(lines);
            addSide(section.depenses(), at);
            addSide(section.recettes(), at + 2);
        }
    }

    private static List<Section.Cote> cotes(Section section) {
        List<Section.Cote> cotes = new ArrayList<>();
        if (section.depenses() != null) {
            cotes.add(section.depenses());
        }
        if (section.recettes() != null) {
            cotes.add(section.recettes());
        }
        return cotes;
    }

    private void addSide(Section.@Nullable Cote side, int at) {
        if (side == null) {
            return;
        }
        for (Section.Ligne line : side.lignes()) {
            put(line.ligne(), at, line.libelle(), printed(line.montant()));
        }
        if (side.total() != null) {
            put(side.total().ligne(), at, "Total", printed(side.total().montant()));
        }
    }

    private void addSchedule(@Nullable Echeancier schedule) {
        if (schedule == null) {
            return;
        }
        for (Echeancier.Rangee row : schedule.lignes()) {
            int shift = row.decalage() == null ? 0 : row.decalage();
            String label = switch (row.poste()) {
                case "depenses" -> "DEPENSES";
                case "recettes" -> "RECETTES";
                case "sans_libelle" -> "";
                default -> "en " + row.poste().replaceFirst(".*_", "");
            };
            for (int i = 0; i < row.cp().size(); i++) {
                if (row.cp().get(i) != null) {
                    put(row.ligne(), i + 1, printed(row.cp().get(i)));
                }
            }
            put(row.ligne(), shift, label);
        }
    }

    private void addPartners(@Nullable Partenaires partners) {
        if (partners == null) {
            return;
        }
        for (Partenaires.Partenaire p : partners.lignes()) {
            put(p.ligne(), 0, name(p), printed(p.montant()), text(p.delai()), text(p.difficultes()));
        }
        if (partners.total() != null) {
            put(partners.total().ligne(), 0, "Total", printed(partners.total().montant()));
        }
    }

    private String name(Partenaires.Partenaire partner) {
        if (partner.imprime() != null) {
            return partner.imprime();
        }
        return partner.partie().stream().map(names::get).collect(Collectors.joining(" "));
    }

    private void addRecap(Fiche fiche, Contrat contrat) {
        for (MaquetteLigne row : fiche.maquette()) {
            int line = line(row.ligne());
            Contrat.Page page = contrat.maquette().pages().stream()
                    .filter(p -> first(p.lignes()) <= line && line <= last(p.lignes()))
                    .findFirst()
                    .orElseThrow();
            int at = 0;
            for (String column : page.colonnes()) {
                put(row.ligne(), at++, cell(fiche, row, column));
            }
        }
    }

    private String cell(Fiche fiche, MaquetteLigne row, String column) {
        if (column.startsWith("parts.")) {
            return fiche.parts().stream()
                    .filter(p -> column.equals("parts." + p.colonne()))
                    .map(p -> printed(p.montant()))
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
        return switch (column) {
            case "enjeu" -> text(row.enjeu());
            case "chantier" -> text(row.chantier());
            case "fiche" -> text(row.fiche());
            case "numero" -> text(row.numero());
            case "maitres_ouvrage" ->
                row.maitresOuvrage() == null ? "" : text(row.maitresOuvrage().imprime());
            case "libelle" -> row.libelle();
            case "annee" -> text(row.annee());
            case "commentaire" -> text(row.commentaire());
            case "financements" -> text(row.financements());
            // Told in our own words: not compared.
            case "description" -> "*";
            default -> printed(row.couts().get(column));
        };
    }

    private void put(Provenance ligne, int at, String... cells) {
        String[] row = rows.computeIfAbsent(line(ligne), l -> {
            String[] blank = new String[CELLS + 2];
            java.util.Arrays.fill(blank, "");
            return blank;
        });
        for (int i = 0; i < cells.length; i++) {
            String before = row[at + i];
            row[at + i] = before.isEmpty() || before.equals(cells[i]) ? cells[i] : before + " " + cells[i];
        }
    }

    private static int line(Provenance ligne) {
        return first(ligne.places().get(0));
    }

    private static int first(String lines) {
        return Integer.parseInt(lines.replaceFirst("-.*", ""));
    }

    private static int last(String lines) {
        return Integer.parseInt(lines.replaceFirst(".*-", ""));
    }

    private static String printed(@Nullable Montant montant) {
        return montant == null ? "" : montant.printed();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> trimmed(String[] cells) {
        List<String> list = new ArrayList<>(List.of(cells));
        while (!list.isEmpty() && list.get(list.size() - 1).isEmpty()) {
            list.remove(list.size() - 1);
        }
        return Collections.unmodifiableList(list);
    }
}
