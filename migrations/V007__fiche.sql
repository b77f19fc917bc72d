-- Contracts, their strategy trees and their fiches: who, what, where. The money follows in V007.1.
-- Faithful to the documents: what is meant stands in typed columns, what is printed (faults included) beside it, and
-- `sources` says where, as 'document:line' or 'document:first-last'. What users enter later (follow-up, decisions) goes to
-- tables of its own: reloading gis-data rewrites only what is here, except statut.

CREATE TABLE document (
  id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]+$'),
  titre         text NOT NULL,
  date_document date
);
COMMENT ON TABLE document IS 'Source documents that lines refer to';

CREATE TABLE document_section (
  document text NOT NULL REFERENCES document ON DELETE CASCADE,
  lignes   int4range NOT NULL CHECK (NOT isempty(lignes)),
  titre    text NOT NULL,
  PRIMARY KEY (document, lignes)
);
COMMENT ON TABLE document_section IS 'Line ranges of a document and the section they belong to: a line gives its section';

CREATE TABLE partie (
  code     text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]*$'),
  nom      text NOT NULL CHECK (nom <> ''),
  nom_long text,
  type     text NOT NULL CHECK (type IN (
    'etat', 'europe', 'region', 'departement', 'epci', 'commune', 'syndicat', 'etablissement_public', 'bailleur',
    'entreprise', 'association', 'groupe')),
  siren    text CHECK (siren ~ '^[0-9]{9}$'),
  insee    text REFERENCES commune,
  formes   text[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE partie IS 'Code list of those who own, fund or sign; type groupe: bodies named together (les communes)';
COMMENT ON COLUMN partie.formes IS 'Other forms printed in the documents, faults included';

CREATE TABLE contrat (
  id             text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  nature         text NOT NULL CHECK (nature IN ('contrat', 'cadre')),
  titre          text NOT NULL,
  sigle          text,
  epci           text REFERENCES epci,
  document       text NOT NULL REFERENCES document,
  date_signature date,
  lieu_signature text,
  annee_debut    integer,
  annee_fin      integer CHECK (annee_fin >= annee_debut),
  sources        text[] NOT NULL DEFAULT '{}',
  CHECK (nature = 'cadre' OR (epci IS NOT NULL AND date_signature IS NOT NULL AND annee_debut IS NOT NULL))
);
COMMENT ON TABLE contrat IS 'Contracts (CRTE); nature cadre: a strategic frame without fiches (the Pôle métropolitain''s three axes)';

CREATE TABLE contrat_signataire (
  contrat text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  partie  text NOT NULL REFERENCES partie,
  PRIMARY KEY (contrat, partie)
);

CREATE TABLE noeud_strategique (
  id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9.-]*$'),
  contrat       text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  parent        text REFERENCES noeud_strategique ON DELETE CASCADE,
  chemin        text[] NOT NULL,
  rang          integer NOT NULL,
  niveau        text NOT NULL CHECK (niveau IN (
    'axe', 'orientation', 'fonction', 'enjeu', 'chantier', 'fiche_action', 'objectif', 'action', 'indicateur')),
  numero        text,
  titre         text NOT NULL CHECK (titre <> ''),
  court         text,
  resume        text,
  theme         text,
  programmation text CHECK (programmation ~ '^20[0-9]{2}-20[0-9]{2}$'),
  imprime       text,
  sources       text[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE noeud_strategique IS 'The strategy trees: levels above a fiche, and their objectives, planned actions and indicators as leaves';
COMMENT ON COLUMN noeud_strategique.chemin IS 'Ids from the root to the node itself, kept by trigger';
COMMENT ON COLUMN noeud_strategique.theme IS 'Sub-heading an indicator or objective is printed under';
COMMENT ON COLUMN noeud_strategique.programmation IS 'Years an action is put forward for';
CREATE INDEX noeud_strategique_contrat_idx ON noeud_strategique (contrat, niveau);
CREATE INDEX noeud_strategique_chemin_idx ON noeud_strategique USING gin (chemin);

CREATE FUNCTION tenir_chemin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.chemin := coalesce((SELECT p.chemin FROM noeud_strategique p WHERE p.id = NEW.parent), '{}') || NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER tenir_chemin BEFORE INSERT OR UPDATE ON noeud_strategique FOR EACH ROW EXECUTE FUNCTION tenir_chemin();

CREATE TABLE fiche (
  id              text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9.-]*$'),
  contrat         text NOT NULL REFERENCES contrat,
  numero          text NOT NULL,
  rang            integer NOT NULL,
  titre           text NOT NULL CHECK (titre <> ''),
  noeud           text NOT NULL REFERENCES noeud_strategique,
  portee          text NOT NULL CHECK (portee IN ('epci', 'communes', 'non_precise')),
  type_operation  text CHECK (type_operation IN ('travaux', 'subvention', 'etude', 'acquisition', 'fonctionnement', 'ingenierie')),
  budget          text CHECK (budget IN ('principal', 'action_economique')),
  annee_lancement integer CHECK (annee_lancement BETWEEN 1990 AND 2100),
  annee_debut     integer CHECK (annee_debut BETWEEN 1990 AND 2100),
  annee_fin       integer CHECK (annee_fin BETWEEN 1990 AND 2100),
  date_maj        date,
  statut          text NOT NULL CHECK (statut IN (
    'en_maturation', 'proposee', 'validee', 'engagee', 'en_travaux', 'realisee', 'abandonnee')),
  description     text NOT NULL CHECK (description <> ''),
  sources         text[] NOT NULL DEFAULT '{}',
  communes        text[] NOT NULL DEFAULT '{}',
  recherche       text NOT NULL DEFAULT '',
  geom            geometry(Geometry, 2154) CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
  geom_origine    text CHECK (geom_origine IN ('objets', 'communes', 'epci')),
  UNIQUE (contrat, numero),
  CHECK ((geom IS NULL) = (geom_origine IS NULL))
);
COMMENT ON TABLE fiche IS 'The actions of the contracts';
COMMENT ON COLUMN fiche.numero IS 'Number meant; the number printed, when another, is in fiche_champ';
COMMENT ON COLUMN fiche.rang IS 'Order in the document';
COMMENT ON COLUMN fiche.noeud IS 'The finest node of the strategy tree the fiche stands under';
COMMENT ON COLUMN fiche.portee IS 'Location as printed: the whole EPCI, communes, or not said';
COMMENT ON COLUMN fiche.budget IS 'Budget of the EPCI that bears it';
COMMENT ON COLUMN fiche.annee_debut IS 'First year of the printed calendar, when there is more than a launch year';
COMMENT ON COLUMN fiche.date_maj IS 'Date of update printed on the fiche';
COMMENT ON COLUMN fiche.statut IS 'Where the fiche stands; set at first load, then by decisions only';
COMMENT ON COLUMN fiche.description IS 'In our own words';
COMMENT ON COLUMN fiche.communes IS 'INSEE codes: communes of the location and of the objects acted on; empty for a whole-EPCI fiche; kept by triggers';
COMMENT ON COLUMN fiche.recherche IS 'Search key (cle_recherche) of all its texts, kept by triggers';
COMMENT ON COLUMN fiche.geom IS 'What the fiche touches, kept by recalculer_geometries_fiches(); geom_origine says on which basis';
CREATE INDEX fiche_contrat_idx ON fiche (contrat, rang);
CREATE INDEX fiche_noeud_idx ON fiche (noeud);
CREATE INDEX fiche_geom_idx ON fiche USING gist (geom);
CREATE INDEX fiche_communes_idx ON fiche USING gin (communes);
CREATE INDEX fiche_recherche_idx ON fiche USING gin (recherche gin_trgm_ops);

CREATE TABLE fiche_champ (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  champ   text NOT NULL,
  imprime text,
  sources text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, champ)
);
COMMENT ON TABLE fiche_champ IS 'Provenance of a fiche''s single values (numero, titre, noeud…), and the text printed when it is not the value meant';
COMMENT ON COLUMN fiche_champ.imprime IS 'As printed; empty: printed blank; null: printed as meant';

