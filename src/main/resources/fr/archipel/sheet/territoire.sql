WITH ici AS MATERIALIZED (SELECT CAST(? AS text[]) AS insee),
dans AS MATERIALIZED (SELECT c.insee, c.nom, c.epci, c.population, c.surface_ha, c.date_maj
                      FROM ici JOIN commune c ON c.insee = ANY (ici.insee)),
agglo AS MATERIALIZED (
  SELECT c.epci AS siren, bool_and(c.insee = ANY (ici.insee)) AS entiere
  FROM commune c CROSS JOIN ici WHERE c.epci IN (SELECT d.epci FROM dans d) GROUP BY c.epci),
-- lien: how the action is tied to the territory. What is of a whole agglomeration counts where the territory holds all of
-- it, and stands apart, never shared, where it does not.
suivie AS MATERIALIZED (
  SELECT x.*, x.lien = 'communes' OR coalesce(x.entiere, false) AS compte,
         (SELECT count(*) FROM unnest(x.communes) t (insee), ici WHERE t.insee = ANY (ici.insee)) AS touchees,
         CASE WHEN x.lien = 'communes' THEN cardinality(x.communes) ELSE 1 END AS n,
         CASE WHEN x.lien = 'communes' THEN array(
                SELECT t.rang::integer FROM unnest(x.communes) WITH ORDINALITY t (insee, rang), ici WHERE t.insee = ANY (ici.insee))
              WHEN x.entiere THEN '{1}' ELSE '{}'::integer[] END AS rangs
  FROM (
    SELECT f.id, f.numero, f.titre, f.contrat, f.rang, f.communes, e.statut::text AS statut, e.du, e.cout, e.prevu, e.realise,
           e.attendu, e.sollicite, e.notifie, e.engage, e.verse, e.reste, a.entiere,
           CASE WHEN f.portee <> 'epci' AND f.communes && ici.insee THEN 'communes'
                WHEN f.portee = 'epci' THEN 'agglomeration' ELSE 'sans_lieu' END AS lien
    FROM ici CROSS JOIN fiche f
    JOIN etat_fiche e ON e.fiche = f.id AND e.au = 'infinity'
    JOIN contrat k ON k.id = f.contrat
    LEFT JOIN agglo a ON a.siren = k.epci
    WHERE f.archivee_le IS NULL
      AND (f.portee <> 'epci' AND f.communes && ici.insee
           OR a.siren IS NOT NULL AND (f.portee = 'epci' OR f.communes = '{}'))) x),
part AS MATERIALIZED (
  SELECT s.*, part_du_territoire(s.cout, s.n, s.rangs) AS part,
         part_du_territoire(s.prevu, s.n, s.rangs) AS part_prevu, part_du_territoire(s.realise, s.n, s.rangs) AS part_realise,
         part_du_territoire(s.attendu, s.n, s.rangs) AS part_attendu,
         part_du_territoire(s.sollicite, s.n, s.rangs) AS part_sollicite,
         part_du_territoire(s.notifie, s.n, s.rangs) AS part_notifie, part_du_territoire(s.engage, s.n, s.rangs) AS part_engage,
         part_du_territoire(s.verse, s.n, s.rangs) AS part_verse, part_du_territoire(s.reste, s.n, s.rangs) AS part_reste
  FROM suivie s),
annee AS (
  SELECT a.annee, sum(part_du_territoire(a.prevu, s.n, s.rangs)) AS prevu,
         sum(part_du_territoire(a.realise, s.n, s.rangs)) AS realise
  FROM suivie s JOIN etat_annee a ON a.fiche = s.id AND a.au = 'infinity' WHERE s.compte GROUP BY a.annee),
partenaire AS (
  SELECT g.parties, sum(part_du_territoire(g.attendu, s.n, s.rangs)) AS attendu,
         sum(part_du_territoire(g.sollicite, s.n, s.rangs)) AS sollicite,
         sum(part_du_territoire(g.notifie, s.n, s.rangs)) AS notifie,
         sum(part_du_territoire(g.engage, s.n, s.rangs)) AS engage, sum(part_du_territoire(g.verse, s.n, s.rangs)) AS verse,
         sum(part_du_territoire(g.retenu, s.n, s.rangs)) AS retenu, count(DISTINCT s.id) AS fiches
  FROM suivie s JOIN etat_financement g ON g.fiche = s.id AND g.au = 'infinity' WHERE s.compte GROUP BY g.parties),
