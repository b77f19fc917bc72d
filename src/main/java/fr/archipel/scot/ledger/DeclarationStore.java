package fr.archipel.scot.ledger;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.scot.SentBody;
import fr.archipel.territory.ObjetRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The register of projects that take ground. */
public final class DeclarationStore extends RegisterStore<Declaration> {
    private static final List<String> NATURES =
            List.of("extension", "densification", "friche", "renaturation", "pene", "photovoltaique");
    private static final List<String> STATES = List.of("projete", "engage", "autorise", "realise");

    private static final String COLUMNS = """
            r.id, r.titre, r.layer, r.objet, o.nom AS objet_nom, ST_AsBinary(r.geom) AS emprise, r.nature, r.etat,
            r.date_effet::text, r.conforme, r.conforme IS NULL AS conforme_tu, r.preuve, r.remarque,
            """ + EntryStore.FICHE + ", " + EntryStore.SIGNATURE;

    private static final String JOINS = """
            LEFT JOIN fiche f ON f.id = r.fiche
            LEFT JOIN objet o ON (o.layer, o.id) = (r.layer, r.objet)""";

    private static final String COUNTS = " WHERE r.annule_le IS NULL";

    public DeclarationStore(Database database) {
        super(database, Register.PROJETS);
    }

    /** Every declaration that counts, in the order they were entered. */
    public List<Declaration> list() {
        return database.with(
                session -> session.list(Sql.of(select() + COUNTS + " ORDER BY r.id"), row -> read(session, row)));
    }

    /** By its number, annulled or not. */
    public Optional<Declaration> find(long id) {
        return find(Sql.of(select() + " WHERE r.id = ?", id));
    }

    /** What is declared of a fiche. */
    public Optional<Declaration> ofFiche(String fiche) {
        return find(Sql.of(select() + COUNTS + " AND r.fiche = ?", fiche));
    }

    /** What is declared of an object of a layer. */
    public Optional<Declaration> ofObject(String layer, String id) {
        return find(Sql.of(select() + COUNTS + " AND (r.layer, r.objet) = (?, ?)", layer, id));
    }

    private Optional<Declaration> find(Sql sql) {
        return database.with(session -> session.find(sql, row -> read(session, row)));
    }

    @Override
    String columns() {
        return COLUMNS;
    }

    @Override
    String joins() {
        return JOINS;
    }

    @Override
    Sql condition(String filter, String value) {
        return filter.equals("fiche") ? Sql.of("r.fiche = ?", value) : Sql.of("r.layer || '/' || r.objet = ?", value);
    }

    @Override
    Sql touching(String[] insee) {
        return Sql.of("""
                (EXISTS (SELECT FROM fiche p WHERE p.id = r.fiche AND p.communes && ?)
                 OR EXISTS (SELECT FROM objet_commune p WHERE (p.layer, p.objet_id) = (r.layer, r.objet) AND p.insee = ANY (?))
                 OR EXISTS (SELECT FROM commune c WHERE c.insee = ANY (?) AND ST_Intersects(c.geom, r.geom)))""", insee, insee, insee);
    }

