package fr.archipel.fiche;

import fr.archipel.db.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An order of fiches: what by, and whether the greatest come first. What is not known comes last both ways. */
record FicheSort(Key key, boolean descending) {
    /** Over {@code f}, the fiche, and {@code e}, its present state. */
    enum Key {
        TITRE("cle_recherche(f.titre)"),
        CONTRAT("f.contrat"),
        AXE("""
                (SELECT cle_recherche(coalesce(r.court, r.titre)) FROM noeud_strategique n
                 JOIN noeud_strategique r ON r.id = n.chemin[1] WHERE n.id = f.noeud)"""),
        STATUT("array_position(ARRAY['en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee',"
                + " 'abandonnee'], f.statut)"),
        MAITRE_OUVRAGE("""
                (SELECT cle_recherche(p.nom) FROM fiche_partie l JOIN partie p ON p.code = l.partie
                 WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage' ORDER BY l.rang LIMIT 1)"""),
        ANNEE("coalesce(f.annee_lancement, f.annee_debut)"),
        MONTANT("e.cout"),
        PREVU("e.prevu"),
        REALISE("e.realise"),
        RETENU("e.retenu"),
        RESTE("e.reste"),
        MOUVEMENT("nullif(e.du, '-infinity')");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String ACCEPTED = String.join(
                    ", ", Stream.of(Key.values()).map(Key::id).toList()) + ", précédé de « - » pour l'ordre inverse";

    static Optional<FicheSort> find(String text) {
        boolean descending = text.startsWith("-");
        String id = descending ? text.substring(1) : text;
        return List.of(Key.values()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(key -> new FicheSort(key, descending));
    }

    /** The place of each fiche; two fiches never share one. */
    Sql place() {
        return Sql.of("row_number() OVER (ORDER BY " + key.sql + (descending ? " DESC" : "")
                + " NULLS LAST, f.contrat, f.rang, f.id)");
    }
}
