package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.MaquetteLigne;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The title of a fiche against the one its contract's recapitulative table gives it. */
final class TitleRules {
    private static final int MISPRINTS = 2;

    private TitleRules() {}

    static List<Regle> all() {
        return List.of(Trouve.parFiche(
                "maquette-titre",
                "Maquette contre fiche : titre",
                Severite.INFORMATION,
                "La fiche et le tableau récapitulatif donnent le même titre à l'action ; une parenthèse finale (maître d'ouvrage,"
                        + " précision) n'en fait pas partie.",
                "majuscules, accents, ponctuation, espaces ; deux lettres",
                TitleRules::titles));
    }

    private static void titles(Fiche fiche, Trouve found) {
        String printed = fiche.titre().imprime() == null
                ? fiche.titre().get()
                : fiche.titre().imprime();
        String own = letters(printed);
        List<MaquetteLigne> others = fiche.maquette().stream()
                .filter(row -> distance(own, letters(row.libelle())) > MISPRINTS)
                .toList();
        if (!others.isEmpty()) {
            found.add(
                    fiche,
                    "titre",
                    "La fiche et le tableau récapitulatif n'ont pas le même titre.",
                    List.of(
                            RecapRules.text("Fiche", printed, fiche.titre().ligne(), found),
                            RecapRules.text(
                                    "Tableau récapitulatif",
                                    others.get(0).libelle(),
                                    others.get(0).ligne(),
                                    found)));
        }
    }

    private static String letters(String text) {
        String bare = text.replaceFirst("\\([^()]*\\)\\s*$", "");
        return Normalizer.normalize(bare.toLowerCase(Locale.FRENCH).replace("œ", "oe"), Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]", "");
    }

    /** Letters to add, take away or change from one to the other (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
