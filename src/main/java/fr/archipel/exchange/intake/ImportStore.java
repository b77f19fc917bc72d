package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of table {@code import}. */
final class ImportStore {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 26;
    private static final String UNKNOWN = "?";

    /** @param target id; « ? » until one is recognised */
    record Import(
            String id,
            State state,
            String target,
            String file,
            String created,
            @Nullable String applied,
            @Nullable String undone,
            @Nullable String author,
            @Nullable String reason,
            ImportRequest request,
            @Nullable Examination examination) {}

    private ImportStore() {}

    static String create(Session session, String file, ImportRequest request, @Nullable Author author)
            throws SQLException {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        session.update(Sql.of(
                "INSERT INTO import (id, cible, fichier, etat, demande, auteur, cle) VALUES (?, ?, ?, 'recu', ?::jsonb, ?, ?)",
                id.toString(),
                request.target() == null ? UNKNOWN : request.target(),
                file.isBlank() ? "sans nom" : file,
                json(request),
                author == null ? null : author.name(),
                author == null || author.key().isEmpty() ? null : author.key()));
        return id.toString();
    }

    /** Throws {@link Problem.NotFound}. */
    static Import get(Session session, String id) throws SQLException {
        return find(session, id).orElseThrow(() -> new ProblemException(new Problem.NotFound("L'import", id)));
    }

    static Optional<Import> find(Session session, String id) throws SQLException {
        return session.find(Sql.of("""
                        SELECT id, etat, cible, fichier, to_json(cree_le) #>> '{}' AS cree, to_json(applique_le) #>> '{}' AS applique,
                               to_json(annule_le) #>> '{}' AS annule, auteur, motif, demande::text, rapport::text
                        FROM import WHERE id = ?""", id), row -> {
            String report = row.getString("rapport");
            return new Import(
                    row.getString("id"),
                    State.of(row.getString("etat")),
                    row.getString("cible"),
                    row.getString("fichier"),
                    row.getString("cree"),
                    row.getString("applique"),
                    row.getString("annule"),
                    row.getString("auteur"),
                    row.getString("motif"),
                    read(row.getString("demande"), ImportRequest.class),
                    report == null ? null : read(report, Examination.class));
        });
    }

    static void examining(Session session, String id, ImportRequest request) throws SQLException {
        session.update(Sql.of(
                "UPDATE import SET etat = 'examen', demande = ?::jsonb, motif = NULL, modifie_le = now() WHERE id = ?",
                json(request),
                id));
    }

    static void examined(Session session, Arrival arrival, FileMapping mapping, Examination examination)
            throws SQLException {
        session.update(Sql.of(
                "UPDATE import SET etat = 'pret', cible = ?, rapport = ?::jsonb, arrivee = ?, regle_cle = ?::jsonb, modifie_le = now() WHERE id = ?",
                mapping.target().id(),
                json(examination),
                arrival.table(),
                json(mapping.key()),
                arrival.id()));
    }

    /** As it was when the rows were examined. */
    static KeyRule keyRule(Session session, String id) throws SQLException {
        return session.find(
                        Sql.of("SELECT regle_cle::text FROM import WHERE id = ?", id),
                        row -> read(row.getString(1), KeyRule.class))
                .orElseThrow();
    }

    static void report(Session session, String id, Examination examination) throws SQLException {
        session.update(
                Sql.of("UPDATE import SET rapport = ?::jsonb, modifie_le = now() WHERE id = ?", json(examination), id));
    }

    static void state(Session session, String id, State state, @Nullable String reason) throws SQLException {
        session.update(Sql.of(
                "UPDATE import SET etat = ?, motif = ?, modifie_le = now() WHERE id = ?", state.id(), reason, id));
    }

    static void applied(Session session, String id, Author author) throws SQLException {
        session.update(Sql.of(
                "UPDATE import SET etat = 'applique', motif = NULL, auteur = ?, cle = ?, applique_le = now(), modifie_le = now(), arrivee = NULL WHERE id = ?",
                author.name(),
                author.key().isEmpty() ? null : author.key(),
                id));
    }

    static void undone(Session session, String id) throws SQLException {
        session.update(
                Sql.of("UPDATE import SET etat = 'annule', annule_le = now(), modifie_le = now() WHERE id = ?", id));
    }

    /** Whether its rows wait: not while they are being examined. */
    static boolean hasRows(Session session, String id) throws SQLException {
        return session.find(
                        Sql.of("SELECT to_regclass(?) IS NOT NULL", Sql.name("arrivee_" + id)),
                        row -> row.getBoolean(1))
                .orElse(false);
    }

    static void dropTables(Session session, String id) throws SQLException {
        session.update(Sql.of("DROP TABLE IF EXISTS " + Sql.name("arrivee_" + id) + ", " + Sql.name("brut_" + id) + ", "
                + Sql.name("cles_" + id)));
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
