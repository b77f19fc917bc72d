package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/** A fiche's life at a date; the database writes the document ({@code suivi.sql}), in one statement. */
public final class FollowStore {
    private static final String SUIVI = resource();

    private final Database database;

    public FollowStore(Database database) {
        this.database = database;
    }

    public Optional<ObjectNode> find(String fiche, LocalDate day) {
        return database.find(Sql.of(SUIVI, fiche, day), row ->
                (ObjectNode) Json.read(row.getString("suivi").getBytes(StandardCharsets.UTF_8)));
    }

    private static String resource() {
        try (InputStream in = FollowStore.class.getResourceAsStream("suivi.sql")) {
            if (in == null) {
                throw new IllegalStateException("no resource suivi.sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
