-- The money of the fiches, as printed. Amounts are cents (bigint). A blank cell has no row or no value; a mention
-- (à évaluer, pour mémoire…) is a code, never 0; `imprime` keeps the cell's text when it is neither the plain amount
-- nor the mention's usual words.

CREATE DOMAIN mention_montant AS text CHECK (VALUE IN (
  'a_evaluer', 'a_determiner', 'a_preciser', 'a_programmer', 'a_rechercher', 'a_negocier', 'en_definition', 'en_cours',
  'pour_memoire', 'voir_convention', 'voir_ailleurs', 'par_an', 'pourcentage', 'globalise', 'non_eligible', 'autre'));
COMMENT ON DOMAIN mention_montant IS 'What is printed in the place of an amount, or qualifies it (par_an, globalise, pourcentage)';

CREATE DOMAIN taxe AS text CHECK (VALUE IN ('HT', 'TTC', 'non_precise'));
COMMENT ON DOMAIN taxe IS 'What the table says of its amounts: without tax, with tax, or nothing';

CREATE TABLE section_financiere (
  fiche   text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  section text NOT NULL CHECK (section IN ('investissement', 'fonctionnement', 'global')),
  taxe    taxe NOT NULL,
  periode text CHECK (periode = 'annuelle'),
  PRIMARY KEY (fiche, section)
);
COMMENT ON TABLE section_financiere IS 'Budget tables of a fiche; global: printed without a section';
COMMENT ON COLUMN section_financiere.periode IS 'annuelle when the heading says the amounts are per year';

CREATE TABLE ligne_financiere (
  fiche            text NOT NULL,
  section          text NOT NULL,
  sens             text NOT NULL CHECK (sens IN ('depense', 'recette')),
  rang             integer NOT NULL,
  nature           text NOT NULL CHECK (nature IN ('detail', 'total')),
  libelle          text NOT NULL,
  montant_centimes bigint CHECK (montant_centimes >= 0),
  taux             numeric(5, 2) CHECK (taux > 0 AND taux <= 100),
  mention          mention_montant,
  imprime          text,
  sources          text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, section, sens, rang),
  FOREIGN KEY (fiche, section) REFERENCES section_financiere ON DELETE CASCADE
);
COMMENT ON TABLE ligne_financiere IS 'Costs and receipts as printed, and the totals printed under them, right or wrong';
COMMENT ON COLUMN ligne_financiere.libelle IS 'As printed; empty when no label is printed';
CREATE UNIQUE INDEX ligne_financiere_total_idx ON ligne_financiere (fiche, section, sens) WHERE nature = 'total';

CREATE TABLE echeancier (
  fiche  text PRIMARY KEY REFERENCES fiche ON DELETE CASCADE,
  annees integer[] NOT NULL,
  taxe   taxe NOT NULL
);
COMMENT ON TABLE echeancier IS 'Crédits de paiement: the years of the printed table';

CREATE TABLE echeance_ligne (
  fiche    text NOT NULL REFERENCES echeancier ON DELETE CASCADE,
  rang     integer NOT NULL,
  poste    text NOT NULL CHECK (poste IN (
    'depenses', 'depenses_investissement', 'depenses_fonctionnement',
    'recettes', 'recettes_investissement', 'recettes_fonctionnement', 'sans_libelle')),
  decalage integer NOT NULL DEFAULT 0 CHECK (decalage >= 0),
  sources  text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, rang)
);
COMMENT ON COLUMN echeance_ligne.decalage IS 'Columns by which the label is printed too far right';
CREATE UNIQUE INDEX echeance_ligne_poste_idx ON echeance_ligne (fiche, poste) WHERE poste <> 'sans_libelle';

CREATE TABLE echeance (
  fiche            text NOT NULL,
  rang             integer NOT NULL,
  annee            integer,
  montant_centimes bigint CHECK (montant_centimes >= 0),
  mention          mention_montant,
  imprime          text,
  UNIQUE NULLS NOT DISTINCT (fiche, rang, annee),
  FOREIGN KEY (fiche, rang) REFERENCES echeance_ligne ON DELETE CASCADE,
  CHECK (montant_centimes IS NOT NULL OR mention IS NOT NULL)
);
COMMENT ON TABLE echeance IS 'Cells of the échéancier that are not blank; annee null: the TOTAL column';

