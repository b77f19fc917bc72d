#!/usr/bin/env bash
# bench/suivi.sh : totals of tracking over 100 000 generated fiches in 50 generated contracts (suivi.sql), over HTTP. The last
# step of ./archipel bench; runs alone too. A database of its own is made on the PostgreSQL that PGHOST, PGPORT and PGUSER
# name, by an account that may create databases and PostGIS; the service fills it; it is dropped in the end.
set -euo pipefail
# shellcheck source=bench/service.sh
. "$(dirname -- "$0")/service.sh"
say "Base de mesure : 100 000 fiches engendrées (quelques minutes)"
own_database archipel_mesure_suivi
serve
psql -Xq -f "$root/bench/suivi.sql"

median() { sort -n | sed -n 4p; }
timed() { # STATEMENT : median of 7, in ms
  for _ in 1 2 3 4 5 6 7; do printf '%s;\n' "$1"; done |
    psql -XAtq -c 'SET search_path = archipel, public' -c '\timing on' -f - | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | median
}

say "Mesures, médianes de 7"
floor=$(timed 'SELECT sum(c.montant_centimes) FROM fiche f JOIN maquette_cout c ON c.fiche = f.id')
printf '%-44s %7s %9s\n' mesure ms '/ plancher'
report() { printf '%-44s %7.0f %9.1f\n' "$1" "$2" "$(python3 -c "print($2 / $floor)")"; }
report 'plancher : une somme, en SQL' "$floor"
for address in /api/suivi '/api/suivi?date=2023-07-01' '/api/suivi?annee=2024' /api/contrats/gen-1/suivi '/api/fiches?limit=50' \
  '/api/fiches?annee=2024&limit=50' /api/alertes '/api/alertes?contrat=gen-1'; do
  for _ in 1 2 3; do curl -sf -o /dev/null "$base$address"; done
  report "$address" "$(for _ in 1 2 3 4 5 6 7; do curl -sf -o /dev/null -w '%{time_total}\n' "$base$address"; done |
    median | python3 -c 'print(float(input()) * 1000)')"
done
spent="INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur)
  VALUES ('gen-1-1', 2024, 'global', 'realise', 1, '2024-06-01', 'engendré')"
report 'écrire une dépense, en SQL' "$(timed "$spent")"
