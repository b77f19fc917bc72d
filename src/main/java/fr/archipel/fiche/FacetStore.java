package fr.archipel.fiche;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How many fiches each value of each facet would give, and what those found add up to: one statement. */
public final class FacetStore {
    private static final String COUNTS = resource();

    private final Database database;

    public FacetStore(Database database) {
        this.database = database;
    }

    /** Members {@code totaux} and {@code valeurs}, the latter by facet: value, title, what it is in, count. */
    ObjectNode get(FicheQuery query) {
        return database.find(base(query).add(COUNTS), row ->
                        (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    /** Fiches that fail at most one of the choices, and which: all counts come from one pass over them. */
    private static Sql base(FicheQuery query) {
        List<Sql> fails = new ArrayList<>();
        FicheSql.chosen(query)
                .forEach((facet, condition) -> fails.add(Sql.of("CASE WHEN (")
                        .add(condition)
                        .add(") IS NOT TRUE THEN CAST(? AS text) END", facet.id())));
        Sql failed = fails.isEmpty()
                ? Sql.of("'{}'::text[]")
                : Sql.of("array_remove(ARRAY[").add(Sql.join(", ", fails)).add("]::text[], NULL)");
        return Sql.of("WITH base AS MATERIALIZED (SELECT x.*, x.manques[1] AS seul FROM (")
                .add("""
                        SELECT f.id, f.contrat, k.epci, n.chemin[1] AS axe, f.statut, f.type_operation, f.portee, f.geom_origine,
                               f.annee_lancement, f.annee_debut, f.annee_fin,""")
                .add(" ")
                .add(FicheSql.late(query.year()))
                .add(" AS retard, ")
                .add(failed)
                .add(
                        " AS manques FROM fiche f JOIN contrat k ON k.id = f.contrat JOIN noeud_strategique n ON n.id = f.noeud")
                .add(" WHERE ")
                .add(Sql.join(" AND ", FicheSql.always(query)))
                .add(" OFFSET 0) x WHERE cardinality(x.manques) <= 1)\n");
    }

    private static String resource() {
        try (InputStream in = FacetStore.class.getResourceAsStream("facettes.sql")) {
            if (in == null) {
                throw new IllegalStateException("no resource facettes.sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
