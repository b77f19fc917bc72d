package fr.archipel.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;

/** Communes, money, fiches, objects, anomalies and alerts of a territory: one statement, written as JSON by the database. */
public final class SheetStore {
    private static final String SQL = resource("territoire.sql");

    private final Database database;

    public SheetStore(Database database) {
        this.database = database;
    }

    /**
     * {@code communes}: INSEE codes of the territory, at least one of which exists.
     *
     * @param months a fiche without movement for so long is an alert
     */
    ObjectNode get(Collection<String> communes, LocalDate day, int months) {
        return database.find(Sql.of(SQL, communes.toArray(String[]::new), day, months), row ->
                        (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private static String resource(String name) {
        try (InputStream in = SheetStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
