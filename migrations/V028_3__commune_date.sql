-- A commune whose contour changes is dated by that day, whoever brings the contour. A date that is given with it stands.
CREATE FUNCTION dater_commune() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.date_maj := current_date;
  RETURN NEW;
END $$;

CREATE TRIGGER dater_commune BEFORE UPDATE OF geom ON commune
  FOR EACH ROW WHEN (NEW.geom IS DISTINCT FROM OLD.geom AND NEW.date_maj IS NOT DISTINCT FROM OLD.date_maj)
  EXECUTE FUNCTION dater_commune();