CREATE TABLE fiche_texte (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  nature  text NOT NULL CHECK (nature IN ('operation', 'prerequis')),
  rang    integer NOT NULL,
  texte   text NOT NULL CHECK (texte <> ''),
  sources text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, nature, rang)
);
COMMENT ON TABLE fiche_texte IS 'Operations planned and prerequisites, in our own words';

CREATE TABLE fiche_noeud (
  fiche text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  noeud text NOT NULL REFERENCES noeud_strategique,
  PRIMARY KEY (fiche, noeud)
);
COMMENT ON TABLE fiche_noeud IS 'Objectives a fiche serves and planned actions it carries out';
CREATE INDEX fiche_noeud_noeud_idx ON fiche_noeud (noeud);

CREATE TABLE fiche_finalite (
  fiche    text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  finalite text NOT NULL CHECK (finalite IN ('climat', 'biodiversite', 'cohesion', 'epanouissement', 'production_responsable')),
  sources  text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, finalite)
);
COMMENT ON TABLE fiche_finalite IS 'The five purposes of sustainable development, where the yearly report states them';

CREATE TABLE fiche_partie (
  fiche  text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  role   text NOT NULL CHECK (role IN ('maitre_ouvrage', 'maitre_ouvrage_maquette')),
  partie text NOT NULL REFERENCES partie,
  rang   integer NOT NULL,
  PRIMARY KEY (fiche, role, partie)
);
COMMENT ON TABLE fiche_partie IS 'Owners of a fiche, by the fiche and by the recapitulative table, which may differ';
CREATE INDEX fiche_partie_partie_idx ON fiche_partie (partie);

