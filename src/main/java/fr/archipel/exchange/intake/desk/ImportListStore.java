package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.db.Database;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports, latest first. */
public final class ImportListStore {
    private static final Sql DONE = Sql.of(" etat IN ('applique', 'annulation', 'annule')");
    private static final Sql ALL = Sql.of(" true");

    /**
     * An import in a list. Moments are ISO 8601.
     *
     * @param cible id of the target; null until one is recognised
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Line(
            String id,
            String etat,
            @Nullable String cible,
            String fichier,
            String creeLe,
            @Nullable String appliqueLe,
            @Nullable String annuleLe,
            @Nullable String auteur) {}

    private final Database database;

    public ImportListStore(Database database) {
        this.database = database;
    }

    /** Applied or undone: what everybody may know of. */
    public List<Line> listDone(int limit) {
        return list(DONE, Sql.of(" true"), limit);
    }

    /** {@code trials}: those that wait too. Empty when {@code apres} names none. */
    Optional<Page<Line>> page(boolean trials, Paging paging) {
        Sql among = trials ? ALL : DONE;
        Sql after = Sql.of(" true");
        if (paging.after() != null) {
            after = Sql.of(" (cree_le, id) < (SELECT cree_le, id FROM import WHERE id = ?)", paging.after());
            if (database.find(Sql.of("SELECT 1 FROM import WHERE id = ?", paging.after()), row -> true)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        List<Line> lines = list(among, after, paging.limit() + 1);
        boolean more = lines.size() > paging.limit();
        List<Line> shown = more ? lines.subList(0, paging.limit()) : lines;
        long matched = database.find(Sql.of("SELECT count(*) FROM import WHERE").add(among), row -> row.getLong(1))
                .orElse(0L);
        return Optional.of(new Page<>(
                matched, shown, more ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty()));
    }

    private List<Line> list(Sql among, Sql after, int limit) {
        return database.list(
                Sql.of("""
                        SELECT id, etat, nullif(cible, '?') AS cible, fichier, to_json(cree_le) #>> '{}' AS cree,
                          to_json(applique_le) #>> '{}' AS applique, to_json(annule_le) #>> '{}' AS annule, auteur
                        FROM import WHERE""").add(among).add(" AND").add(after).add(" ORDER BY cree_le DESC, id DESC LIMIT ?", (long)
                        limit),
                row -> new Line(
                        row.getString("id"),
                        row.getString("etat"),
                        row.getString("cible"),
                        row.getString("fichier"),
                        row.getString("cree"),
                        row.getString("applique"),
                        row.getString("annule"),
                        row.getString("auteur")));
    }
}
