#!/usr/bin/env bash
# bench/suivi.sh : sums of tracking over 100 000 generated fiches in 50 generated contracts, added to a COPY of a loaded
# database named in PGDATABASE (and PGHOST, PGPORT, PGUSER). Times over HTTP need a service on that copy: its address is $1.
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
base=${1:?"bench/suivi.sh http://127.0.0.1:PORT : l'adresse d'un service lancé sur la copie"}
: "${PGDATABASE:?Nommez la COPIE de la base dans PGDATABASE ; des contrats engendrés y sont ajoutés}"
if [ "$(psql -XAtqc "SELECT count(*) FROM archipel.contrat WHERE id LIKE 'gen-%'")" = 0 ]; then
  psql -Xq -f "$here/suivi.sql"
fi
for address in /api/suivi /api/contrats/gen-1/suivi '/api/fiches?limit=50' '/api/alertes?contrat=gen-1'; do
  for _ in 1 2 3; do curl -sf -o /dev/null "$base$address"; done
  for _ in 1 2 3 4 5; do curl -sf -o /dev/null -w '%{time_total}\n' "$base$address"; done | sort -n | sed -n 3p |
    xargs printf '%-32s médiane de 5 : %s s\n' "$address"
done
