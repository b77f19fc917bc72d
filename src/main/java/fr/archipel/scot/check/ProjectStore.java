package fr.archipel.scot.check;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects and their footprints: fiches, objects, entries of the register; what the register says of each. */
public final class ProjectStore implements CheckQuery.Known {
    // What a fiche acts on (porte_sur) and has an area is its footprint; what it serves or mentions, its communes and
    // its
    // EPCI are none. A drawing in the register stands for it.
    private static final String FICHES = """
            SELECT f.id, f.numero, f.titre, f.contrat, f.statut, p.id AS registre, p.nature, p.etat, p.date_effet, p.conforme,
                   p.geom IS NOT NULL AS dessinee,
                   ST_AsBinary(coalesce(p.geom, (
                     SELECT ST_Union(o.geom)
                     FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
                     WHERE l.fiche = f.id AND l.role = 'porte_sur' AND ST_Dimension(o.geom) = 2))) AS emprise,
                   x.layers, x.ids, x.noms, x.surfaces, c.insee, c.communes, s.scots, s.scot_noms
            FROM fiche f
            LEFT JOIN projet_foncier p ON p.fiche = f.id AND p.annule_le IS NULL
            JOIN contrat k ON k.id = f.contrat
            CROSS JOIN LATERAL (
              SELECT array_agg(o.layer ORDER BY o.layer, o.id) AS layers, array_agg(o.id ORDER BY o.layer, o.id) AS ids,
                     array_agg(coalesce(o.nom, '') ORDER BY o.layer, o.id) AS noms,
                     array_agg(CASE WHEN ST_Dimension(o.geom) = 2 THEN '1' ELSE '' END ORDER BY o.layer, o.id) AS surfaces
              FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
              WHERE l.fiche = f.id AND l.role = 'porte_sur') x
            CROSS JOIN LATERAL (
              SELECT array_agg(insee ORDER BY insee) AS insee, array_agg(nom ORDER BY insee) AS communes
              FROM commune WHERE insee = ANY (f.communes)) c
            CROSS JOIN LATERAL (
              SELECT array_agg(id ORDER BY id) AS scots, array_agg(nom ORDER BY id) AS scot_noms FROM scot
              WHERE id IN (SELECT y.scot FROM commune y
                           WHERE CASE WHEN f.communes = '{}' THEN y.epci = k.epci ELSE y.insee = ANY (f.communes) END)) s
            """;

    private static final String OBJETS = """
            SELECT o.layer, o.id, o.nom, p.id AS registre, p.titre, p.nature, p.etat, p.date_effet, p.conforme,
                   p.geom IS NOT NULL AS dessinee,
                   ST_AsBinary(coalesce(p.geom, CASE WHEN ST_Dimension(o.geom) = 2 THEN o.geom END)) AS emprise
            FROM objet o
            LEFT JOIN projet_foncier p ON (p.layer, p.objet) = (o.layer, o.id) AND p.annule_le IS NULL
            """;

    private static final String DRAWN = """
            SELECT p.id AS registre, p.titre, p.nature, p.etat, p.date_effet, p.conforme, true AS dessinee,
                   ST_AsBinary(p.geom) AS emprise
            FROM projet_foncier p WHERE p.fiche IS NULL AND p.objet IS NULL AND p.annule_le IS NULL
            """;

    private final Database database;

    public ProjectStore(Database database) {
        this.database = database;
    }

    /** Throws {@link Problem.NotFound}. */
    @Override
    public Projet getFiche(String id) {
        return database.find(Sql.of(FICHES + "WHERE f.id = ?", id), ProjectStore::fiche)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", id)));
    }

