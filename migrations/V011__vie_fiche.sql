-- The life of a fiche: what people enter beside what its contract prints. Nothing here is written by a reload of the
-- bundled files, but for the fundings nobody has touched yet (origine 'contrat').

ALTER TABLE fiche
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN origine text NOT NULL DEFAULT 'contrat' CHECK (origine IN ('contrat', 'saisie')),
  ADD COLUMN statut_initial text,
  ADD COLUMN cout_actualise_centimes bigint CHECK (cout_actualise_centimes >= 0),
  ADD COLUMN modifiee_le timestamptz,
  ADD COLUMN archivee_le timestamptz;
COMMENT ON COLUMN fiche.version IS 'Grows with every write on the fiche or on what hangs from it; the entity tag of the API';
COMMENT ON COLUMN fiche.origine IS 'contrat: comes from the bundled files; saisie: created by people';
COMMENT ON COLUMN fiche.statut_initial IS 'Status at first load or creation; fiche.statut follows the decisions, kept by trigger';
COMMENT ON COLUMN fiche.cout_actualise_centimes IS 'Cost as people know it now; null: the one the recapitulative table prints holds';
COMMENT ON COLUMN fiche.modifiee_le IS 'Last write by people';
COMMENT ON COLUMN fiche.archivee_le IS 'When it was archived; an archived fiche leaves lists, layers and totals, and can come back';

CREATE TABLE fiche_reference (
  fiche  text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  champ  text NOT NULL,
  valeur jsonb NOT NULL,
  PRIMARY KEY (fiche, champ)
);
COMMENT ON TABLE fiche_reference IS 'What the bundled files last said of each value people may edit; a value that differs was entered by people';

CREATE TABLE conflit (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche         text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  champ         text NOT NULL,
  saisi         jsonb NOT NULL,
  fichier_avant jsonb,
  fichier       jsonb NOT NULL,
  constate_le   timestamptz NOT NULL DEFAULT now(),
  resolution    text CHECK (resolution IN ('garder', 'prendre', 'sans_objet')),
  auteur        text,
  resolu_le     timestamptz,
  CHECK ((resolution IS NULL) = (resolu_le IS NULL))
);
COMMENT ON TABLE conflit IS 'A reload found that the files changed a value that people had changed too: theirs stays until one of them decides';
CREATE UNIQUE INDEX conflit_ouvert_idx ON conflit (fiche, champ) WHERE resolution IS NULL;

-- ── Status ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE DOMAIN statut_fiche AS text CHECK (VALUE IN (
  'en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee'));

CREATE TABLE transition_statut (
  de        statut_fiche NOT NULL,
  vers      statut_fiche NOT NULL,
  instances text[] NOT NULL CHECK (instances <@ ARRAY['cotech', 'copil'] AND instances <> '{}'),
  PRIMARY KEY (de, vers)
);
COMMENT ON TABLE transition_statut IS 'Allowed changes of status and who decides them. The COPIL decides what enters, changes or leaves a contract; the COTECH prepares it and follows progress (articles 7.1 and 7.2 of the three contracts)';
INSERT INTO transition_statut (de, vers, instances) VALUES
  ('en_maturation', 'proposee',      '{cotech}'),
  ('en_maturation', 'abandonnee',    '{copil}'),
  ('proposee',      'en_maturation', '{cotech}'),
  ('proposee',      'validee',       '{copil}'),
  ('proposee',      'abandonnee',    '{copil}'),
  ('validee',       'proposee',      '{copil}'),
  ('validee',       'engagee',       '{cotech,copil}'),
  ('validee',       'abandonnee',    '{copil}'),
  ('engagee',       'en_travaux',    '{cotech,copil}'),
  ('engagee',       'realisee',      '{cotech,copil}'),
  ('engagee',       'abandonnee',    '{copil}'),
  ('en_travaux',    'realisee',      '{cotech,copil}'),
  ('en_travaux',    'abandonnee',    '{copil}'),
  ('realisee',      'en_travaux',    '{copil}'),
  ('abandonnee',    'en_maturation', '{copil}');

CREATE TABLE decision (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche         text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  statut_avant  statut_fiche NOT NULL,
  statut        statut_fiche NOT NULL,
  instance      text NOT NULL CHECK (instance IN ('cotech', 'copil')),
  date_decision date NOT NULL,
  motif         text CHECK (motif <> ''),
  auteur        text NOT NULL,
  saisie_le     timestamptz NOT NULL DEFAULT now(),
  annulee_le    timestamptz,
  CHECK (statut <> statut_avant)
);
COMMENT ON TABLE decision IS 'Changes of status: who decided and when. The status at a date is that of the last decision not cancelled up to it';
CREATE INDEX decision_fiche_idx ON decision (fiche, date_decision DESC, id DESC) WHERE annulee_le IS NULL;
CREATE INDEX decision_date_idx ON decision (date_decision) WHERE annulee_le IS NULL;

