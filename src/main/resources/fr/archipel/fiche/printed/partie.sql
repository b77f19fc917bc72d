-- The code list of parties in the form of its file.
SELECT jsonb_build_object('code', code, 'nom', nom, 'nom_long', nom_long, 'type', type, 'siren', siren, 'insee', insee,
                          'formes', to_jsonb(formes))::text AS partie
FROM partie
ORDER BY code
