-- Follow-up as states: for every fiche, year and funding, what stands from one event to the next. The database keeps them, in
-- the transaction of the write, so that a total at any date is one scan: du <= date AND date < au. The rules are those of
-- V015 and docs/suivi.md, in one place: recalculer_etats().

-- ── The day a fiche last moved ─────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION jour_de_paris(moment timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (moment AT TIME ZONE 'Europe/Paris')::date;

CREATE VIEW v_mouvement AS
SELECT fiche, date_decision AS jour FROM decision WHERE annulee_le IS NULL
UNION ALL
SELECT i.fiche, e.date_etape FROM financement i JOIN financement_etape e ON e.financement = i.id
WHERE i.archive_le IS NULL AND e.annulee_le IS NULL
UNION ALL
SELECT fiche, date_constat FROM depense WHERE annulee_le IS NULL
UNION ALL
SELECT fiche, jour_de_paris(ecrite_le) FROM note WHERE archivee_le IS NULL
UNION ALL
SELECT fiche, jour_de_paris(modifiee_le) FROM note WHERE archivee_le IS NULL AND modifiee_le IS NOT NULL
UNION ALL
SELECT fiche, jour_de_paris(ajoutee_le) FROM piece_jointe WHERE archivee_le IS NULL;
COMMENT ON VIEW v_mouvement IS 'Days on which something happened to a fiche: decision, funding step, spending, note written or changed, attachment. What was cancelled or archived did not happen';

-- ── The states ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Those that still hold are apart from those that are over: most questions are about today, and read the first alone.

CREATE TABLE etat_financement (
  financement bigint NOT NULL REFERENCES financement ON DELETE CASCADE,
  fiche       text NOT NULL,
  annee       integer,
  parties     text[] NOT NULL,
  du          date NOT NULL,
  au          date NOT NULL CHECK (du < au),
  attendu     bigint,
  sollicite   bigint,
  notifie     bigint,
  engage      bigint,
  verse       bigint,
  retenu      bigint,
  PRIMARY KEY (financement, au)
) PARTITION BY RANGE (au);
COMMENT ON TABLE etat_financement IS 'A funding from its first step on, in cents; kept by recalculer_etats()';
COMMENT ON COLUMN etat_financement.retenu IS 'Amount of the furthest known step, payments aside';
COMMENT ON COLUMN etat_financement.parties IS 'Codes of those who fund, in order';

CREATE TABLE etat_annee (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  annee   integer NOT NULL,
  du      date NOT NULL,
  au      date NOT NULL CHECK (du < au),
  prevu   bigint,
  realise bigint,
  PRIMARY KEY (fiche, annee, au)
) PARTITION BY RANGE (au);
COMMENT ON TABLE etat_annee IS 'Spending of a fiche and a year, in cents; kept by recalculer_etats()';
COMMENT ON COLUMN etat_annee.prevu IS 'The last entered of each section, else what the contract prints';

CREATE TABLE etat_fiche (
  fiche       text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  du          date NOT NULL,
  au          date NOT NULL CHECK (du < au),
  statut      statut_fiche NOT NULL,
  cout        bigint,
  prevu       bigint,
  realise     bigint,
  attendu     bigint,
  sollicite   bigint,
  notifie     bigint,
  engage      bigint,
  verse       bigint,
  retenu      bigint,
  financements integer NOT NULL,
  equilibre   boolean,
  reste       bigint,
  PRIMARY KEY (fiche, au)
) PARTITION BY RANGE (au);
COMMENT ON TABLE etat_fiche IS 'A fiche from one movement to the next (v_mouvement), the first state since always, in cents; null: not known; kept by recalculer_etats()';
COMMENT ON COLUMN etat_fiche.du IS 'The day of its last movement; -infinity: there was none yet';
COMMENT ON COLUMN etat_fiche.cout IS 'As known today, whatever the date: the cost entered, else the printed one';
COMMENT ON COLUMN etat_fiche.financements IS 'How many have a step';
COMMENT ON COLUMN etat_fiche.equilibre IS 'Within 10 €; a lack is told once every funding has an amount and the owner has entered its own share; null: it cannot be told';
COMMENT ON COLUMN etat_fiche.reste IS 'Left to fund, never negative; null for an abandoned fiche';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['etat_financement', 'etat_annee', 'etat_fiche'] LOOP
    EXECUTE format('CREATE TABLE %1$s_courant PARTITION OF %1$s FOR VALUES FROM (''infinity'') TO (MAXVALUE)', t);
    EXECUTE format('CREATE TABLE %1$s_passe PARTITION OF %1$s FOR VALUES FROM (MINVALUE) TO (''infinity'')', t);
    EXECUTE format('CREATE INDEX ON %s_passe (au)', t);
  END LOOP;
END $$;
CREATE INDEX etat_financement_fiche_idx ON etat_financement (fiche);

-- ── The rules ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION recalculer_etats(fiches text[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM etat_financement WHERE fiche = ANY (fiches);
  DELETE FROM etat_annee WHERE fiche = ANY (fiches);
  DELETE FROM etat_fiche WHERE fiche = ANY (fiches);

  -- Of each kind of step the last counts, its amount known or not; payments add up.
  INSERT INTO etat_financement
    (financement, fiche, annee, parties, du, au, attendu, sollicite, notifie, engage, verse, retenu)
  SELECT x.id, x.fiche, x.annee, array(SELECT l.partie FROM financement_partie l WHERE l.financement = x.id ORDER BY 1),
         x.date_etape, lead(x.date_etape, 1, 'infinity') OVER (PARTITION BY x.id ORDER BY x.date_etape),
         a.attendu, a.sollicite, a.notifie, a.engage, x.verse,
         coalesce(a.engage, a.notifie, a.sollicite, a.attendu, x.verse)
  FROM (
    SELECT DISTINCT ON (i.id, e.date_etape) i.id, i.fiche, i.annee, e.date_etape,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'attendu') OVER w AS attendu,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'sollicite') OVER w AS sollicite,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'notifie') OVER w AS notifie,
      array_agg(e.montant_centimes) FILTER (WHERE e.etape = 'engage') OVER w AS engage,
      (sum(e.montant_centimes) FILTER (WHERE e.etape = 'verse') OVER w)::bigint AS verse
    FROM financement i JOIN financement_etape e ON e.financement = i.id
    WHERE i.fiche = ANY (fiches) AND i.archive_le IS NULL AND e.annulee_le IS NULL
    WINDOW w AS (PARTITION BY i.id ORDER BY e.date_etape, e.id)
    ORDER BY i.id, e.date_etape, e.id DESC) x
  CROSS JOIN LATERAL (
    SELECT x.attendu[cardinality(x.attendu)] AS attendu, x.sollicite[cardinality(x.sollicite)] AS sollicite,
           x.notifie[cardinality(x.notifie)] AS notifie, x.engage[cardinality(x.engage)] AS engage) a;

  -- Of each section the last plan counts; a section nobody planned adds nothing beside one that somebody did.
  INSERT INTO etat_annee (fiche, annee, du, au, prevu, realise)
  SELECT x.fiche, x.annee, x.jour, lead(x.jour, 1, 'infinity') OVER (PARTITION BY x.fiche, x.annee ORDER BY x.jour),
         CASE WHEN coalesce(x.investissement, x.fonctionnement, x.globale) IS NULL THEN x.imprime
              ELSE coalesce(x.investissement[cardinality(x.investissement)], 0)
                + coalesce(x.fonctionnement[cardinality(x.fonctionnement)], 0)
                + coalesce(x.globale[cardinality(x.globale)], 0) END,
         x.realise
  FROM (
    SELECT DISTINCT ON (d.fiche, d.annee, d.jour) d.fiche, d.annee, d.jour,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'investissement') OVER w AS investissement,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'fonctionnement') OVER w AS fonctionnement,
      array_agg(d.montant) FILTER (WHERE d.nature = 'prevu' AND d.section = 'global') OVER w AS globale,
      (sum(d.montant) FILTER (WHERE d.nature = 'realise') OVER w)::bigint AS realise,
      max(d.montant) FILTER (WHERE d.nature = 'imprime') OVER w AS imprime
    FROM (
      SELECT s.fiche, s.annee, s.date_constat AS jour, s.id, s.nature, s.section, s.montant_centimes AS montant
      FROM depense s WHERE s.fiche = ANY (fiches) AND s.annulee_le IS NULL
      UNION ALL
      SELECT v.fiche, v.annee, '-infinity', 0, 'imprime', '', v.centimes
      FROM v_echeance_depense v WHERE v.fiche = ANY (fiches)) d
    WINDOW w AS (PARTITION BY d.fiche, d.annee ORDER BY d.jour, d.id)
    ORDER BY d.fiche, d.annee, d.jour, d.id DESC) x;

  INSERT INTO etat_fiche (fiche, du, au, statut, cout, prevu, realise, attendu, sollicite, notifie, engage, verse, retenu,
                          financements, equilibre, reste)
  WITH jour AS MATERIALIZED (
    SELECT m.fiche, m.jour AS du, lead(m.jour, 1, 'infinity') OVER (PARTITION BY m.fiche ORDER BY m.jour) AS au
    FROM (SELECT v.fiche, v.jour FROM v_mouvement v WHERE v.fiche = ANY (fiches)
          UNION SELECT f.id, '-infinity' FROM fiche f WHERE f.id = ANY (fiches)) m),
  base AS MATERIALIZED (
    SELECT f.id, f.statut_initial, coalesce(f.cout_actualise_centimes, (
        SELECT CASE WHEN bool_and(c.montant_centimes IS NOT NULL AND coalesce(c.mention, 'globalise') = 'globalise')
                    THEN sum(c.montant_centimes)::bigint END
        FROM maquette_cout c WHERE c.fiche = f.id AND c.colonne = 'cout_total')) AS cout,
      EXISTS (SELECT FROM financement i WHERE i.fiche = f.id AND i.archive_le IS NULL AND NOT EXISTS (
        SELECT FROM financement_etape e WHERE e.financement = i.id AND e.annulee_le IS NULL)) AS sans_etape,
      EXISTS (SELECT FROM financement i JOIN financement_partie l ON l.financement = i.id
              JOIN fiche_partie m ON m.fiche = i.fiche AND m.role = 'maitre_ouvrage' AND m.partie = l.partie
              WHERE i.fiche = f.id AND i.archive_le IS NULL) AS part_propre
    FROM fiche f WHERE f.id = ANY (fiches))
  SELECT j.fiche, j.du, j.au, s.statut, b.cout, an.prevu, an.realise, g.attendu, g.sollicite, g.notifie, g.engage, g.verse,
         g.retenu, g.nombre,
         CASE WHEN g.retenu > b.cout + 1000 THEN false
              WHEN b.sans_etape OR NOT g.connus THEN NULL
              WHEN g.retenu >= b.cout - 1000 THEN true
              WHEN g.retenu < b.cout - 1000 AND b.part_propre THEN false END,
         CASE WHEN s.statut <> 'abandonnee' THEN greatest(b.cout - coalesce(g.retenu, 0), 0) END
  FROM jour j
  JOIN base b ON b.id = j.fiche
  CROSS JOIN LATERAL (
    SELECT coalesce((
      SELECT d.statut FROM decision d WHERE d.fiche = j.fiche AND d.annulee_le IS NULL AND d.date_decision <= j.du
      ORDER BY d.date_decision DESC, d.id DESC LIMIT 1), b.statut_initial) AS statut) s
  CROSS JOIN LATERAL (
    SELECT sum(e.prevu)::bigint AS prevu, sum(e.realise)::bigint AS realise
    FROM etat_annee e WHERE e.fiche = j.fiche AND e.du <= j.du AND j.du < e.au) an
  CROSS JOIN LATERAL (
    SELECT sum(e.attendu)::bigint AS attendu, sum(e.sollicite)::bigint AS sollicite, sum(e.notifie)::bigint AS notifie,
           sum(e.engage)::bigint AS engage, sum(e.verse)::bigint AS verse, sum(e.retenu)::bigint AS retenu,
           count(*)::integer AS nombre, bool_and(e.retenu IS NOT NULL) AS connus
    FROM etat_financement e WHERE e.fiche = j.fiche AND e.du <= j.du AND j.du < e.au) g