    @Override
    long insert(Session session, Author author, SentBody body, LocalDate today) throws SQLException {
        String nature = body.findChoice("nature", NATURES);
        String state = body.findChoice("etat", STATES);
        LocalDate day = body.findDay("date_effet");
        Boolean fits = body.findYes("conforme");
        Geometry drawing = EntryStore.drawing(body);
        if (fits != null && !"photovoltaique".equals(nature)) {
            throw body.invalid(
                    "conforme", "null : la conformité est celle d'un projet dont la nature est photovoltaique");
        }
        if ("realise".equals(state) && day != null && day.isAfter(today)) {
            throw body.invalid("date_effet", "une date jusqu'au %s, le projet étant réalisé".formatted(today));
        }
        if (nature == null && state == null && day == null && drawing == null) {
            throw body.invalid("nature", "au moins une chose à déclarer : nature, etat, date_effet ou geometry");
        }
        Target target = target(session, body, drawing);
        List<Long> former = former(session, target);
        for (long id : former) {
            mark(session, author, id, "Remplacée par une nouvelle déclaration");
        }
        long made = session.find(
                        Sql.of(
                                """
                                INSERT INTO projet_foncier (titre, fiche, layer, objet, geom, nature, etat, date_effet, conforme, preuve, remarque, auteur, cle)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                                target.titre(),
                                target.fiche(),
                                target.layer(),
                                target.objet(),
                                drawing,
                                nature,
                                state,
                                day,
                                fits,
                                body.findText("preuve", 2000),
                                body.findText("remarque", 2000),
                                author.name(),
                                key(author)),
                        row -> row.getLong(1))
                .orElseThrow();
        for (long id : former) {
            String reason = "Remplacée par la déclaration n° " + made;
            mark(session, author, id, reason);
            journal(session, author, id, "annulation", Json.object().put("motif", reason));
        }
        return made;
    }

    /** What is declared. A fiche or an object is locked: of two declarations of the same, the second sees the first. */
    private record Target(
            @Nullable String titre,
            @Nullable String fiche,
            @Nullable String layer,
            @Nullable String objet) {}

    private static Target target(Session session, SentBody body, @Nullable Geometry drawing) throws SQLException {
        String fiche = EntryStore.sentFiche(session, body);
        String object = body.findText("objet", 300);
        String title = body.findText("titre", 2000);
        if (fiche != null && object != null) {
            throw body.invalid("objet", "null, la déclaration étant celle d'une fiche");
        }
        if (fiche == null && object == null && drawing == null) {
            throw body.invalid("fiche", "une fiche, un objet (« objet ») ou un dessin (« geometry »)");
        }
        if (fiche == null && object == null && title == null) {
            throw body.invalid("titre", "un titre, nécessaire à un projet dessiné");
        }
        if (object == null) {
            return new Target(title, fiche, null, null);
        }
        int slash = object.indexOf('/');
        String layer = slash < 0 ? "" : object.substring(0, slash);
        String id = object.substring(slash + 1);
        boolean there = session.find(
                        Sql.of("SELECT 1 FROM objet WHERE (layer, id) = (?, ?) FOR NO KEY UPDATE", layer, id),
                        row -> true)
                .isPresent();
        if (!there) {
            throw body.invalid("objet", "un objet d'une couche, écrit couche/identifiant comme zae/artois-flandres");
        }
        return new Target(title, null, layer, id);
    }

    private static List<Long> former(Session session, Target target) throws SQLException {
        return session.list(Sql.of("""
                        SELECT id FROM projet_foncier
                        WHERE annule_le IS NULL AND (fiche = ?::text OR (layer, objet) = (?::text, ?::text)) FOR UPDATE""", target.fiche(), target.layer(), target.objet()), row -> row.getLong(1));
    }

    @Override
    void checkRestorable(Session session, long id) throws SQLException {
        session.find(Sql.of("""
                                SELECT p.id FROM projet_foncier p JOIN projet_foncier r
                                ON p.fiche = r.fiche OR (p.layer, p.objet) = (r.layer, r.objet)
                                WHERE r.id = ? AND p.id <> r.id AND p.annule_le IS NULL""", id), row -> row.getLong(1)).ifPresent(other -> {
            throw conflict("La déclaration n° %d a pris sa place. Annulez-la d'abord.".formatted(other));
        });
    }

    @Override
    Declaration read(Session session, ResultSet row) throws SQLException {
        String object = row.getString("objet");
        return new Declaration(
                row.getLong("id"),
                row.getString("titre"),
                EntryStore.fiche(row),
                object == null ? null : ObjetRef.of(row.getString("layer"), object, row.getString("objet_nom")),
                EntryStore.geometry(row.getBytes("emprise")),
                row.getString("nature"),
                row.getString("etat"),
                row.getString("date_effet"),
                row.getBoolean("conforme_tu") ? null : row.getBoolean("conforme"),
                row.getString("preuve"),
                row.getString("remarque"),
                EntryStore.signature(row));
    }
}
