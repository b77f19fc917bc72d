package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rows of parameters: one a set, key, perimeter and first day. */
final class ParameterStore {
    private static final List<String> ALONE = List.of("france", "region:32");

    private ParameterStore() {}

    /** As the journal keeps it, and as {@link SentParameter#read} reads it back. */
    static Optional<ObjectNode> find(Session session, String set, String cle, String perimetre, LocalDate from)
            throws SQLException {
        return session.find(Sql.of("""
                        SELECT json_build_object('titre', titre, 'valeur', trim_scale(valeur), 'valeur_date', valeur_date,
                          'valeur_texte', valeur_texte, 'unite', unite, 'etat', etat, 'valide_du', valide_du,
                          'valide_au', valide_au, 'source', source, 'remarque', remarque)::text
                        FROM regle_parametre WHERE regle = ? AND cle = ? AND perimetre = ? AND valide_du = ?""", set, cle, perimetre, from), row ->
                (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)));
    }

    /** First days of the values of a key for a perimeter. */
    static List<LocalDate> days(Session session, String set, String cle, String perimetre) throws SQLException {
        return session.list(
                Sql.of(
                        "SELECT valide_du::text FROM regle_parametre WHERE regle = ? AND cle = ? AND perimetre = ? ORDER BY 1",
                        set,
                        cle,
                        perimetre),
                row -> LocalDate.parse(row.getString(1)));
    }

    static void put(Session session, Author author, String set, SentParameter p) throws SQLException {
        session.update(Sql.of(
                """
                INSERT INTO regle_parametre (regle, cle, perimetre, titre, valeur, valeur_date, valeur_texte, unite, etat, valide_du,
                                             valide_au, source, remarque, auteur)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (regle, cle, perimetre, valide_du) DO UPDATE SET
                  titre = excluded.titre, valeur = excluded.valeur, valeur_date = excluded.valeur_date,
                  valeur_texte = excluded.valeur_texte, unite = excluded.unite, etat = excluded.etat,
                  valide_au = excluded.valide_au, source = excluded.source, remarque = excluded.remarque,
                  auteur = excluded.auteur, modifie_le = now()""",
                set,
                p.key().cle(),
                p.perimetre(),
                p.titre(),
                p.valeur(),
                p.valeurDate(),
                p.valeurTexte(),
                p.key().unite(),
                p.etat(),
                p.valideDu(),
                p.valideAu(),
                p.source(),
                p.remarque(),
                author.name()));
    }

    static void delete(Session session, String set, String cle, String perimetre, LocalDate from) throws SQLException {
        session.update(Sql.of(
                "DELETE FROM regle_parametre WHERE regle = ? AND cle = ? AND perimetre = ? AND valide_du = ?",
                set,
                cle,
                perimetre,
                from));
    }

    /** Problem: 422 when the key is not stated for such a perimeter, or when there is none of that name. */
    static void checkPerimeter(Session session, RuleKey key, String perimetre) throws SQLException {
        String kind = perimetre.replaceFirst(":.*", "");
        if (!key.perimetres().contains(kind)) {
            throw invalid(perimetre, "pour « %s », %s".formatted(key.cle(), forms(key)));
        }
        String code = perimetre.substring(Math.min(perimetre.length(), kind.length() + 1));
        boolean known = ALONE.contains(perimetre) || (perimetre.contains(":") && exists(session, kind, code));
        if (!known) {
            throw invalid(perimetre, "un périmètre du territoire : " + forms(key));
        }
    }

    private static boolean exists(Session session, String kind, String code) throws SQLException {
        String table = switch (kind) {
            case "scot" -> "SELECT 1 FROM scot WHERE id = ?";
            case "epci" -> "SELECT 1 FROM epci WHERE siren = ?";
            case "commune" -> "SELECT 1 FROM commune WHERE insee = ?";
            default -> "SELECT 1 WHERE ?::text IS NULL";
        };
        return session.find(Sql.of(table, code), row -> true).isPresent();
    }

    private static String forms(RuleKey key) {
        return String.join(
                ", ",
                key.perimetres().stream()
                        .map(kind -> switch (kind) {
                            case "region" -> "region:32";
                            case "scot" -> "scot:ID (comme scot:scot-artois)";
                            case "epci" -> "epci:SIREN";
                            case "commune" -> "commune:INSEE";
                            default -> kind;
                        })
                        .toList());
    }

    private static ProblemException invalid(String perimetre, String accepted) {
        return new ProblemException(new Problem.InvalidField("perimetre", perimetre, accepted));
    }
}
