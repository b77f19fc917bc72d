-- Who writes from QGIS or psql, straight into the database, has no schema archipel in their search_path: the trigger functions
-- name their tables without it, so each brings its own. What they call has it too, for as long as they run.
-- A later trigger function says « SET search_path = archipel, public » itself; a test asks all of them.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p
           WHERE p.pronamespace = 'archipel'::regnamespace AND p.prorettype = 'trigger'::regtype LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = archipel, public', f);
  END LOOP;
END $$;
