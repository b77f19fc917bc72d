-- Figures kept under the version of the land accounts (V030) follow the flows of land cover too, when these are computed again.
SELECT suivre_version('occupation_flux', 'scot-donnees');