CREATE TABLE fiche_commune (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  insee   text NOT NULL REFERENCES commune,
  role    text NOT NULL CHECK (role IN ('localisation', 'mentionne')),
  sources text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, insee, role)
);
COMMENT ON TABLE fiche_commune IS 'Communes a fiche acts in (localisation) or only names (mentionne)';
CREATE INDEX fiche_commune_insee_idx ON fiche_commune (insee);

CREATE TABLE fiche_objet (
  fiche    text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  layer    text NOT NULL,
  objet_id text NOT NULL,
  role     text NOT NULL CHECK (role IN ('porte_sur', 'dessert', 'mentionne')),
  sources  text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, layer, objet_id, role),
  -- Deferred: an import may replace an object inside one transaction without losing its links; to delete it for good,
  -- its links go first.
  FOREIGN KEY (layer, objet_id) REFERENCES objet (layer, id) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE fiche_objet IS 'Objects a fiche acts on (porte_sur), gives access to (dessert) or only names (mentionne)';
CREATE INDEX fiche_objet_objet_idx ON fiche_objet (layer, objet_id);

CREATE TABLE chiffre_imprime (
  contrat text NOT NULL REFERENCES contrat ON DELETE CASCADE,
  fiche   text REFERENCES fiche ON DELETE CASCADE,
  rang    integer NOT NULL,
  concept text NOT NULL,
  valeur  numeric NOT NULL,
  unite   text NOT NULL,
  imprime text,
  sources text[] NOT NULL DEFAULT '{}',
  UNIQUE NULLS NOT DISTINCT (contrat, fiche, rang)
);
COMMENT ON TABLE chiffre_imprime IS 'Figures printed in prose, by concept, so that two places can be compared; fiche null: the contract''s own text';
CREATE INDEX chiffre_imprime_concept_idx ON chiffre_imprime (concept);

-- ── What a fiche touches ───────────────────────────────────────────────────────────────────────────────────────────

-- Union of geometries, dimension by dimension: areas stay areas, lines stay lines; a collection only when they mix.
CREATE FUNCTION reunir(geometries geometry[]) RETURNS geometry
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT CASE WHEN count(*) <= 1 THEN (array_agg(g))[1] ELSE ST_Collect(g) END
    FROM (
      SELECT ST_Multi(ST_UnaryUnion(ST_Collect(d.geom))) AS g
      FROM unnest(geometries) u CROSS JOIN LATERAL ST_Dump(u) d
      GROUP BY ST_Dimension(d.geom) ORDER BY ST_Dimension(d.geom) DESC) dimension);