objet_ici AS MATERIALIZED (
  SELECT oc.layer, oc.objet_id, sum(oc.surface_m2) AS surface_m2, sum(oc.longueur_m) AS longueur_m
  FROM objet_commune oc JOIN ici ON oc.insee = ANY (ici.insee) GROUP BY oc.layer, oc.objet_id),
objet_liste AS (
  SELECT i.*, o.nom, row_number() OVER (PARTITION BY i.layer ORDER BY cle_recherche(o.nom), i.objet_id) AS rang
  FROM objet_ici i JOIN objet o ON (o.layer, o.id) = (i.layer, i.objet_id)),
constat AS MATERIALIZED (
  SELECT a.*, f.numero, f.titre AS fiche_titre
  FROM anomalie a LEFT JOIN fiche f ON f.id = a.fiche
  WHERE a.fiche IN (SELECT s.id FROM suivie s WHERE s.compte)
     OR a.fiche IS NULL AND a.contrat IN (SELECT k.id FROM contrat k JOIN agglo g ON g.siren = k.epci WHERE g.entiere)),
alerte AS MATERIALIZED (
  SELECT a.type, s.id, s.numero, s.titre, s.contrat, s.rang
  FROM suivi_alerte(?, ?) a JOIN suivie s ON s.id = a.fiche WHERE s.compte)
