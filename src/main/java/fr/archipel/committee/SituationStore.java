package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.request.Paging;
import fr.archipel.territory.FicheRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a committee looks at, at any date; each answer is one statement or a page of one. */
public final class SituationStore {
    private static final String FIGURES = CommitteeStore.resource("chiffres.sql");
    private static final LocalDate BEGINNING = LocalDate.of(1990, 1, 1);

    private final Database database;

    public SituationStore(Database database) {
        this.database = database;
    }

    /** Sums, statuses and years before and after. */
    ObjectNode figures(Period period) {
        return database.find(Sql.of(FIGURES, period.contrat(), period.since(), period.day()), row ->
                        (ObjectNode) Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    /** The day of the last meeting held before {@code day}, of that kind if there is one; else the contract's signature. */
    LocalDate since(@Nullable String contrat, @Nullable String nature, LocalDate day) {
        return database.with(session -> {
            Optional<LocalDate> held =
                    session.find(Sql.of("""
                            SELECT date_comite FROM comite
                            WHERE contrat IS NOT DISTINCT FROM ? AND date_comite < ? AND etat <> 'prepare'
                            ORDER BY nature = ? DESC NULLS LAST, date_comite DESC LIMIT 1""", contrat, day, nature), row -> row.getObject(1, LocalDate.class));
            return held.isPresent() ? held.get() : signed(session, contrat, day);
        });
    }

    private static LocalDate signed(Session session, @Nullable String contrat, LocalDate day) throws SQLException {
        LocalDate signed = session.find(
                        Sql.of(
                                "SELECT coalesce(min(date_signature), ?) FROM contrat WHERE ?::text IS NULL OR id = ?",
                                BEGINNING,
                                contrat,
                                contrat),
                        row -> row.getObject(1, LocalDate.class))
                .orElse(BEGINNING);
        return signed.isBefore(day) ? signed : day.minusDays(1);
    }

    /** Fiches in the order of contracts, each with its reasons and its figures before and after. */
    Optional<Page<ObjectNode>> list(Section section, Period period, Paging paging) {
        Sql found = Sql.of("""
                        SELECT f.id, f.contrat, f.rang, f.numero, f.titre, r.faits::text AS faits,
                               a.statut AS statut_avant, b.statut, to_json(a)::text AS avant, to_json(b)::text AS apres""")
                .add(section == Section.MOVED ? years(period) : Sql.of(", NULL::text AS annees"))
                .add("\nFROM (")
                .add(section.reasons(period))
                .add(") r JOIN fiche f ON f.id = r.fiche\n")
                .add(state("a", period.since()))
                .add(state("b", period.day()))
                .add(
                        " WHERE (?::text IS NULL OR f.contrat = ?) AND (f.archivee_le IS NULL OR jour_de_paris(f.archivee_le) > ?)",
                        period.contrat(),
                        period.contrat(),
                        section == Section.MOVED ? period.since() : period.day());
        return database.with(session -> new Keyset(found, "contrat, rang, id", "id")
                .page(
                        session,
                        "SELECT trouve.* FROM trouve",
                        row -> item(section, row),
                        item -> item.path("fiche").path("id").asText(),
                        paging.after(),
                        paging.limit()));
    }

    private static Sql state(String name, LocalDate day) {
        return Sql.of("LEFT JOIN etat_fiche " + name)
                .add(" ON " + name + ".fiche = f.id AND " + name + ".du <= ? AND ? < " + name + ".au\n", day, day);
    }

    /** Years whose money changed. */
    private static Sql years(Period period) {
        return Sql.of("""
                , (SELECT json_agg(json_build_object('annee', x.annee,
                     'prevu_avant_eur', (x.pa / 100.0)::numeric(16, 2), 'prevu_eur', (x.pb / 100.0)::numeric(16, 2),
                     'realise_avant_eur', (x.ra / 100.0)::numeric(16, 2), 'realise_eur', (x.rb / 100.0)::numeric(16, 2))
                     ORDER BY x.annee)::text
                   FROM (SELECT annee, u.prevu AS pa, v.prevu AS pb, u.realise AS ra, v.realise AS rb
                         FROM (SELECT * FROM etat_annee y WHERE y.fiche = f.id AND y.du <= ? AND ? < y.au) u
                         FULL JOIN (SELECT * FROM etat_annee y WHERE y.fiche = f.id AND y.du <= ? AND ? < y.au) v USING (annee)
                         WHERE (u.prevu, u.realise) IS DISTINCT FROM (v.prevu, v.realise)) x) AS annees""", period.since(), period.since(), period.day(), period.day());
    }

    private static ObjectNode item(Section section, ResultSet row) throws SQLException {
        ObjectNode item = Json.object();
        item.set(
                "fiche",
                Json.MAPPER.valueToTree(FicheRef.of(
                        row.getString("id"),
                        row.getString("numero"),
                        row.getString("titre"),
                        row.getString("contrat"))));
        item.put("statut_avant", row.getString("statut_avant"));
        item.put("statut", row.getString("statut"));
        item.set("avant", figures(row.getString("avant")));
        item.set("apres", figures(row.getString("apres")));
        JsonNode years = Texts.json(row.getString("annees"));
        item.set("annees", years == null ? Json.MAPPER.createArrayNode() : years);
        ArrayNode reasons = item.putArray("raisons");
        Json.read(row.getString("faits").getBytes(StandardCharsets.UTF_8))
                .forEach(fact -> reasons.add(
                        Reasons.of(section, fact, item.path("statut").asText(""))));
        return item;
    }

    private static ObjectNode figures(@Nullable String state) {
        JsonNode cents = state == null ? Json.object() : Json.read(state.getBytes(StandardCharsets.UTF_8));
        ObjectNode figures = Json.object();
        Amounts.put(figures, "cout_eur", cents.path("cout"));
        Amounts.put(figures, "prevu_eur", cents.path("prevu"));
        Amounts.put(figures, "realise_eur", cents.path("realise"));
        Amounts.put(figures, "notifie_eur", cents.path("notifie"));
        Amounts.put(figures, "engage_eur", cents.path("engage"));
        Amounts.put(figures, "verse_eur", cents.path("verse"));
        Amounts.put(figures, "financement_eur", cents.path("retenu"));
        Amounts.put(figures, "reste_a_financer_eur", cents.path("reste"));
        return figures;
    }
}
