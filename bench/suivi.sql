-- 100 000 generated fiches over 50 generated contracts, for measuring the sums of tracking. Every name says « engendré » and
-- every id starts with « gen- »: nothing here is a fact. For a database that is thrown away; see bench/suivi.sh.
\set ON_ERROR_STOP on
SET search_path = archipel, public;
BEGIN;
ALTER TABLE fiche DISABLE TRIGGER USER;
ALTER TABLE fiche ENABLE TRIGGER tenir_statut_initial;
ALTER TABLE fiche_partie DISABLE TRIGGER USER;
ALTER TABLE decision DISABLE TRIGGER USER;
-- The states (V017.1) are written once, in the end, when the tables' statistics are known.
ALTER TABLE etat_a_refaire DISABLE TRIGGER USER;

INSERT INTO contrat (id, nature, titre, epci, document, date_signature, annee_debut, annee_fin)
SELECT 'gen-' || c, 'contrat', 'Contrat engendré ' || c, e.siren, (SELECT min(id) FROM document), '2021-07-01', 2021, 2026
FROM generate_series(1, 50) c
JOIN (SELECT siren, row_number() OVER (ORDER BY siren) - 1 AS n, count(*) OVER () AS total FROM epci) e ON e.n = c % e.total;

INSERT INTO noeud_strategique (id, contrat, chemin, rang, niveau, titre)
SELECT 'gen-' || c || '-axe-' || a, 'gen-' || c, '{}', a, 'axe', 'Axe engendré ' || a
FROM generate_series(1, 50) c, generate_series(1, 5) a;

INSERT INTO fiche (id, contrat, numero, rang, titre, noeud, portee, annee_lancement, statut, description, communes)
SELECT 'gen-' || c || '-' || n, 'gen-' || c, n::text, n, 'Action engendrée ' || n, 'gen-' || c || '-axe-' || 1 + n % 5,
       CASE WHEN n % 4 = 0 THEN 'epci' ELSE 'communes' END, 2021 + n % 6, 'validee', 'Engendrée pour la mesure.',
       CASE WHEN n % 4 = 0 THEN '{}' ELSE (
         SELECT array_agg(DISTINCT k.insee ORDER BY k.insee)
         FROM generate_series(0, n % 4) p
         JOIN (SELECT insee, row_number() OVER (ORDER BY insee) - 1 AS r FROM commune) k ON k.r = (n * 7 + c * 3 + p * 11) % 150) END
FROM generate_series(1, 50) c, generate_series(1, 2000) n;

INSERT INTO fiche_partie (fiche, role, partie, rang)
SELECT f.id, 'maitre_ouvrage', p.code, 1
FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM fiche WHERE id LIKE 'gen-%') f
JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS r, count(*) OVER () AS total FROM partie) p ON p.r = f.n % p.total;

-- Nine in ten have a printed cost.
INSERT INTO maquette_ligne (fiche, rang, libelle)
SELECT id, 1, titre FROM fiche WHERE id LIKE 'gen-%' AND rang % 10 <> 0;
INSERT INTO maquette_cout (fiche, rang, colonne, montant_centimes)
SELECT id, 1, 'cout_total', 1000000 + (rang * 7919) % 90000000 FROM fiche WHERE id LIKE 'gen-%' AND rang % 10 <> 0;

INSERT INTO decision (fiche, statut_avant, statut, instance, date_decision, auteur)
SELECT id, 'validee', 'engagee', 'copil', date '2022-01-01' + rang % 700, 'engendré' FROM fiche WHERE id LIKE 'gen-%' AND rang % 2 = 0
UNION ALL
SELECT id, 'engagee', 'realisee', 'cotech', date '2024-01-01' + rang % 700, 'engendré' FROM fiche WHERE id LIKE 'gen-%' AND rang % 6 = 0;

-- Two fundings a fiche, two to three steps each.
INSERT INTO financement (fiche, origine, annee, dispositif)
SELECT f.id, 'saisie', 2021 + (rang + n) % 6, 'engendré ' || n FROM fiche f, generate_series(1, 2) n WHERE f.id LIKE 'gen-%';
INSERT INTO financement_partie (financement, partie)
SELECT f.id, p.code FROM financement f
JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS r, count(*) OVER () AS total FROM partie) p ON p.r = f.id % p.total
WHERE f.dispositif LIKE 'engendré%';
INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)
SELECT f.id, e.etape, date '2021-07-01' + (f.id % 900 + e.delai)::integer, 100000 + (f.id * 104729) % 20000000, 'engendré'
FROM financement f, (VALUES ('attendu', 0), ('notifie', 200), ('verse', 500)) e (etape, delai)
WHERE f.dispositif LIKE 'engendré%' AND (e.etape <> 'verse' OR f.id % 2 = 0);

INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur)
SELECT f.id, 2022 + n, 'global', CASE WHEN n < 2 THEN 'realise' ELSE 'prevu' END, 50000 + (f.rang * 31 + n) % 5000000,
       make_date(2022 + n, 12, 31), 'engendré'
FROM fiche f, generate_series(0, 3) n WHERE f.id LIKE 'gen-%';

ALTER TABLE fiche ENABLE TRIGGER USER;
ALTER TABLE fiche_partie ENABLE TRIGGER USER;
ALTER TABLE decision ENABLE TRIGGER USER;
TRUNCATE etat_a_refaire;
ALTER TABLE etat_a_refaire ENABLE TRIGGER USER;
COMMIT;
ANALYZE;
-- A few states first, for the planner to know the tables of states; then contract by contract.
SELECT recalculer_etats(ARRAY(SELECT id FROM fiche WHERE contrat = 'gen-1' LIMIT 20))
\g /dev/null
ANALYZE etat_fiche, etat_annee, etat_financement;
SELECT format('SELECT recalculer_etats(ARRAY(SELECT id FROM fiche WHERE contrat = %L))', 'gen-' || c)
FROM generate_series(1, 50) c
\o /dev/null
\gexec
\o
VACUUM ANALYZE;
