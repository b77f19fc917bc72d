package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.request.Precondition;
import fr.archipel.territory.FicheRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open conflicts between what people entered and what the files say now, and how people settle them. */
public final class ConflictStore {

    /** {@code fichierAvant}: what the files said when people entered theirs. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Conflict(
            long n,
            FicheRef fiche,
            String champ,
            String libelle,
            JsonNode saisi,
            @Nullable JsonNode fichierAvant,
            JsonNode fichier,
            String constateLe) {}

    private final Database database;
    private final FicheWriteStore writes;

    public ConflictStore(Database database) {
        this.database = database;
        this.writes = new FicheWriteStore(database);
    }

    Optional<Page<Conflict>> list(@Nullable String fiche, @Nullable String contrat, Paging paging) {
        Sql found = Sql.of("""
                SELECT c.id FROM conflit c JOIN fiche f ON f.id = c.fiche
                WHERE c.resolution IS NULL AND (?::text IS NULL OR f.id = ?) AND (?::text IS NULL OR f.contrat = ?)""", fiche, fiche, contrat, contrat);
        return database.with(session -> new Keyset(found, "id", "id::text")
                .page(
                        session,
                        """
                        SELECT c.id AS n, f.id, f.numero, f.titre, f.contrat, c.champ, c.saisi::text AS saisi,
                               c.fichier_avant::text AS fichier_avant, c.fichier::text AS fichier,
                               to_json(c.constate_le) #>> '{}' AS constate_le
                        FROM trouve JOIN conflit c ON c.id = trouve.id JOIN fiche f ON f.id = c.fiche""",
                        ConflictStore::conflict,
                        conflict -> Long.toString(conflict.n()),
                        paging.after(),
                        paging.limit()));
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        String before = row.getString("fichier_avant");
        return new Conflict(
                row.getLong("n"),
                FicheRef.of(
                        row.getString("id"), row.getString("numero"), row.getString("titre"), row.getString("contrat")),
                row.getString("champ"),
                Phrases.label(row.getString("champ")),
                json(row.getString("saisi")),
                before == null ? null : json(before),
                json(row.getString("fichier")),
                row.getString("constate_le"));
    }

    /** The fiche a conflict is about. Problem: 404. */
    String fiche(long n) {
        return database.find(Sql.of("SELECT fiche FROM conflit WHERE id = ?", n), row -> row.getString(1))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("Le conflit", Long.toString(n))));
    }

    /** {@code take}: the files' value is taken; else what people entered is kept. Problem: 409 when settled already. */
    FicheWriteStore.Written<Boolean> settle(Author author, long n, boolean take, Precondition seen) {
        return writes.write(author, fiche(n), seen, null, (session, id) -> {
            String[] open = session.find(
                            Sql.of(
                                    "SELECT champ, fichier::text, saisi::text FROM conflit WHERE id = ? AND resolution IS NULL",
                                    n),
                            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                    .orElseThrow(() -> FicheEditStore.conflict("Ce conflit est déjà tranché."));
            Change change = take
                    ? taken(session, id, open[0], json(open[1]))
                    : Change.of("conflit_garde", open[0], json(open[1]), json(open[2]));
            session.update(Sql.of(
                    "UPDATE conflit SET resolution = ?, auteur = ?, resolu_le = now() WHERE id = ?",
                    take ? "prendre" : "garder",
                    author.name(),
                    n));
            return new FicheWriteStore.Done<>(take, List.of(change));
        });
    }

    private static Change taken(Session session, String fiche, String name, JsonNode value) throws SQLException {
        Field field = Field.find(name)
                .orElseThrow(() -> FicheEditStore.conflict(
                        "La fiche « %s » a été créée ici et un fichier porte le même identifiant : gardez la vôtre, ou donnez un autre nom au fichier."
                                .formatted(fiche)));
        JsonNode now = FicheDocumentStore.get(session, fiche).get(name);
        FicheValueStore.write(session, fiche, field, value);
        return Change.of("conflit_pris", name, now, value);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
