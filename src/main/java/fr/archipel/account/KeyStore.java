package fr.archipel.account;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys: made, recognised, listed. Every act is in the journal. */
public final class KeyStore {
    /** Who acts when nobody has a key yet, or sits at the machine itself. */
    private static final Author COMMAND_LINE = new Author("", "ligne de commande");

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String GOOD = "revoquee_le IS NULL AND (expire_le IS NULL OR expire_le > now())";
    private static final String SELECT = """
            SELECT c.*, CASE WHEN revoquee_le IS NOT NULL THEN 'revoquee' WHEN expire_le <= now() THEN 'expiree'
                             ELSE 'valable' END AS etat FROM cle c""";

    /** Who holds a key, and what it may do. */
    record Holder(Author author, Role role) {}

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
                    : Optional.of(create(session, "administrateur", Role.ADMINISTRATEUR, null, COMMAND_LINE)
                            .secret());
        });
    }

    /** An administrator's key. {@code name}: who will hold it, 1 to 100 characters. */
    public Secret create(String name) {
        return create(name, Role.ADMINISTRATEUR, null, COMMAND_LINE).secret();
    }

    /**
     * A key.
     *
     * @param expires in the future, or null
     * @param by who makes it
     */
    public NewKey create(String name, Role role, @Nullable OffsetDateTime expires, Author by) {
        return database.inTransaction(session -> create(session, name, role, expires, by));
    }

    /** An administrator's or another's key made on the command line. */
    public NewKey create(String name, Role role, @Nullable OffsetDateTime expires) {
        return create(name, role, expires, COMMAND_LINE);
    }

    private static NewKey create(Session session, String name, Role role, @Nullable OffsetDateTime expires, Author by)
            throws SQLException {
        Secret secret = Secret.draw();
        String id = drawId();
        session.update(Sql.of(
                "INSERT INTO cle (id, nom, role, empreinte, expire_le, creee_par) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                name,
                role.id(),
                secret.digest(),
                expires,
                by.key().isEmpty() ? null : by.key()));
        Key key = get(session, id);
        KeyJournalStore.add(session, by, id, "creation", null, null, key);
        return new NewKey(key, secret);
    }

    /** The holder, unless the key is unknown, revoked or expired. */
    public Optional<Author> findAuthor(Secret secret) {
        return findHolder(secret).map(Holder::author);
    }

    Optional<Holder> findHolder(Secret secret) {
        return database.with(session -> {
            Optional<Holder> holder = session.find(
                    Sql.of("SELECT id, nom, role FROM cle WHERE empreinte = ? AND " + GOOD, secret.digest()),
                    row -> new Holder(new Author(row.getString("id"), row.getString("nom")), role(row)));
            if (holder.isPresent()) {
                session.update(Sql.of("""
                        UPDATE cle SET utilisee_le = date_trunc('hour', now())
                        WHERE id = ? AND utilisee_le IS DISTINCT FROM date_trunc('hour', now())""", holder.get().author().key()));
            }
            return holder;
        });
    }

    public Optional<Key> find(String id) {
        return database.find(Sql.of(SELECT + " WHERE c.id = ?", id), KeyStore::key);
    }

    static Key get(Session session, String id) throws SQLException {
        return session.find(Sql.of(SELECT + " WHERE c.id = ?", id), KeyStore::key)
                .orElseThrow();
    }

    /** All of them, revoked ones too, oldest first. */
    public List<Key> listKeys() {
        return database.list(Sql.of(SELECT + " ORDER BY c.creee_le, c.id"), KeyStore::key);
    }

    /** Whether there was such a key, still good. Of the command line: it revokes any, and can make another. */
    public boolean revoke(String id) {
        return database.inTransaction(session -> {
            boolean done = session.update(
                            Sql.of("UPDATE cle SET revoquee_le = now() WHERE id = ? AND revoquee_le IS NULL", id))
                    > 0;
            if (done) {
                KeyJournalStore.add(session, COMMAND_LINE, id, "revocation", null, null, get(session, id));
            }
            return done;
        });
    }

    private static Role role(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return Role.find(role).orElseThrow(() -> new IllegalStateException("no role " + role));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("nom"),
                role(row),
                row.getString("creee_le"),
                row.getString("utilisee_le"),
                row.getString("revoquee_le"),
                row.getString("expire_le"),
                row.getString("creee_par"),
                row.getString("etat"));
    }

    private static String drawId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
