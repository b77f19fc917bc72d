-- How objects are called in the files the State asks for (fr.archipel.exchange.standard), and back: an object that came
-- from such a file keeps the identifier it had there; any other has one that is computed from its own, the same at each
-- export, so that a file that comes back finds its objects.

-- Five signs (digits, capitals) that stand for a text, always the same: the standard Sites économiques leaves no more.
-- Two texts have the same once in sixty million.
CREATE FUNCTION code_court(texte text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT string_agg(substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                   1 + ((e.n / (36 ^ k)::bigint) % 36)::integer, 1), '' ORDER BY k DESC)
          FROM generate_series(0, 4) k, (SELECT ('x' || substr(md5(texte), 1, 12))::bit(48)::bigint AS n) e);

-- What an object's sources ('document:line', 'base:identifier') say of who speaks of it: the documents' names, the date
-- of the oldest (null unless the date of each is known), the agglomeration whose contract is the latest of them.
CREATE FUNCTION documents_cites(sources text[], OUT noms text, OUT premier date, OUT producteur text)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_agg(DISTINCT s.nom, '|' ORDER BY s.nom),
         CASE WHEN count(*) = count(d.date_document) THEN min(d.date_document) END,
         (array_agg(e.nom ORDER BY d.date_document DESC, e.siren) FILTER (WHERE e.siren IS NOT NULL))[1]
  FROM (SELECT DISTINCT split_part(source, ':', 1) AS nom FROM unnest(sources) source) s
  LEFT JOIN document d ON d.id = s.nom
  LEFT JOIN contrat c ON c.document = d.id
  LEFT JOIN epci e ON e.siren = c.epci
  WHERE s.nom <> ''
$$;

CREATE VIEW identifiant_objet AS
WITH tous AS (
  SELECT 1 AS rang, layer, source, source_id, objet_id FROM identifiant_source
  UNION ALL
  -- Cartofriches names its sites as the standard does.
  SELECT 2, layer, 'cnig-friches', source_id, objet_id FROM identifiant_source
  WHERE layer = 'friches' AND source = 'cartofriches'
  UNION ALL
  SELECT 3, 'friches', 'cnig-friches', substr(s, strpos(s, ':') + 1), id FROM friche CROSS JOIN LATERAL unnest(sources) s
  WHERE s ~ '^cartofriches(-[0-9]{4})?:.'
  UNION ALL
  SELECT 4, 'friches', 'cnig-friches', concat_ws('_', insee, id), id FROM friche
  UNION ALL
  SELECT 4, 'zae', 'cnig-sites-economiques', concat_ws('_', insee, 'SITE-ECO', code_court(id)), id FROM zae
  UNION ALL
  SELECT 4, 'ev5', 'amenagements-cyclables', id, id FROM ev5)
SELECT DISTINCT ON (layer, source, source_id) layer, source, source_id, objet_id
FROM tous ORDER BY layer, source, source_id, rang, objet_id;
COMMENT ON VIEW identifiant_objet IS 'Every identifier under which a file may name one of our objects: those kept in identifiant_source, and those that our standard exports write';

-- A new identifier changes what those exports hold, though no object changed.
CREATE FUNCTION noter_identifiants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM toucher_couche(layer) FROM (SELECT DISTINCT layer FROM lignes) l;
  RETURN NULL;
END $$;
CREATE TRIGGER noter_ajout AFTER INSERT ON identifiant_source REFERENCING NEW TABLE AS lignes
  FOR EACH STATEMENT EXECUTE FUNCTION noter_identifiants();
CREATE TRIGGER noter_changement AFTER UPDATE ON identifiant_source REFERENCING NEW TABLE AS lignes
  FOR EACH STATEMENT EXECUTE FUNCTION noter_identifiants();
CREATE TRIGGER noter_retrait AFTER DELETE ON identifiant_source REFERENCING OLD TABLE AS lignes
  FOR EACH STATEMENT EXECUTE FUNCTION noter_identifiants();
