package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of attachments; their bytes are in {@link AttachmentFiles}. */
public final class AttachmentStore {
    /** Enough for a fiche's deliberations and orders over six years. */
    static final int MAXIMUM_BY_FICHE = 50;

    private static final String ROW = """
            SELECT json_build_object('n', j.id, 'nom', j.nom, 'type_media', j.type_media, 'taille_octets', j.taille_octets,
              'legende', j.legende)
            FROM piece_jointe j WHERE j.fiche = ? AND j.id = ? AND j.archivee_le IS NULL""";

    private final Database database;

    public AttachmentStore(Database database) {
        this.database = database;
    }

    record Attachment(String name, String mediaType, long bytes, String digest) {}

    Optional<Attachment> find(String fiche, long n) {
        return database.find(
                Sql.of("""
                SELECT nom, type_media, taille_octets, empreinte FROM piece_jointe
                WHERE fiche = ? AND id = ? AND archivee_le IS NULL""", fiche, n),
                row -> new Attachment(
                        row.getString("nom"),
                        row.getString("type_media"),
                        row.getLong("taille_octets"),
                        row.getString("empreinte")));
    }

    /** The same file twice on one fiche is the one already there. */
    static LifeWriteStore.Done add(
            Session session,
            String fiche,
            AttachmentFiles.Stored file,
            String name,
            @Nullable String caption,
            String author)
            throws SQLException {
        Optional<Long> same = session.find(
                Sql.of(
                        "SELECT id FROM piece_jointe WHERE fiche = ? AND empreinte = ? AND archivee_le IS NULL",
                        fiche,
                        file.digest()),
                row -> row.getLong(1));
        if (same.isPresent()) {
            return new LifeWriteStore.Done(
                    same.get(), null, List.of("Ce fichier est déjà joint à la fiche : rien n'a été ajouté."));
        }
        long present = session.find(
                        Sql.of("SELECT count(*) FROM piece_jointe WHERE fiche = ? AND archivee_le IS NULL", fiche),
                        row -> row.getLong(1))
                .orElseThrow();
        if (present >= MAXIMUM_BY_FICHE) {
            throw new ProblemException(new Problem.Conflict(
                    "Cette fiche a déjà %d pièces jointes, le maximum : archivez-en d'abord.".formatted(present)));
        }
        long n = LifeWriteStore.insert(
                session, Sql.of("""
                INSERT INTO piece_jointe (fiche, nom, type_media, taille_octets, empreinte, legende, auteur)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""", fiche, name, file.mediaType(), file.bytes(), file.digest(), caption, author));
        return LifeWriteStore.Done.of(n, "piece", "piece", null, get(session, fiche, n));
    }

    /** The file stays: archiving can be undone. */
    static LifeWriteStore.Done archive(Session session, String fiche, long n) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        session.update(Sql.of("UPDATE piece_jointe SET archivee_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(n, "archivage_piece", "piece", before, null);
    }

    private static ObjectNode get(Session session, String fiche, long n) throws SQLException {
        return LifeWriteStore.row(session, Sql.of(ROW, fiche, n), "La pièce jointe", n);
    }
}