$$;
COMMENT ON FUNCTION recalculer_etats IS 'Writes anew the states of these fiches from what is printed and entered; the one place of the rules';

-- ── Kept by the database ───────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE etat_a_refaire (fiche text PRIMARY KEY);
COMMENT ON TABLE etat_a_refaire IS 'Fiches the current transaction has touched: their states are written anew as it ends, once each. Empty between transactions; a second writer of a fiche waits here for the first';

CREATE FUNCTION refaire_etats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touchees text[];
  lot text[];
BEGIN
  -- The first of the transaction's rows takes all of them along.
  IF EXISTS (SELECT FROM etat_a_refaire a WHERE a.fiche = NEW.fiche) THEN
    WITH sorties AS (DELETE FROM etat_a_refaire RETURNING fiche) SELECT array_agg(fiche) INTO touchees FROM sorties;
    -- By lots, each planned anew: a plan made while the tables are empty is ruinous once they are full.
    FOR lot IN
      SELECT array_agg(t.fiche) FROM unnest(touchees) WITH ORDINALITY t (fiche, n) GROUP BY t.n / 200
    LOOP
      EXECUTE 'SELECT recalculer_etats($1)' USING lot;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refaire_etats AFTER INSERT ON etat_a_refaire DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refaire_etats();

-- Statement trigger on what hangs from a fiche. TG_ARGV[0]: what its rows name.
CREATE FUNCTION marquer_etats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'financement' THEN
    INSERT INTO etat_a_refaire
    SELECT DISTINCT i.fiche FROM lignes_touchees t JOIN financement i ON i.id = t.financement ORDER BY 1
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO etat_a_refaire SELECT DISTINCT t.fiche FROM lignes_touchees t ORDER BY 1 ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN
    SELECT * FROM unnest(ARRAY['decision', 'depense', 'note', 'piece_jointe', 'financement', 'financement_etape',
                               'financement_partie', 'fiche_partie', 'echeance', 'echeance_ligne', 'maquette_cout']) AS nom,
                  (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS operation (op, etat)
  LOOP
    EXECUTE format('CREATE TRIGGER marquer_etats_%s AFTER %s ON %I REFERENCING %s TABLE AS lignes_touchees
                    FOR EACH STATEMENT EXECUTE FUNCTION marquer_etats(%L)', lower(t.op), t.op, t.nom, t.etat,
                   CASE WHEN t.nom LIKE 'financement\_%' THEN 'financement' ELSE 'fiche' END);
  END LOOP;
END $$;

CREATE FUNCTION marquer_etat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO etat_a_refaire VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER marquer_etat AFTER INSERT OR UPDATE OF statut_initial, cout_actualise_centimes ON fiche
  FOR EACH ROW EXECUTE FUNCTION marquer_etat();

-- ── What calls for attention ───────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION suivi_alerte(date, text, integer);
DROP FUNCTION suivi_fiche(date, text, integer);
DROP FUNCTION suivi_financement(date, text, integer);
DROP FUNCTION suivi_annee(date, text, integer);
DROP INDEX depense_suivi_idx;

CREATE FUNCTION suivi_alerte(jour date, mois integer)
  RETURNS TABLE (type text, fiche text, contrat text, depuis date, cout bigint, retenu bigint, realise bigint)
  LANGUAGE sql STABLE AS $$
  SELECT a.type, e.fiche, f.contrat, CASE WHEN a.type = 'sans_mouvement' THEN v.depuis END, e.cout, e.retenu, e.realise
  FROM etat_fiche e
  JOIN fiche f ON f.id = e.fiche
  JOIN contrat k ON k.id = f.contrat
  CROSS JOIN LATERAL (
    SELECT coalesce(nullif(e.du, '-infinity'), k.date_signature) AS depuis,
           e.statut NOT IN ('realisee', 'abandonnee') AS ouverte) v
  CROSS JOIN LATERAL unnest(ARRAY[
    CASE WHEN v.ouverte AND v.depuis < jour - make_interval(months => mois) THEN 'sans_mouvement' END,
    CASE WHEN e.statut <> 'abandonnee' AND NOT e.equilibre THEN 'desequilibre' END,
    CASE WHEN v.ouverte AND e.financements = 0 THEN 'sans_financeur' END,
    CASE WHEN v.ouverte AND e.prevu IS NULL AND f.annee_lancement IS NULL AND f.annee_debut IS NULL THEN 'sans_date' END,
    CASE WHEN e.statut <> 'abandonnee' AND e.cout IS NULL THEN 'sans_cout' END,
    CASE WHEN e.realise > e.cout THEN 'depassement' END]) a (type)
  WHERE e.du <= jour AND jour < e.au AND f.archivee_le IS NULL AND a.type IS NOT NULL
$$;
COMMENT ON FUNCTION suivi_alerte IS 'What calls for attention at a date; mois: without movement for so long; amounts in cents';

-- Fiches of a node are of one contract: said, a sum by both is one pass without sorting.
CREATE STATISTICS fiche_noeud_contrat (ndistinct) ON contrat, noeud FROM fiche;

INSERT INTO etat_a_refaire SELECT id FROM fiche;