-- The objects acted on; failing that, those given access to; failing that, the communes of the location; failing that,
-- the EPCI. Objects and communes only mentioned never count.
CREATE FUNCTION recalculer_geometries_fiches(fiches text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE fiche f
  SET geom = coalesce(o.geom, c.geom, e.geom),
      geom_origine = CASE WHEN o.geom IS NOT NULL THEN 'objets' WHEN c.geom IS NOT NULL THEN 'communes'
                          WHEN e.geom IS NOT NULL THEN 'epci' END,
      communes = array(
        SELECT fc.insee FROM fiche_commune fc WHERE fc.fiche = f.id AND fc.role = 'localisation'
        UNION
        SELECT oc.insee FROM fiche_objet fo JOIN objet_commune oc USING (layer, objet_id)
        WHERE fo.fiche = f.id AND fo.role <> 'mentionne'
        ORDER BY 1)
  FROM fiche g
  JOIN contrat k ON k.id = g.contrat
  LEFT JOIN epci e ON e.siren = k.epci
  LEFT JOIN LATERAL (
    SELECT reunir(array_agg(x.geom)) AS geom
    FROM fiche_objet l JOIN objet x ON (x.layer, x.id) = (l.layer, l.objet_id)
    WHERE l.fiche = g.id AND (l.role = 'porte_sur' OR l.role = 'dessert' AND NOT EXISTS (
      SELECT FROM fiche_objet p WHERE p.fiche = g.id AND p.role = 'porte_sur'))) o ON true
  LEFT JOIN LATERAL (
    SELECT reunir(array_agg(x.geom)) AS geom
    FROM fiche_commune l JOIN commune x USING (insee) WHERE l.fiche = g.id AND l.role = 'localisation') c ON true
  WHERE g.id = f.id AND f.id = ANY (fiches)
$$;

CREATE FUNCTION recalculer_geometrie_fiche(fiche text) RETURNS void
  LANGUAGE sql AS $$ SELECT recalculer_geometries_fiches(ARRAY[fiche]) $$;

CREATE FUNCTION recalculer_recherche_fiches(fiches text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE fiche f SET recherche = cle_recherche(concat_ws(' ', f.id, f.numero, f.titre, f.description,
    (SELECT string_agg(t.texte, ' ') FROM fiche_texte t WHERE t.fiche = f.id),
    (SELECT string_agg(concat_ws(' ', p.nom, p.nom_long), ' ') FROM fiche_partie l JOIN partie p ON p.code = l.partie
     WHERE l.fiche = f.id),
    (SELECT string_agg(c.nom, ' ') FROM fiche_commune l JOIN commune c USING (insee) WHERE l.fiche = f.id),
    (SELECT string_agg(o.nom, ' ') FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
     WHERE l.fiche = f.id)))
  WHERE f.id = ANY (fiches)
$$;

-- Row trigger on fiche: only columns that the functions above read, so that they do not call themselves.
CREATE FUNCTION tenir_fiche() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recalculer_geometries_fiches(ARRAY[NEW.id]);
  PERFORM recalculer_recherche_fiches(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER tenir_fiche AFTER INSERT OR UPDATE OF contrat, numero, titre, description ON fiche
  FOR EACH ROW EXECUTE FUNCTION tenir_fiche();

-- Statement trigger on what hangs from a fiche. TG_ARGV[0]: 'geometrie' when the geometry depends on it too.
CREATE FUNCTION tenir_fiches_liees() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touchees text[];
BEGIN
  SELECT array_agg(DISTINCT t.fiche) INTO touchees FROM lignes_touchees t;
  IF touchees IS NOT NULL THEN
    IF TG_ARGV[0] = 'geometrie' THEN
      PERFORM recalculer_geometries_fiches(touchees);
    END IF;
    PERFORM recalculer_recherche_fiches(touchees);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN
    SELECT * FROM (VALUES ('fiche_objet', 'geometrie'), ('fiche_commune', 'geometrie'), ('fiche_partie', 'texte'),
                          ('fiche_texte', 'texte')) AS table_liee (nom, effet),
                  (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) AS operation (op, etat)
  LOOP
    EXECUTE format('CREATE TRIGGER tenir_fiches_%s AFTER %s ON %I REFERENCING %s TABLE AS lignes_touchees
                    FOR EACH STATEMENT EXECUTE FUNCTION tenir_fiches_liees(%L)', lower(t.op), t.op, t.nom, t.etat, t.effet);
  END LOOP;
END $$;

-- When an object moves or a boundary changes, the fiches that rest on it follow. TG_ARGV[0]: how they are found.
CREATE FUNCTION suivre_territoire() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touchees text[];
BEGIN
  IF TG_ARGV[0] = 'objet' THEN
    SELECT array_agg(DISTINCT l.fiche) INTO touchees
    FROM fiche_objet l JOIN nouveaux n ON (n.layer, n.id) = (l.layer, l.objet_id);
  ELSIF TG_ARGV[0] = 'objet_commune' THEN
    SELECT array_agg(DISTINCT l.fiche) INTO touchees
    FROM fiche_objet l JOIN nouveaux n ON (n.layer, n.objet_id) = (l.layer, l.objet_id);
  ELSIF TG_ARGV[0] = 'commune' THEN
    SELECT array_agg(DISTINCT l.fiche) INTO touchees FROM fiche_commune l JOIN nouveaux n ON n.insee = l.insee;
  ELSE
    SELECT array_agg(f.id) INTO touchees
    FROM fiche f JOIN contrat k ON k.id = f.contrat JOIN nouveaux n ON n.siren = k.epci
    WHERE f.geom_origine IS NULL OR f.geom_origine = 'epci';
  END IF;
  IF touchees IS NOT NULL THEN
    PERFORM recalculer_geometries_fiches(touchees);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fiches_suivent_i AFTER INSERT ON objet REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_territoire('objet');
CREATE TRIGGER fiches_suivent_u AFTER UPDATE ON objet REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_territoire('objet');
CREATE TRIGGER fiches_suivent_i AFTER INSERT ON objet_commune REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_territoire('objet_commune');
CREATE TRIGGER fiches_suivent_u AFTER UPDATE ON commune REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_territoire('commune');
CREATE TRIGGER fiches_suivent_u AFTER UPDATE ON epci REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION suivre_territoire('epci');