SELECT jsonb_build_object(
  'population', (SELECT CASE WHEN bool_and(population IS NOT NULL) THEN sum(population) END FROM dans),
  'surface_ha', (SELECT CASE WHEN bool_and(surface_ha IS NOT NULL) THEN sum(surface_ha) END FROM dans),
  'au', (SELECT max(date_maj) FROM dans),
  'communes', (
    SELECT jsonb_agg(jsonb_build_object('insee', d.insee, 'nom', d.nom, 'href', '/api/communes/' || d.insee,
      'population', d.population, 'surface_ha', d.surface_ha, 'fiches', l.fiches, 'part_eur', en_euros(l.part),
      'objets', (SELECT count(*) FROM objet_commune oc WHERE oc.insee = d.insee))
      ORDER BY cle_recherche(d.nom), d.insee)
    FROM dans d CROSS JOIN LATERAL (
      SELECT count(*) AS fiches,
             sum(part_egale(s.cout, cardinality(s.communes), array_position(s.communes, d.insee))) AS part
      FROM suivie s WHERE s.lien = 'communes' AND s.communes @> ARRAY[d.insee]) l),
  'argent', jsonb_build_object(
    'fiches', (SELECT count(*) FROM part WHERE compte),
    'partagees', (SELECT count(*) FROM part WHERE compte AND lien = 'communes' AND cardinality(rangs) < n),
    'sans_cout', (SELECT count(*) FROM part WHERE compte AND cout IS NULL),
    'cout_eur', (SELECT en_euros(sum(part)) FROM part), 'prevu_eur', (SELECT en_euros(sum(part_prevu)) FROM part),
    'realise_eur', (SELECT en_euros(sum(part_realise)) FROM part),
    'attendu_eur', (SELECT en_euros(sum(part_attendu)) FROM part),
    'sollicite_eur', (SELECT en_euros(sum(part_sollicite)) FROM part),
    'notifie_eur', (SELECT en_euros(sum(part_notifie)) FROM part),
    'engage_eur', (SELECT en_euros(sum(part_engage)) FROM part), 'verse_eur', (SELECT en_euros(sum(part_verse)) FROM part),
    'reste_a_financer_eur', (SELECT en_euros(sum(part_reste)) FROM part),
    'a_part', (SELECT jsonb_build_object('fiches', count(*), 'cout_eur', en_euros(sum(cout)),
                 'sans_cout', count(*) FILTER (WHERE cout IS NULL)) FROM part WHERE NOT compte),
    'par_annee', coalesce((
      SELECT jsonb_agg(jsonb_build_object('annee', annee, 'prevu_eur', en_euros(prevu), 'realise_eur', en_euros(realise))
        ORDER BY annee) FROM annee), '[]'),
    'par_partenaire', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'parties', (SELECT jsonb_agg(jsonb_build_object('code', q.code, 'nom', q.nom) ORDER BY t.rang)
                    FROM unnest(p.parties) WITH ORDINALITY t (code, rang) JOIN partie q ON q.code = t.code),
        'fiches', p.fiches, 'attendu_eur', en_euros(p.attendu), 'sollicite_eur', en_euros(p.sollicite),
        'notifie_eur', en_euros(p.notifie), 'engage_eur', en_euros(p.engage), 'verse_eur', en_euros(p.verse),
        'retenu_eur', en_euros(p.retenu))
        ORDER BY p.retenu DESC NULLS LAST, p.parties) FROM partenaire p), '[]')),
  'fiches', coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', p.id, 'numero', p.numero, 'titre', p.titre, 'contrat', p.contrat,
      'href', '/api/fiches/' || p.id, 'statut', p.statut, 'lien', p.lien, 'compte', p.compte,
      'communes', cardinality(p.communes), 'communes_ici', p.touchees,
      'maitres_ouvrage', coalesce((
        SELECT jsonb_agg(q.nom ORDER BY l.rang) FROM fiche_partie l JOIN partie q ON q.code = l.partie
        WHERE l.fiche = p.id AND l.role = 'maitre_ouvrage'), '[]'),
      'cout_eur', en_euros(p.cout), 'part_eur', en_euros(p.part), 'prevu_eur', en_euros(p.part_prevu),
      'realise_eur', en_euros(p.part_realise), 'reste_a_financer_eur', en_euros(p.part_reste),
      'dernier_mouvement', CASE WHEN p.du > '-infinity' THEN p.du END)
      ORDER BY p.compte DESC, p.touchees = 0, p.contrat, p.rang, p.id) FROM part p), '[]'),
  'objets', (
    SELECT jsonb_agg(jsonb_build_object('couche', s.layer, 'nombre', t.nombre, 'surface_ha', t.surface_ha,
      'longueur_km', t.longueur_km, 'liste', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', l.objet_id, 'nom', l.nom, 'href', '/api/objets/' || l.layer || '/' || l.objet_id,
          'surface_ha', nullif(round((l.surface_m2 / 1e4)::numeric, 4), 0),
          'longueur_km', nullif(round((l.longueur_m / 1e3)::numeric, 3), 0)) ORDER BY l.rang)
        FROM objet_liste l WHERE l.layer = s.layer AND l.rang <= 200), '[]')) ORDER BY s.layer)
    FROM couche_suivie s CROSS JOIN LATERAL (
      SELECT count(*) AS nombre, nullif(round((sum(i.surface_m2) / 1e4)::numeric, 4), 0) AS surface_ha,
             nullif(round((sum(i.longueur_m) / 1e3)::numeric, 3), 0) AS longueur_km
      FROM objet_ici i WHERE i.layer = s.layer) t),
  'anomalies', jsonb_build_object(
    'nombre', (SELECT count(*) FROM constat),
    'par_severite', jsonb_build_object(
      'erreur', (SELECT count(*) FROM constat WHERE severite = 'erreur'),
      'avertissement', (SELECT count(*) FROM constat WHERE severite = 'avertissement'),
      'information', (SELECT count(*) FROM constat WHERE severite = 'information')),
    'liste', coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'regle', c.regle, 'severite', c.severite, 'phrase', c.phrase,
        'contrat', c.contrat, 'fiche', c.fiche, 'numero', c.numero, 'titre', c.fiche_titre) ORDER BY c.gravite, c.rang)
      FROM (SELECT c.*, array_position(ARRAY['erreur', 'avertissement', 'information'], c.severite) AS gravite
            FROM constat c ORDER BY gravite, c.rang LIMIT 100) c), '[]')),
  'alertes', jsonb_build_object(
    'nombre', (SELECT count(*) FROM alerte),
    'par_type', coalesce((SELECT jsonb_agg(jsonb_build_object('type', t.type, 'nombre', t.nombre) ORDER BY t.type)
                          FROM (SELECT type, count(*) AS nombre FROM alerte GROUP BY type) t), '[]'),
    'liste', coalesce((
      SELECT jsonb_agg(jsonb_build_object('type', a.type, 'fiche', a.id, 'numero', a.numero, 'titre', a.titre)
        ORDER BY a.type, a.contrat, a.rang) FROM (SELECT * FROM alerte ORDER BY type, contrat, rang LIMIT 200) a), '[]')))::text