UPDATE fiche SET statut_initial = statut;
ALTER TABLE fiche ALTER COLUMN statut_initial SET NOT NULL;

CREATE FUNCTION tenir_statut_initial() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.statut_initial := NEW.statut;
  RETURN NEW;
END $$;
CREATE TRIGGER tenir_statut_initial BEFORE INSERT ON fiche FOR EACH ROW EXECUTE FUNCTION tenir_statut_initial();

-- The status at a date: that of the last decision up to it; before the first one, the initial status.
CREATE FUNCTION statut_au(f fiche, au date) RETURNS text LANGUAGE sql STABLE
  RETURN coalesce(
    (SELECT d.statut FROM decision d WHERE d.fiche = f.id AND d.annulee_le IS NULL AND d.date_decision <= au
     ORDER BY d.date_decision DESC, d.id DESC LIMIT 1),
    f.statut_initial);

CREATE FUNCTION tenir_statut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fiche f SET statut = statut_au(f, 'infinity') WHERE f.id = NEW.fiche;
  RETURN NULL;
END $$;
CREATE TRIGGER tenir_statut AFTER INSERT OR UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION tenir_statut();

-- ── Funding ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE financement (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche        text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  dispositif   text CHECK (dispositif <> ''),
  annee        integer CHECK (annee BETWEEN 1990 AND 2100),
  origine      text NOT NULL CHECK (origine IN ('contrat', 'saisie')),
  cle_imprimee text,
  commentaire  text CHECK (commentaire <> ''),
  archive_le   timestamptz,
  CHECK ((origine = 'contrat') = (cle_imprimee IS NOT NULL))
);
COMMENT ON TABLE financement IS 'A funding of a fiche, followed from expected to paid';
COMMENT ON COLUMN financement.dispositif IS 'Fund or call for projects (DSIL, FNADT, AAP Friches…)';
COMMENT ON COLUMN financement.annee IS 'Year of the annual funding agreement it stands in; null: not said';
COMMENT ON COLUMN financement.cle_imprimee IS 'nature:rang of the printed row (partenaire) it starts from; null when entered by people';
CREATE INDEX financement_fiche_idx ON financement (fiche) WHERE archive_le IS NULL;
CREATE UNIQUE INDEX financement_imprime_idx ON financement (fiche, cle_imprimee);

CREATE TABLE financement_partie (
  financement bigint NOT NULL REFERENCES financement ON DELETE CASCADE,
  partie      text NOT NULL REFERENCES partie,
  PRIMARY KEY (financement, partie)
);
COMMENT ON TABLE financement_partie IS 'Who funds: one party, several when it is joint, none when nobody is named yet';
CREATE INDEX financement_partie_partie_idx ON financement_partie (partie);

CREATE TABLE financement_etape (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  financement      bigint NOT NULL REFERENCES financement ON DELETE CASCADE,
  etape            text NOT NULL CHECK (etape IN ('attendu', 'sollicite', 'notifie', 'engage', 'verse')),
  date_etape       date NOT NULL,
  montant_centimes bigint CHECK (montant_centimes >= 0),
  mention          mention_montant,
  reference        text CHECK (reference <> ''),
  auteur           text NOT NULL,
  saisie_le        timestamptz NOT NULL DEFAULT now(),
  annulee_le       timestamptz
);
COMMENT ON TABLE financement_etape IS 'Steps of a funding. At a date, the amount expected, asked, notified or committed is that of the last such step; the amount paid is the sum of the payments';
COMMENT ON COLUMN financement_etape.montant_centimes IS 'Null: not said; a mention is never 0';
COMMENT ON COLUMN financement_etape.reference IS 'Number of the decision, order or agreement';
COMMENT ON COLUMN financement_etape.auteur IS 'contrat: seeded from the printed row';
CREATE INDEX financement_etape_idx ON financement_etape (financement, etape, date_etape DESC, id DESC) WHERE annulee_le IS NULL;

-- ── Spending ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE depense (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche            text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  annee            integer NOT NULL CHECK (annee BETWEEN 1990 AND 2100),
  section          text NOT NULL CHECK (section IN ('investissement', 'fonctionnement', 'global')),
  nature           text NOT NULL CHECK (nature IN ('prevu', 'realise')),
  montant_centimes bigint NOT NULL CHECK (montant_centimes >= 0),
  date_constat     date NOT NULL,
  libelle          text CHECK (libelle <> ''),
  auteur           text NOT NULL,
  saisie_le        timestamptz NOT NULL DEFAULT now(),
  annulee_le       timestamptz
);
COMMENT ON TABLE depense IS 'Spending by year, planned and actual. At a date, the plan of a year and section is the last entered; the actual is the sum of what was entered';
COMMENT ON COLUMN depense.date_constat IS 'The day it was planned or found';
CREATE INDEX depense_fiche_idx ON depense (fiche, annee, nature) WHERE annulee_le IS NULL;

