package fr.archipel.scot.ledger;

import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Columns that the entries of several registers have. */
final class EntryStore {
    /** Of an entry {@code r}. */
    static final String SIGNATURE = """
            r.auteur, to_json(r.saisi_le) #>> '{}' AS saisi_le, to_json(r.annule_le) #>> '{}' AS annule_le,
            r.annule_par, r.annule_motif""";

    /** Of the fiche {@code f} of an entry, joined from the left. */
    static final String FICHE =
            "f.id AS fiche, f.numero AS fiche_numero, f.titre AS fiche_titre, f.contrat AS fiche_contrat";

    private static final int LAMBERT_93 = 2154;

    private EntryStore() {}

    static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("auteur"),
                row.getString("saisi_le"),
                row.getString("annule_le"),
                row.getString("annule_par"),
                row.getString("annule_motif"));
    }

    static CommuneRef commune(ResultSet row) throws SQLException {
        return new CommuneRef(row.getString("insee"), row.getString("nom"));
    }

    static @Nullable FicheRef fiche(ResultSet row) throws SQLException {
        String id = row.getString("fiche");
        return id == null
                ? null
                : FicheRef.of(
                        id,
                        row.getString("fiche_numero"),
                        row.getString("fiche_titre"),
                        row.getString("fiche_contrat"));
    }

    static @Nullable Geometry geometry(byte @Nullable [] wkb) {
        if (wkb == null) {
            return null;
        }
        try {
            Geometry geometry = new WKBReader().read(wkb);
            geometry.setSRID(LAMBERT_93);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException("WKB from PostGIS", e);
        }
    }
}
