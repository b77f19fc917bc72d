package fr.archipel.account;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The keys. */
public final class KeyStore {
    private static final String ADMINISTRATOR = "administrateur";
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;

    public KeyStore(Database database) {
        this.database = database;
    }

    /** A key for the administrator when there never was any; two processes that start together make one. */
    public Optional<Secret> createFirst() {
        return database.inTransaction(session -> {
            session.update(Sql.of("LOCK TABLE cle IN SHARE ROW EXCLUSIVE MODE"));
            return session.find(Sql.of("SELECT 1 FROM cle LIMIT 1"), row -> true)
                            .isPresent()
                    ? Optional.<Secret>empty()
                    : Optional.of(create(session, ADMINISTRATOR));
        });
    }

    /** {@code name}: who will hold it, 1 to 100 characters. */
    public Secret create(String name) {
        return database.inTransaction(session -> create(session, name));
    }

    private static Secret create(Session session, String name) throws SQLException {
        Secret secret = Secret.draw();
        session.update(Sql.of(
                "INSERT INTO cle (id, nom, role, empreinte) VALUES (?, ?, ?, ?)",
                drawId(),
                name,
                ADMINISTRATOR,
                secret.digest()));
        return secret;
    }

    /** The holder, unless the key is unknown or revoked. */
    public Optional<Author> findAuthor(Secret secret) {
        return database.with(session -> {
            Optional<Author> author = session.find(
                    Sql.of("SELECT id, nom FROM cle WHERE empreinte = ? AND revoquee_le IS NULL", secret.digest()),
                    row -> new Author(row.getString("id"), row.getString("nom")));
            if (author.isPresent()) {
                session.update(Sql.of("""
                        UPDATE cle SET utilisee_le = date_trunc('hour', now())
                        WHERE id = ? AND utilisee_le IS DISTINCT FROM date_trunc('hour', now())""", author.get().key()));
            }
            return author;
        });
    }

    public Optional<Key> find(String id) {
        return database.find(Sql.of("SELECT * FROM cle WHERE id = ?", id), KeyStore::key);
    }

    /** All of them, revoked ones too, oldest first. */
    public List<Key> listKeys() {
        return database.list(Sql.of("SELECT * FROM cle ORDER BY creee_le, id"), KeyStore::key);
    }

    /** Whether there was such a key, still good. */
    public boolean revoke(String id) {
        return database.update(Sql.of("UPDATE cle SET revoquee_le = now() WHERE id = ? AND revoquee_le IS NULL", id))
                > 0;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("nom"),
                row.getString("role"),
                row.getString("creee_le"),
                row.getString("utilisee_le"),
                row.getString("revoquee_le"));
    }

    private static String drawId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