-- ── Notes and attachments ──────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE note (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche       text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  texte       text NOT NULL CHECK (texte <> '' AND length(texte) <= 10000),
  auteur      text NOT NULL,
  ecrite_le   timestamptz NOT NULL DEFAULT now(),
  modifiee_le timestamptz,
  archivee_le timestamptz
);
CREATE INDEX note_fiche_idx ON note (fiche) WHERE archivee_le IS NULL;

CREATE TABLE piece_jointe (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche         text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  nom           text NOT NULL CHECK (nom <> '' AND length(nom) <= 200),
  type_media    text NOT NULL CHECK (type_media IN ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  taille_octets bigint NOT NULL CHECK (taille_octets > 0),
  empreinte     text NOT NULL CHECK (empreinte ~ '^[0-9a-f]{64}$'),
  legende       text CHECK (legende <> ''),
  auteur        text NOT NULL,
  ajoutee_le    timestamptz NOT NULL DEFAULT now(),
  archivee_le   timestamptz
);
COMMENT ON TABLE piece_jointe IS 'Attachments; the bytes are a file named by its SHA-256, outside the web root';
CREATE INDEX piece_jointe_fiche_idx ON piece_jointe (fiche) WHERE archivee_le IS NULL;

-- ── The layer: live fiches, cost as known now ──────────────────────────────────────────────────────────────────────

DROP VIEW v_fiche;

CREATE VIEW v_fiche_toute AS
SELECT
  f.id, f.numero, coalesce(n.imprime, f.numero) AS numero_imprime, f.titre, f.contrat, e.sigle AS epci,
  coalesce(racine.court, racine.titre) AS axe, f.noeud, feuille.titre AS noeud_titre,
  array(SELECT p.nom FROM fiche_partie l JOIN partie p ON p.code = l.partie
        WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage' ORDER BY l.rang) AS maitres_ouvrage,
  f.type_operation, f.portee, f.annee_lancement, f.statut, f.description,
  coalesce((f.cout_actualise_centimes / 100.0)::numeric(16, 2), total.montant_total_eur) AS montant_total_eur,
  CASE WHEN f.cout_actualise_centimes IS NULL THEN total.montant_total_mention END AS montant_total_mention,
  cp.montant_echeancier_eur,
  f.communes, f.sources, f.date_maj, f.geom_origine, f.rang, f.recherche, f.geom, f.archivee_le
FROM fiche f
JOIN contrat k ON k.id = f.contrat
LEFT JOIN epci e ON e.siren = k.epci
JOIN noeud_strategique feuille ON feuille.id = f.noeud
JOIN noeud_strategique racine ON racine.id = feuille.chemin[1]
LEFT JOIN fiche_champ n ON n.fiche = f.id AND n.champ = 'numero'
LEFT JOIN LATERAL (
  SELECT CASE WHEN bool_and(c.montant_centimes IS NOT NULL AND coalesce(c.mention, 'globalise') = 'globalise')
              THEN (sum(c.montant_centimes) / 100.0)::numeric(16, 2) END AS montant_total_eur,
         min(c.mention) AS montant_total_mention
  FROM maquette_cout c WHERE c.fiche = f.id AND c.colonne = 'cout_total') total ON true
LEFT JOIN LATERAL (
  SELECT (x.montant_centimes / 100.0)::numeric(16, 2) AS montant_echeancier_eur
  FROM echeance_ligne l JOIN echeance x USING (fiche, rang)
  WHERE l.fiche = f.id AND l.poste = 'depenses' AND x.annee IS NULL) cp ON true;

COMMENT ON VIEW v_fiche_toute IS 'Every fiche, archived ones too; a total is the cost people know now, else the printed one';

CREATE VIEW v_fiche AS
SELECT id, numero, numero_imprime, titre, contrat, epci, axe, noeud, noeud_titre, maitres_ouvrage, type_operation, portee,
       annee_lancement, statut, description, montant_total_eur, montant_total_mention, montant_echeancier_eur, communes,
       sources, date_maj, geom_origine, rang, recherche, geom
FROM v_fiche_toute WHERE archivee_le IS NULL;
COMMENT ON VIEW v_fiche IS 'Storage of the layer fiches (read-only): those not archived';
