package fr.archipel.exchange.followup;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the database knows that a table is compared with. */
final class KnownStore {
    private static final String KNOWN = resource();

    /** The period of a contract; {@code last}: the first one when the contract says no end. */
    record Period(int first, int last) {}

    private KnownStore() {}

    static Optional<Period> findPeriod(Session session, String contrat) throws SQLException {
        return session.find(Sql.of("""
                SELECT annee_debut, coalesce(annee_fin, annee_debut) FROM contrat WHERE id = ? AND nature = 'contrat'""", contrat), row -> new Period(row.getInt(1), row.getInt(2)));
    }

    /** Every fiche of the contract as it was on that day, archived ones too. */
    static List<Known> list(Session session, String contrat, LocalDate day) throws SQLException {
        return session.list(
                Sql.of(KNOWN, day, contrat),
                row -> new Known(Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8))));
    }

    /** No one else writes on them until the transaction ends. */
    static void lockFiches(Session session, String contrat) throws SQLException {
        session.list(
                Sql.of("SELECT id FROM fiche WHERE contrat = ? ORDER BY id FOR UPDATE", contrat),
                row -> row.getString(1));
    }

    static Parties parties(Session session, String contrat) throws SQLException {
        List<Parties.Partie> all = session.list(
                Sql.of("SELECT code, nom, coalesce(nom_long, nom) AS nom_long, formes FROM partie ORDER BY code"),
                row -> {
                    List<String> forms = new ArrayList<>();
                    forms.add(row.getString("nom"));
                    forms.add(row.getString("nom_long"));
                    forms.addAll(Arrays.asList((String[]) row.getArray("formes").getArray()));
                    return new Parties.Partie(
                            row.getString("code"),
                            row.getString("nom"),
                            forms.stream().map(Words::fold).distinct().toList());
                });
        List<String> funders = session.list(Sql.of("""
                SELECT l.partie FROM fiche f JOIN financement g ON g.fiche = f.id AND g.archive_le IS NULL
                JOIN financement_partie l ON l.financement = g.id
                WHERE f.contrat = ? GROUP BY 1 ORDER BY count(*) DESC, 1""", contrat), row -> row.getString(1));
        return new Parties(all, funders);
    }

    private static String resource() {
        try (InputStream in = KnownStore.class.getResourceAsStream("connu.sql")) {
            if (in == null) {
                throw new IllegalStateException("no resource connu.sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
