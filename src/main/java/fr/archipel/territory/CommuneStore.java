package fr.archipel.territory;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.geo.Projections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Communes from their table, what concerns them from the tables of fiches and objects. */
public final class CommuneStore {
    private static final String SUMMARY = """
            c.insee, c.nom, c.population, c.surface_ha, e.siren AS epci_siren, e.sigle, e.nom AS epci_nom,
            s.id AS scot_id, s.nom AS scot_nom,
            (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]
             FROM (SELECT Box2D(c.geom) AS b OFFSET 0) boite) AS bbox""";

    private static final String REFERENCES = " JOIN epci e ON e.siren = c.epci JOIN scot s ON s.id = c.scot";

    private static final String KEY = "cle_recherche(nom)";

    private final Database database;

    public CommuneStore(Database database) {
        this.database = database;
    }

    /**
     * Communes by name; with a text, those whose name holds its words or whose code starts with it, best first; failing
     * that, those whose name resembles it. Empty when {@code apres} names none of them.
     */
    Optional<Page<CommuneSummary>> list(CommuneQuery query) {
        return database.with(session -> {
            Optional<Page<CommuneSummary>> page = page(session, query, matching(query));
            SearchText text = query.text();
            boolean none = page.map(p -> p.matched() == 0).orElse(true);
            return text != null && none && text.isLongEnoughToResemble()
                    ? page(session, query, resembling(query, text))
                    : page;
        });
    }

    private static Optional<Page<CommuneSummary>> page(Session session, CommuneQuery query, Sql found)
            throws SQLException {
        return new Keyset(found, "rang, cle, insee", "insee")
                .page(
                        session,
                        "SELECT " + SUMMARY + " FROM trouve JOIN commune c USING (insee)" + REFERENCES,
                        CommuneStore::summary,
                        CommuneSummary::insee,
                        query.paging().after(),
                        query.paging().limit());
    }

    private static Sql matching(CommuneQuery query) {
        SearchText text = query.text();
        Sql rank = text == null ? Sql.of("0") : text.rank(KEY);
        Sql found = Sql.of("SELECT insee, " + KEY + " AS cle, ").add(rank).add(" AS rang FROM commune WHERE true");
        if (text != null) {
            found = found.add(" AND (").add(text.matches(KEY)).add(" OR insee LIKE ?)", text.codePrefix());
        }
        return ofEpci(found, query.epci());
    }

    private static Sql resembling(CommuneQuery query, SearchText text) {
        Sql found = Sql.of("SELECT insee, " + KEY + " AS cle, ")
                .add(text.distance(KEY))
                .add(
                        " AS rang FROM commune WHERE word_similarity(?, " + KEY + ") >= ?",
                        text.key(),
                        SearchText.RESEMBLANCE);
        return ofEpci(found, query.epci());
    }

    private static Sql ofEpci(Sql found, @Nullable String siren) {
        return siren == null ? found : found.add(" AND epci = ?", siren);
    }

    /** Four statements, whatever the number of fiches and objects. */
    Optional<CommuneSheet> findSheet(String insee) {
        return database.with(session -> {
            Optional<CommuneSheet.Identity> identity = session.find(
                    Sql.of(
                            "SELECT " + SUMMARY + ", c.siren, c.precision, c.sources, ST_X(p) AS x, ST_Y(p) AS y"
                                    + " FROM commune c" + REFERENCES
                                    + " CROSS JOIN LATERAL (SELECT ST_PointOnSurface(c.geom) AS p OFFSET 0) centre"
                                    + " WHERE c.insee = ?",
                            insee),
                    CommuneStore::identity);
            return identity.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CommuneSheet.of(
                            identity.get(),
                            fiches(session, insee),
                            objets(session, insee),
                            LandConsumptionStore.find(session, insee).orElse(null)));
        });
    }

    private static List<CommuneSheet.FicheHere> fiches(Session session, String insee) throws SQLException {
        Sql sql = Sql.of(
                        "SELECT f.id, f.numero, f.titre, f.contrat, f.axe, f.montant_total_eur, l.role, l.portee FROM (")
                .add(FicheLinks.ofCommune(insee))
                .add(") l JOIN v_fiche f ON f.id = l.fiche ORDER BY f.contrat, f.rang, f.id");
        return session.list(
                sql,
                row -> new CommuneSheet.FicheHere(
                        FicheRef.of(
                                row.getString("id"),
                                row.getString("numero"),
                                row.getString("titre"),
                                row.getString("contrat")),
                        row.getString("role"),
                        row.getString("axe"),
                        row.getBigDecimal("montant_total_eur"),
                        row.getString("portee")));
    }

    private static Map<String, List<CommuneSheet.ObjetHere>> objets(Session session, String insee) throws SQLException {
        Map<String, List<CommuneSheet.ObjetHere>> byLayer = new LinkedHashMap<>();
        Sql sql = Sql.of("""
                SELECT s.layer, o.id, o.nom,
                       nullif(round((oc.surface_m2 / 1e4)::numeric, 4), 0)::float8 AS surface_ha,
                       nullif(round((oc.longueur_m / 1e3)::numeric, 3), 0)::float8 AS longueur_km
                FROM couche_suivie s
                LEFT JOIN objet_commune oc ON oc.layer = s.layer AND oc.insee = ?
                LEFT JOIN objet o ON o.layer = oc.layer AND o.id = oc.objet_id
                ORDER BY s.layer, cle_recherche(o.nom), o.id""", insee);
        session.forEach(sql, 0, row -> {
            List<CommuneSheet.ObjetHere> list =
                    byLayer.computeIfAbsent(row.getString("layer"), layer -> new ArrayList<>());
            if (row.getString("id") != null) {
                list.add(new CommuneSheet.ObjetHere(
                        ObjetRef.of(row.getString("layer"), row.getString("id"), row.getString("nom")),
                        Columns.decimal(row, "surface_ha"),
                        Columns.decimal(row, "longueur_km")));
            }
        });
        return byLayer;
    }

    private static CommuneSheet.Identity identity(ResultSet row) throws SQLException {
        return new CommuneSheet.Identity(
                summary(row),
                row.getString("siren"),
                row.getString("precision"),
                Columns.texts(row, "sources"),
                Projections.toCrs84(row.getDouble("x"), row.getDouble("y")));
    }

    private static CommuneSummary summary(ResultSet row) throws SQLException {
        return new CommuneSummary(
                row.getString("insee"),
                row.getString("nom"),
                new EpciRef(row.getString("epci_siren"), row.getString("sigle"), row.getString("epci_nom")),
                new ScotRef(row.getString("scot_id"), row.getString("scot_nom")),
                Columns.integer(row, "population"),
                Columns.decimal(row, "surface_ha"),
                Bbox.ofLambert93(Columns.decimals(row, "bbox")));
    }
}