CREATE TABLE partenaire (
  fiche            text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  nature           text NOT NULL CHECK (nature IN ('recherche', 'part', 'total')),
  rang             integer NOT NULL,
  nom_imprime      text,
  colonne          text CHECK (colonne IN ('cabbalr', 'etat', 'autres', 'part')),
  dispositif       text,
  montant_centimes bigint CHECK (montant_centimes >= 0),
  taux             numeric(5, 2) CHECK (taux > 0 AND taux <= 100),
  mention          mention_montant,
  imprime          text,
  etat             text CHECK (etat IN ('a_rechercher', 'a_solliciter', 'sollicite', 'en_cours', 'a_confirmer', 'obtenu')),
  delai            text,
  difficultes      text,
  sources          text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, nature, rang),
  CHECK (nature <> 'part' OR colonne IS NOT NULL)
);
COMMENT ON TABLE partenaire IS 'Funding sought by partner (recherche), shares printed in columns (part), and the total printed';
COMMENT ON COLUMN partenaire.nom_imprime IS 'Name printed, when it is not the party''s usual name';
COMMENT ON COLUMN partenaire.dispositif IS 'Fund or call for projects named (DSIL, FNADT, AAP Friches…)';
COMMENT ON COLUMN partenaire.delai IS 'Column « Délai de mobilisation », as printed';
COMMENT ON COLUMN partenaire.difficultes IS 'Column « Difficultés de mobilisation », as printed';

CREATE TABLE partenaire_partie (
  fiche  text NOT NULL,
  nature text NOT NULL,
  rang   integer NOT NULL,
  partie text NOT NULL REFERENCES partie,
  PRIMARY KEY (fiche, nature, rang, partie),
  FOREIGN KEY (fiche, nature, rang) REFERENCES partenaire ON DELETE CASCADE
);
COMMENT ON TABLE partenaire_partie IS 'Who a funding comes from: one party, several when it is joint, none when nobody is named';
CREATE INDEX partenaire_partie_partie_idx ON partenaire_partie (partie);

-- ── The recapitulative table (maquette) ────────────────────────────────────────────────────────────────────────────

CREATE TABLE maquette (
  contrat text PRIMARY KEY REFERENCES contrat ON DELETE CASCADE,
  titre   text,
  taxe    taxe NOT NULL
);

CREATE TABLE maquette_page (
  contrat  text NOT NULL REFERENCES maquette ON DELETE CASCADE,
  rang     integer NOT NULL,
  lignes   int4range NOT NULL CHECK (NOT isempty(lignes)),
  colonnes text[] NOT NULL,
  PRIMARY KEY (contrat, rang)
);
COMMENT ON TABLE maquette_page IS 'Pages of the recapitulative table: lines of the document, columns in the printed order';

CREATE TABLE maquette_total (
  contrat          text NOT NULL REFERENCES maquette ON DELETE CASCADE,
  rang             integer NOT NULL,
  libelle          text NOT NULL,
  annee            integer,
  colonne          text NOT NULL CHECK (colonne IN ('cout_2021', 'cout_2022', 'cout_total', 'parts.part')),
  montant_centimes bigint,
  imprime          text,
  sources          text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (contrat, rang)
);
COMMENT ON TABLE maquette_total IS 'Totals printed under the recapitulative table, right or wrong';

CREATE TABLE maquette_ligne (
  fiche          text NOT NULL REFERENCES fiche ON DELETE CASCADE,
  rang           integer NOT NULL,
  enjeu          text,
  chantier       text,
  fiche_imprimee text,
  numero         text,
  maitre_ouvrage text,
  libelle        text NOT NULL,
  annee          text,
  commentaire    text,
  financements   text,
  sources        text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (fiche, rang)
);
COMMENT ON TABLE maquette_ligne IS 'A fiche''s row or rows in the recapitulative table, as printed';

CREATE TABLE maquette_cout (
  fiche            text NOT NULL,
  rang             integer NOT NULL,
  colonne          text NOT NULL CHECK (colonne IN ('cout_2021', 'cout_2022', 'cout_total')),
  montant_centimes bigint CHECK (montant_centimes >= 0),
  taux             numeric(5, 2),
  mention          mention_montant,
  imprime          text,
  PRIMARY KEY (fiche, rang, colonne),
  FOREIGN KEY (fiche, rang) REFERENCES maquette_ligne ON DELETE CASCADE,
  CHECK (montant_centimes IS NOT NULL OR mention IS NOT NULL)
);
COMMENT ON TABLE maquette_cout IS 'Cost cells of a row that are not blank';

-- ── The layer ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- A fiche's total is the one the recapitulative table prints; no total when one of its cells holds a mention instead.
CREATE VIEW v_fiche AS
SELECT
  f.id, f.numero, coalesce(n.imprime, f.numero) AS numero_imprime, f.titre, f.contrat, e.sigle AS epci,
  coalesce(racine.court, racine.titre) AS axe, f.noeud, feuille.titre AS noeud_titre,
  array(SELECT p.nom FROM fiche_partie l JOIN partie p ON p.code = l.partie
        WHERE l.fiche = f.id AND l.role = 'maitre_ouvrage' ORDER BY l.rang) AS maitres_ouvrage,
  f.type_operation, f.portee, f.annee_lancement, f.statut, f.description,
  total.montant_total_eur, total.montant_total_mention, cp.montant_echeancier_eur,
  f.communes, f.sources, f.date_maj, f.geom_origine, f.rang, f.recherche, f.geom
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
COMMENT ON VIEW v_fiche IS 'Storage of the layer fiches (read-only)';
