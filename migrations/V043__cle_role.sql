-- Keys: what each may do, until when, made by whom; and the share of an amount that falls to a territory.

ALTER TABLE cle DROP CONSTRAINT cle_role_check;
ALTER TABLE cle
  ADD CONSTRAINT cle_role_check CHECK (role IN ('lecteur', 'editeur', 'administrateur')),
  ADD COLUMN expire_le  timestamptz,
  ADD COLUMN creee_par  text REFERENCES cle,
  ADD CONSTRAINT cle_expire_check CHECK (expire_le > creee_le);
COMMENT ON COLUMN cle.role IS 'lecteur: only says who asks; editeur: writes; administrateur: writes and manages keys';
COMMENT ON COLUMN cle.expire_le IS 'From then on the key opens nothing; null: it does not expire';
COMMENT ON COLUMN cle.creee_par IS 'Key of whoever made it; null: the command line, or the first start';

-- docs/suivi.md: equal shares among the communes of an action. rangs: those of the territory among the n, from 1.
CREATE FUNCTION part_du_territoire(centimes bigint, n integer, rangs integer[]) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT sum(part_egale(centimes, n, r))::bigint FROM unnest(rangs) r);
COMMENT ON FUNCTION part_du_territoire IS 'The shares of some communes; null when the amount is unknown or none of the n is among them';