    /** Throws {@link Problem.NotFound}. */
    @Override
    public Projet getObjet(String layer, String id) {
        return database.find(Sql.of(OBJETS + "WHERE (o.layer, o.id) = (?, ?)", layer, id), ProjectStore::objet)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("L'objet", layer + "/" + id)));
    }

    /** An entry of the register that is not annulled. Throws {@link Problem.NotFound}. */
    @Override
    public Projet getDeclared(long id) {
        record Target(
                @Nullable String fiche,
                @Nullable String layer,
                @Nullable String objet) {}
        Optional<Target> target = database.find(
                Sql.of("SELECT fiche, layer, objet FROM projet_foncier WHERE id = ? AND annule_le IS NULL", id),
                row -> new Target(row.getString(1), row.getString(2), row.getString(3)));
        Target found = target.orElseThrow(
                () -> new ProblemException(new Problem.NotFound("L'inscription au registre", Long.toString(id))));
        if (found.fiche != null) {
            return getFiche(found.fiche);
        }
        if (found.layer != null && found.objet != null) {
            return getObjet(found.layer, found.objet);
        }
        return database.find(Sql.of(DRAWN + "AND p.id = ?", id), ProjectStore::drawn)
                .orElseThrow();
    }

    /** Every known project: fiches that have a footprint or are declared, objects declared, drawings of the register. */
    List<Projet> listAll() {
        return database.with(session -> {
            List<Projet> all = new ArrayList<>();
            all.addAll(session.list(Sql.of(FICHES + """
                    WHERE p.id IS NOT NULL OR EXISTS (
                      SELECT FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
                      WHERE l.fiche = f.id AND l.role = 'porte_sur' AND ST_Dimension(o.geom) = 2)
                    ORDER BY f.id"""), ProjectStore::fiche));
            all.addAll(session.list(
                    Sql.of(OBJETS + "WHERE p.id IS NOT NULL ORDER BY o.layer, o.id"), ProjectStore::objet));
            all.addAll(session.list(Sql.of(DRAWN + "ORDER BY p.id"), ProjectStore::drawn));
            return all;
        });
    }

    private static Projet fiche(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Declaration said = declaration(row);
        Declaration status =
                new Declaration(null, Etat.ofStatut(row.getString("statut")), Declaration.STATUS, null, null);
        boolean drawn = row.getBoolean("dessinee");
        return new Projet(
                "fiche:" + id,
                row.getString("titre"),
                FicheRef.of(id, row.getString("numero"), row.getString("titre"), row.getString("contrat")),
                null,
                registre(row),
                said.or(status),
                Wkb.find(row.getBytes("emprise")),
                drawn,
                objets(row, "1"),
                objets(row, ""),
                communes(row),
                scots(row));
    }

    private static Projet objet(ResultSet row) throws SQLException {
        ObjetRef ref = ObjetRef.of(row.getString("layer"), row.getString("id"), row.getString("nom"));
        String title = row.getString("titre");
        return new Projet(
                "objet:" + ref.layer() + ":" + ref.id(),
                title == null ? ref.nom() : title,
                null,
                ref,
                registre(row),
                declaration(row),
                Wkb.find(row.getBytes("emprise")),
                row.getBoolean("dessinee"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Projet drawn(ResultSet row) throws SQLException {
        return new Projet(
                "registre:" + row.getLong("registre"),
                row.getString("titre"),
                null,
                null,
                row.getLong("registre"),
                declaration(row),
                Wkb.find(row.getBytes("emprise")),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static @Nullable Long registre(ResultSet row) throws SQLException {
        long id = row.getLong("registre");
        return row.wasNull() ? null : id;
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        String nature = row.getString("nature");
        String etat = row.getString("etat");
        boolean conforme = row.getBoolean("conforme");
        @Nullable Boolean said = row.wasNull() ? null : conforme;
        return new Declaration(
                nature == null ? null : Nature.find(nature).orElseThrow(),
                etat == null ? null : Etat.find(etat).orElseThrow(),
                etat == null ? Declaration.UNKNOWN : Declaration.REGISTER,
                row.getObject("date_effet", LocalDate.class),
                said);
    }

    private static List<ObjetRef> objets(ResultSet row, String withArea) throws SQLException {
        List<String> areas = Columns.texts(row, "surfaces");
        List<String> layers = Columns.texts(row, "layers");
        List<String> ids = Columns.texts(row, "ids");
        List<String> names = Columns.texts(row, "noms");
        List<ObjetRef> all = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (areas.get(i).equals(withArea)) {
                String name = names.get(i);
                all.add(ObjetRef.of(layers.get(i), ids.get(i), name.isEmpty() ? null : name));
            }
        }
        return all;
    }

    private static List<CommuneRef> communes(ResultSet row) throws SQLException {
        List<CommuneRef> all = new ArrayList<>();
        List<String> names = Columns.texts(row, "communes");
        for (String insee : Columns.texts(row, "insee")) {
            all.add(new CommuneRef(insee, names.get(all.size())));
        }
        return all;
    }

    private static List<ScotRef> scots(ResultSet row) throws SQLException {
        List<ScotRef> all = new ArrayList<>();
        List<String> names = Columns.texts(row, "scot_noms");
        for (String id : Columns.texts(row, "scots")) {
            all.add(new ScotRef(id, names.get(all.size())));
        }
        return all;
    }
}
